import type { HeardPoint, PointKind, PointSubscription } from '@selvedge/sdk/app';
import { isUsable, qualityName } from '@selvedge/sdk/connector';
import type { SeriesRows } from '../../historian/historian.ts';
import type { SeriesEntry, SeriesMap } from '../../namespace/series.ts';
import { valueAt } from '../own/points/point.ts';

/** A reading as handlers are told it, and what the host knows of it. */
export interface Reading {
  readonly series: number;
  /** Microseconds. */
  readonly time: number;
  readonly point: HeardPoint<Record<string, PointKind>>;
}

/**
 * Rows as readings, in their order: those of the kind and the quality that the handler declared. Of one
 * point told twice the later stays.
 */
export function readingsIn(
  map: SeriesMap,
  { metrics, everyQuality }: PointSubscription,
  rows: SeriesRows,
  isLeftOut: (series: number) => boolean = () => false,
): Reading[] {
  const readings = new Map<string, Reading>();
  for (let row = 0; row < rows.length; row++) {
    const series = rows.series[row];
    const entry = map.entry(series);
    if (entry === undefined || isLeftOut(series)) continue;
    const quality = rows.quality[row];
    const kind = metrics[entry.metric];
    const told = valueAt(entry, rows.value[row], rows.text?.[row] ?? null);
    const value = kind === 'text' && typeof told === 'number' && everyQuality ? String(told) : told;
    if (value === null || kind === undefined || typeof value !== WRITTEN[kind]) continue;
    if (!everyQuality && !isUsable(quality)) continue;
    const reading = readingOf(entry, rows.time[row], value, quality);
    readings.delete(reading.point.id);
    readings.set(reading.point.id, reading);
  }
  return [...readings.values()];
}

const WRITTEN: Readonly<Record<PointKind, string>> = { number: 'number', text: 'string', boolean: 'boolean' };

const readingOf = (
  { id, thing, metric, unit }: SeriesEntry,
  time: number,
  value: number | string | boolean,
  quality: number,
): Reading => ({
  series: id,
  time,
  point: {
    id: `${id}@${time}`,
    thing,
    metric,
    at: new Date(time / 1000).toISOString(),
    value,
    unit,
    quality: qualityName(quality),
  },
});
