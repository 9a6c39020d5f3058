import type { SeriesRows } from '../../../historian/historian.ts';
import { DATATYPES, type SeriesEntry } from '../../../namespace/series.ts';

/** A stored point as a rule is given it. */
export interface RulePoint {
  readonly path: string;
  readonly thing: string;
  readonly metric: string;
  /** RFC 3339. */
  readonly at: string;
  readonly value: number | string | boolean | null;
  readonly unit: string | null;
  /** Below 16 it counts. */
  readonly quality: number;
  /** Points of this metric since the rule looked last that it is not shown. */
  readonly skipped: number;
}

export const valueAt = (
  { datatype }: SeriesEntry,
  value: number,
  text: string | null,
): RulePoint['value'] => {
  if (text !== null) return text;
  if (Number.isNaN(value)) return null;
  return datatype === DATATYPES[2] ? value !== 0 : value;
};

export function pointAt(entry: SeriesEntry, rows: SeriesRows, row: number, skipped: number): RulePoint {
  return {
    path: entry.path,
    thing: entry.thing,
    metric: entry.metric,
    at: new Date(rows.time[row] / 1000).toISOString(),
    value: valueAt(entry, rows.value[row], rows.text?.[row] ?? null),
    unit: entry.unit,
    quality: rows.quality[row],
    skipped,
  };
}
