import { isUsable } from '@selvedge/sdk/connector';
import type { Buckets, Datatype, RawPoints, Value } from '../client/index.ts';

/** One metric as the chart draws it; columns of equal length in time order. */
export interface Line {
  readonly path: string;
  readonly unit: string | null;
  readonly datatype: Datatype | null;
  /** Epoch milliseconds. */
  readonly time: readonly number[];
  /** Average of a bucket, or the point itself; null breaks the line. */
  readonly mid: readonly (number | null)[];
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
  /** Unusable points' values; null elsewhere. */
  readonly bad: readonly (number | null)[];
  /** Times of buckets that hide unusable points. */
  readonly flawed: readonly number[];
  /** Bucket width, milliseconds; 0 where every point is shown. */
  readonly width: number;
  /** Up to where the answer reaches; live points beyond it are added. */
  readonly until: number;
}

const numberOf = (value: Value): number | null => {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value === null || value === '') return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
};

export function lineOfBuckets(buckets: Buckets, until: number): Line {
  return {
    path: buckets.path,
    unit: buckets.unit,
    datatype: buckets.datatype,
    time: buckets.ts,
    mid: buckets.avg,
    low: buckets.min,
    high: buckets.max,
    bad: buckets.ts.map(() => null),
    flawed: buckets.ts.filter((_, index) => (buckets.unusable[index] ?? 0) > 0),
    width: buckets.width,
    until: Math.min(until, (buckets.ts.at(-1) ?? -Infinity) + buckets.width),
  };
}

export function lineOfRaw(raw: RawPoints): Line {
  const good = raw.values.map((value, index) => (isUsable(raw.quality[index] ?? 0) ? numberOf(value) : null));
  return {
    path: raw.path,
    unit: raw.unit,
    datatype: raw.datatype,
    time: raw.ts,
    mid: good,
    low: good,
    high: good,
    bad: raw.values.map((value, index) => (isUsable(raw.quality[index] ?? 0) ? null : numberOf(value))),
    flawed: raw.ts.filter((_, index) => !isUsable(raw.quality[index] ?? 0)),
    width: 0,
    until: raw.ts.at(-1) ?? -Infinity,
  };
}

/** A point that came live after the answer. */
export interface TailPoint {
  readonly time: number;
  readonly value: Value;
  readonly quality: number;
}

/** Adds live points that are newer than the answer. */
export function withTail(line: Line, tail: readonly TailPoint[]): Line {
  const newer = tail.filter((point) => point.time > line.until);
  if (newer.length === 0) return line;
  const good = newer.map((point) => (isUsable(point.quality) ? numberOf(point.value) : null));
  return {
    ...line,
    time: [...line.time, ...newer.map((point) => point.time)],
    mid: [...line.mid, ...good],
    low: [...line.low, ...good],
    high: [...line.high, ...good],
    bad: [...line.bad, ...newer.map((point) => (isUsable(point.quality) ? null : numberOf(point.value)))],
    flawed: [...line.flawed, ...newer.filter((point) => !isUsable(point.quality)).map((point) => point.time)],
  };
}

/** The longest pause that still belongs to the line: three and a half times the usual one. */
export function longestPause(line: Pick<Line, 'time' | 'width'>): number {
  const pauses: number[] = [];
  for (let index = 1; index < line.time.length; index++)
    pauses.push((line.time[index] ?? 0) - (line.time[index - 1] ?? 0));
  if (pauses.length === 0) return Infinity;
  pauses.sort((a, b) => a - b);
  const usual = pauses[Math.floor(pauses.length / 2)] ?? 0;
  return Math.max(line.width * 1.5, usual * 3.5);
}

/** Puts a break into every pause that is too long, so that a gap is seen as a gap. */
export function withGaps(line: Line): Line {
  const longest = longestPause(line);
  const time: number[] = [];
  const columns = {
    mid: [] as (number | null)[],
    low: [] as (number | null)[],
    high: [] as (number | null)[],
    bad: [] as (number | null)[],
  };
  line.time.forEach((moment, index) => {
    const before = line.time[index - 1];
    if (before !== undefined && moment - before > longest) {
      time.push(before + (moment - before) / 2);
      for (const column of Object.values(columns)) column.push(null);
    }
    time.push(moment);
    columns.mid.push(line.mid[index] ?? null);
    columns.low.push(line.low[index] ?? null);
    columns.high.push(line.high[index] ?? null);
    columns.bad.push(line.bad[index] ?? null);
  });
  return { ...line, time, ...columns };
}

/** What a line says at a moment. */
export interface Reading {
  readonly time: number;
  readonly mid: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly bad: number | null;
}

/** The point nearest to a moment, within `reach` milliseconds; null where there is none. */
export function readAt(line: Line, moment: number, reach: number): Reading | null {
  let low = 0;
  let high = line.time.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((line.time[middle] ?? 0) < moment) low = middle + 1;
    else high = middle;
  }
  let best = -1;
  let distance = Math.max(reach, line.width);
  for (const index of [low - 1, low]) {
    const time = line.time[index];
    if (time === undefined || Math.abs(time - moment) > distance) continue;
    best = index;
    distance = Math.abs(time - moment);
  }
  if (best < 0) return null;
  return {
    time: line.time[best] ?? moment,
    mid: line.mid[best] ?? null,
    low: line.low[best] ?? null,
    high: line.high[best] ?? null,
    bad: line.bad[best] ?? null,
  };
}
