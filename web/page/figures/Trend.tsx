import type { TrendPoint, TrendProps } from '@selvedge/sdk/page';
import { useMemo } from 'react';
import { numberOf, written } from './amounts.ts';
import { Chart } from './Chart.tsx';
import { Figure, type FigureColumn } from './Figure.tsx';
import { Mark } from './Mark.tsx';
import { isReached, targetOf } from './reached.ts';
import { type Line, trendDraft } from './trend.ts';
import { t } from './words.ts';

export function Trend(props: TrendProps) {
  const { points, target, better, words, unit, onOpen } = props;
  const draft = useMemo(
    () => trendDraft({ points, target, better, words, unit, onOpen }),
    [points, target, better, words, unit, onOpen],
  );
  return (
    <Figure
      {...props}
      name="trend"
      columns={columnsOf(props)}
      rows={points}
      keyOf={({ key }) => key}
      onOpen={onOpen && (({ key }) => onOpen(key))}
      legend={<Legend {...props} />}
    >
      <Chart draft={draft} label={sentenceOf(props)} onOpen={onOpen} />
    </Figure>
  );
}

/** What the marks of a trend mean; only those that are there. */
export function Legend(line: Line) {
  const { points, words } = line;
  const hasTarget = points.some((point) => targetOf(point, line) !== null);
  const isStrange = points.some(({ note }) => note !== undefined);
  // One line needs no legend: the title says what it is.
  if (!hasTarget && !isStrange) return null;
  return (
    <>
      <Mark sort="line">{words?.value ?? t('figures:actual')}</Mark>
      {hasTarget && <Mark sort="target">{words?.target ?? t('figures:target')}</Mark>}
      {points.some((point) => isReached(point, line) === false) && (
        <Mark sort="hollow">{t('figures:missed')}</Mark>
      )}
      {isStrange && <Mark sort="strange">{t('figures:strange')}</Mark>}
    </>
  );
}

/** The newest, the least and the most: what the picture says at a glance. */
function sentenceOf({ title, points, unit }: TrendProps): string {
  const known = points.filter(({ value }) => numberOf(value) !== null);
  const sorted = known.toSorted((a, b) => (numberOf(a.value) ?? 0) - (numberOf(b.value) ?? 0));
  const say = (point: TrendPoint | undefined): string =>
    point === undefined ? '—' : `${point.title} ${written(point.value, unit)}`;
  return t('figures:trendSentence', {
    title,
    count: known.length,
    last: say(known.at(-1)),
    low: say(sorted[0]),
    high: say(sorted.at(-1)),
  });
}

export function columnsOf(line: Line): FigureColumn<TrendPoint>[] {
  const { points, words, unit, target } = line;
  const inUnit = (title: string): string => (unit === undefined ? title : `${title} (${unit})`);
  const own = ({ target: of }: TrendPoint) => (of === undefined ? target : of);
  const columns: FigureColumn<TrendPoint>[] = [
    { key: 'title', title: t('figures:when'), text: ({ title }) => title, value: ({ title }) => title },
    {
      key: 'value',
      title: inUnit(words?.value ?? t('figures:actual')),
      isNumber: true,
      text: ({ value }) => written(value),
      value: ({ value }) => numberOf(value),
    },
  ];
  if (points.some((point) => targetOf(point, line) !== null))
    columns.push({
      key: 'target',
      title: inUnit(words?.target ?? t('figures:target')),
      isNumber: true,
      text: (point) => written(own(point)),
      value: (point) => targetOf(point, line),
    });
  if (points.some(({ note }) => note !== undefined))
    columns.push({
      key: 'note',
      title: t('figures:strange'),
      text: ({ note = '' }) => note,
      value: ({ note = null }) => note,
    });
  return columns;
}
