import { HOLD_SECONDS } from './fold.ts';
import type { TestPoint } from './testing.ts';

/** What a bucket must say, computed plainly from all points ever given, in the order given. */
export interface ReferenceBucket {
  count: number;
  min: number;
  max: number;
  sum: number;
  first: number;
  last: number;
  integral: number;
  increase: number;
  unusable: number;
}

/** The points of one series that count: later given wins on equal time; time order. */
export function settledPoints(points: readonly TestPoint[], series: number): TestPoint[] {
  const byTime = new Map<number, TestPoint>();
  for (const point of points) if (point.series === series) byTime.set(point.time, point);
  return [...byTime.values()].sort((a, b) => a.time - b.time);
}

/** Buckets of `width` microseconds that begin in [from, to). */
export function referenceBuckets(
  points: readonly TestPoint[],
  series: number,
  width: number,
  from: number,
  to: number,
): Map<number, ReferenceBucket> {
  const buckets = new Map<number, ReferenceBucket>();
  let previous: TestPoint | undefined;
  for (const point of settledPoints(points, series)) {
    if (point.quality === 20) continue;
    const start = Math.floor(point.time / width) * width;
    const isUsable = (point.quality ?? 0) < 16 && !Number.isNaN(point.value);
    const before = previous;
    if (isUsable) previous = point;
    if (start < from || start >= to) continue;
    const bucket = buckets.get(start) ?? {
      count: 0,
      min: Infinity,
      max: -Infinity,
      sum: 0,
      first: NaN,
      last: NaN,
      integral: 0,
      increase: 0,
      unusable: 0,
    };
    buckets.set(start, bucket);
    if (!isUsable) {
      bucket.unusable++;
      continue;
    }
    if (bucket.count === 0) bucket.first = point.value;
    bucket.count++;
    bucket.min = Math.min(bucket.min, point.value);
    bucket.max = Math.max(bucket.max, point.value);
    bucket.sum += point.value;
    bucket.last = point.value;
    if (before === undefined) continue;
    bucket.integral += before.value * Math.min(HOLD_SECONDS, (point.time - before.time) / 1e6);
    bucket.increase += point.value >= before.value ? point.value - before.value : point.value;
  }
  return buckets;
}
