import type { HeatLine, HeatMapProps } from '@selvedge/sdk/page';
import { useMemo } from 'react';
import { numberOf, written } from './amounts.ts';
import { Chart } from './Chart.tsx';
import { Figure, type FigureColumn } from './Figure.tsx';
import { heatMapDraft } from './heat-map.ts';
import { t } from './words.ts';

export function HeatMap(props: HeatMapProps) {
  const { onOpen, ...framed } = props;
  const { title, rows, columns, cells, unit } = framed;
  const draft = useMemo(
    () => heatMapDraft({ title, rows, columns, cells, unit, onOpen }),
    [title, rows, columns, cells, unit, onOpen],
  );
  const known = cells.filter(({ value }) => numberOf(value) !== null);
  const most = known.toSorted((a, b) => (numberOf(b.value) ?? 0) - (numberOf(a.value) ?? 0))[0];
  const titleOf = (lines: readonly HeatLine[], key: string | undefined): string =>
    lines.find((line) => line.key === key)?.title ?? '';
  const valueAt = (row: string, column: string) =>
    cells.find((cell) => cell.row === row && cell.column === column)?.value;
  return (
    <Figure
      {...framed}
      name="heat"
      rows={known.length === 0 ? [] : rows}
      keyOf={({ key }) => key}
      columns={[
        { key: 'title', title: '', text: (row) => row.title, value: (row) => row.title },
        ...columns.map((column): FigureColumn<HeatLine> => ({
          key: column.key,
          title: column.title,
          isNumber: true,
          text: (row) => written(valueAt(row.key, column.key)),
          value: (row) => numberOf(valueAt(row.key, column.key)),
        })),
      ]}
      legend={
        <span className="figure-shades">
          0 <i /> {written(most?.value, unit)}
        </span>
      }
    >
      <Chart
        draft={draft}
        label={t('figures:heatSentence', {
          title,
          most: `${titleOf(rows, most?.row)} ${titleOf(columns, most?.column)} ${written(most?.value, unit)}`,
        })}
        onOpen={onOpen && ((name) => opened(name, onOpen))}
      />
    </Figure>
  );
}

/** A cell's name is its row and its column. */
function opened(name: string, onOpen: (row: string, column: string) => void): void {
  const [row, column]: unknown[] = JSON.parse(name);
  if (typeof row === 'string' && typeof column === 'string') onOpen(row, column);
}
