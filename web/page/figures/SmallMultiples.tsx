import type { Panel, SmallMultiplesProps, TrendPoint } from '@selvedge/sdk/page';
import { useMemo } from 'react';
import { beginning, numberOf, written } from './amounts.ts';
import { Chart } from './Chart.tsx';
import type { Draft } from './drawing.ts';
import { Figure } from './Figure.tsx';
import { targetOf } from './reached.ts';
import { columnsOf, Legend } from './Trend.tsx';
import { type Line, type Scale, trendDraft } from './trend.ts';
import { t } from './words.ts';

interface Row extends TrendPoint {
  readonly panel: Panel;
}

/** So much of a sheet's width has one of them on paper. */
const PART = 0.3;

export function SmallMultiples(props: SmallMultiplesProps) {
  const { panels, target, better, words, unit, onOpen } = props;
  const rows = panels.flatMap((panel) => panel.points.map((point): Row => ({ ...point, panel })));
  const drafts = useMemo(() => {
    const line = { target, better, words, unit };
    const scale = scaleOf(panels, line);
    return panels.map(({ points }) => trendDraft({ ...line, points }, scale, true));
  }, [panels, target, better, words, unit]);
  const columns = columnsOf({ ...props, points: rows });
  return (
    <Figure
      {...props}
      name="panels"
      rows={rows}
      keyOf={({ panel, key }) => `${panel.key} ${key}`}
      onOpen={onOpen && (({ panel }) => onOpen(panel.key))}
      columns={[
        {
          key: 'panel',
          title: t('figures:team'),
          text: ({ panel }: Row) => panel.title,
          value: ({ panel }: Row) => panel.title,
        },
        ...columns.map(({ text, value, ...column }) => ({
          ...column,
          text: (row: Row) => text(row),
          value: (row: Row) => value(row),
        })),
      ]}
      legend={<Legend {...props} points={rows} />}
    >
      <div className="figure-panels">
        {panels.map((panel, at) => (
          <Small key={panel.key} panel={panel} draft={drafts[at]} unit={unit} onOpen={onOpen} />
        ))}
      </div>
    </Figure>
  );
}

interface SmallProps extends Pick<SmallMultiplesProps, 'unit' | 'onOpen'> {
  readonly panel: Panel;
  readonly draft: Draft | undefined;
}

function Small({ panel, draft, unit, onOpen }: SmallProps) {
  const last = panel.points.findLast(({ value }) => numberOf(value) !== null);
  const words = `${panel.title} ${last === undefined ? '—' : `${last.title} ${written(last.value, unit)}`}`;
  return (
    <div className="figure-panel" data-key={panel.key}>
      <h3>
        {onOpen === undefined ? (
          panel.title
        ) : (
          <button type="button" className="figure-link" onClick={() => onOpen(panel.key)}>
            {panel.title}
          </button>
        )}
        <b>{written(last?.value)}</b>
      </h3>
      {draft !== undefined && <Chart draft={draft} label={words} part={PART} />}
    </div>
  );
}

/** One scale for all: else the eye compares what cannot be compared. */
export function scaleOf(panels: readonly Panel[], line: Pick<Line, 'target'>): Scale {
  const points = panels.flatMap((panel) => panel.points);
  const values = points.flatMap((point) => [numberOf(point.value), targetOf(point, line)]);
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return {};
  const min = beginning(values) ?? Math.min(...known);
  return { min, max: Math.max(...known, min + 1e-9) };
}
