import type { ParetoProps } from '@selvedge/sdk/page';
import { useMemo } from 'react';
import { written } from './amounts.ts';
import { Chart } from './Chart.tsx';
import { Figure } from './Figure.tsx';
import { Mark } from './Mark.tsx';
import { paretoDraft, percent } from './pareto.ts';
import { ranked } from './ranking.ts';
import { t } from './words.ts';

/** A share in the file: its digits, not a picture of them. */
const exact = (share: number): number => Math.round(share * 100) / 100;

export function Pareto(props: ParetoProps) {
  const { title, bars, words, unit, most, onOpen } = props;
  const draft = useMemo(
    () => paretoDraft({ title, bars, words, unit, most, onOpen }),
    [title, bars, words, unit, most, onOpen],
  );
  const rows = useMemo(() => ranked(bars), [bars]);
  const value = words?.value ?? t('figures:value');
  const few = rows.findIndex(({ cumulative }) => cumulative >= 80) + 1;
  return (
    <Figure
      {...props}
      name="pareto"
      rows={rows}
      keyOf={({ key }) => key}
      onOpen={onOpen && (({ key }) => onOpen(key))}
      columns={[
        { key: 'title', title: t('figures:what'), text: (row) => row.title, value: (row) => row.title },
        {
          key: 'value',
          title: unit === undefined ? value : `${value} (${unit})`,
          isNumber: true,
          text: (row) => written(row.value),
          value: ({ number }) => number,
        },
        {
          key: 'share',
          title: `${t('figures:share')} %`,
          isNumber: true,
          text: ({ share }) => percent(share),
          value: ({ share }) => exact(share),
        },
        {
          key: 'cumulative',
          title: `${t('figures:cumulative')} %`,
          isNumber: true,
          text: ({ cumulative }) => percent(cumulative),
          value: ({ cumulative }) => exact(cumulative),
        },
      ]}
      legend={
        <>
          <Mark sort="bar">{value}</Mark>
          <Mark sort="share">{t('figures:cumulative')}</Mark>
          {few < rows.length && <span>{t('figures:few', { count: few, of: rows.length })}</span>}
        </>
      }
    >
      <Chart
        draft={draft}
        label={t('figures:paretoSentence', {
          title,
          count: rows.length,
          first: rows
            .slice(0, 3)
            .map((row) => `${row.title} ${written(row.value, unit)}`)
            .join(', '),
        })}
        onOpen={onOpen}
      />
    </Figure>
  );
}
