import { HOUR, MINUTE, SECOND } from '../format/time.ts';
import { windowOf, type View, type Window } from './window.ts';

/** How to ask the history for what is seen. */
export interface Plan {
  /** Raw points are asked first; should there be more than the limit, buckets. Null = buckets at once. */
  readonly rawLimit: number | null;
  /** Wished number of buckets: one a pixel. */
  readonly points: number;
  readonly span: Window;
}

/** Up to here single points are worth seeing. */
const RAW_LENGTH = 2 * HOUR;
const RAW_LIMIT = 10_000;

/** How often a moving view is asked anew; in between, live points are added at its end. */
export const refreshEvery = (length: number): number =>
  Math.min(5 * MINUTE, Math.max(15 * SECOND, length / 60));

/**
 * The question for a view. A moving one is asked for whole steps of its refresh, with a step's reserve at the left,
 * so that the same question serves until the next step.
 */
export function planTrend(view: View, pixels: number, now: number): Plan {
  const { from, to } = windowOf(view, now);
  const length = to - from;
  const points = Math.max(50, Math.min(4000, Math.round(pixels)));
  const rawLimit = length <= RAW_LENGTH ? RAW_LIMIT : null;
  if (view.kind === 'fixed') return { rawLimit, points, span: { from, to } };
  const step = refreshEvery(length);
  const end = Math.ceil(now / step) * step;
  return { rawLimit, points, span: { from: Math.floor(end - length - 2 * step), to: Math.floor(end) } };
}
