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

/** How many pauses on either side say what is usual at a place. */
const NEIGHBOURS = 7;

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/**
 * Whether a point comes after a gap: its pause is over three and a half times what is usual before it and after it.
 * A metric may be sampled at different rates in one view; where the rate changes there is no gap.
 */
export function gapsOf({ time, width }: Pick<Line, 'time' | 'width'>): boolean[] {
  const pauses = time.map((moment, index) => moment - (time[index - 1] ?? moment));
  return pauses.map((pause, index) => {
    if (index === 0 || pause <= width * 1.5) return false;
    const before = median(pauses.slice(Math.max(1, index - NEIGHBOURS), index));
    const after = median(pauses.slice(index + 1, index + 1 + NEIGHBOURS));
    const usual = Math.max(before, after, width);
    return usual > 0 && pause > usual * 3.5;
  });
}

const broken = new WeakMap<Line, Line>();

/** Puts a break into every gap, so that it is seen as one. */
export function withGaps(line: Line): Line {
  let found = broken.get(line);
  if (found === undefined) broken.set(line, (found = breakUp(line)));
  return found;
}

function breakUp(line: Line): Line {
  const gaps = gapsOf(line);
  const time: number[] = [];
  const columns = {
    mid: [] as (number | null)[],
    low: [] as (number | null)[],
    high: [] as (number | null)[],
    bad: [] as (number | null)[],
  };
  line.time.forEach((moment, index) => {
    if (gaps[index]) {
      time.push(((line.time[index - 1] ?? moment) + moment) / 2);
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
