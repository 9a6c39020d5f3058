import type { YamazumiProps } from '@selvedge/sdk/page';
import { useMemo } from 'react';
import { numberOf, written } from './amounts.ts';
import { balanceOf, sumOf } from './balance.ts';
import { Chart } from './Chart.tsx';
import { Figure } from './Figure.tsx';
import { Mark } from './Mark.tsx';
import { percent } from './pareto.ts';
import { t } from './words.ts';
import { yamazumiDraft } from './yamazumi.ts';

export function Yamazumi(props: YamazumiProps) {
  const { title, bars, takt, unit, onOpen } = props;
  const draft = useMemo(
    () => yamazumiDraft({ title, bars, takt, unit, onOpen }),
    [title, bars, takt, unit, onOpen],
  );
  const pace = numberOf(takt);
  const over = pace === null ? [] : bars.filter((bar) => sumOf(bar) > pace);
  const balance = balanceOf(bars);
  const inUnit = (word: string): string => (unit === undefined ? word : `${word} (${unit})`);
  /** A row for each operation of each person: that is how it is read in a file. */
  const rows = bars.flatMap((bar) => bar.parts.map((part) => ({ bar, part })));
  return (
    <Figure
      {...props}
      name="yamazumi"
      rows={rows}
      keyOf={({ bar, part }) => `${bar.key} ${part.key}`}
      onOpen={onOpen && (({ bar }) => onOpen(bar.key))}
      columns={[
        {
          key: 'bar',
          title: t('figures:who'),
          text: ({ bar }) => bar.title,
          value: ({ bar }) => bar.title,
        },
        {
          key: 'part',
          title: t('figures:operation'),
          text: ({ part }) => part.title,
          value: ({ part }) => part.title,
        },
        {
          key: 'value',
          title: inUnit(t('figures:time')),
          isNumber: true,
          text: ({ part }) => written(part.value),
          value: ({ part }) => numberOf(part.value),
        },
        {
          key: 'sum',
          title: inUnit(t('figures:sum')),
          isNumber: true,
          text: ({ bar }) => written(sumOf(bar)),
          value: ({ bar }) => sumOf(bar),
        },
      ]}
      legend={
        <>
          {pace !== null && <Mark sort="target">{`${t('figures:takt')} ${written(takt, unit)}`}</Mark>}
          {balance !== null && <span>{t('figures:balance', { percent: percent(balance) })}</span>}
          {over.length > 0 && <span>▲ {t('figures:over', { count: over.length })}</span>}
        </>
      }
    >
      <Chart
        draft={draft}
        label={t('figures:yamazumiSentence', {
          title,
          count: bars.length,
          takt: written(takt, unit),
          over: over.map((bar) => `${bar.title} ${written(sumOf(bar), unit)}`).join(', ') || '—',
        })}
        onOpen={onOpen}
      />
    </Figure>
  );
}
