import type { Span } from './spans.ts';

export type Direction = 'in' | 'out';

/** A clock of one worker: a whole minute, and which way; null = the device does not know. */
export interface Mark {
  readonly at: number;
  readonly direction: Direction | null;
}

/** What the clocks of one day say. */
export interface Presence {
  /** From coming to going, in order. */
  readonly spans: readonly Span[];
  /** Came, and has not gone; null = is not here. */
  readonly openSince: number | null;
  /** Clocks that should be there. */
  readonly missing: readonly Direction[];
  /** First and last mark that count. */
  readonly first: Mark | null;
  readonly last: Mark | null;
}

const ORDER = { in: 0, out: 1 } as const;
const rank = ({ direction }: Mark): number => (direction === null ? 2 : ORDER[direction]);

/** In order of time; of clocks within `minutes` of each other that may be the same, the first. */
export function settled(marks: readonly Mark[], minutes: number): Mark[] {
  const kept: Mark[] = [];
  for (const mark of [...marks].sort((a, b) => a.at - b.at || rank(a) - rank(b))) {
    const before = kept.at(-1);
    const isSame =
      before !== undefined &&
      mark.at - before.at <= minutes &&
      (mark.direction === null || before.direction === null || mark.direction === before.direction);
    if (!isSame) kept.push(mark);
    else if (before.direction === null) kept[kept.length - 1] = { ...before, direction: mark.direction };
  }
  return kept;
}

/**
 * Pairs the clocks of one day, in whatever order they came. A clock of unknown direction turns the state round; the last
 * one of a day that is over means going. Coming twice or going twice counts as having stayed, and is told as a missing
 * clock.
 * @param isOver no more clocks of this day are expected
 */
export function presenceOf(marks: readonly Mark[], doubleMinutes: number, isOver: boolean): Presence {
  const kept = settled(marks, doubleMinutes);
  const spans: Span[] = [];
  const missing: Direction[] = [];
  let since: number | null = null;
  for (const [index, { at, direction }] of kept.entries()) {
    const isLastOfDay = isOver && index > 0 && index === kept.length - 1;
    const way: Direction = direction ?? (since !== null || isLastOfDay ? 'out' : 'in');
    if (way === 'in') {
      if (since === null) since = at;
      else missing.push('out');
    } else if (since !== null) {
      spans.push({ from: since, to: at });
      since = null;
    } else {
      missing.push('in');
      const before = spans.pop();
      if (before !== undefined) spans.push({ from: before.from, to: at });
    }
  }
  if (since !== null && isOver) missing.push('out');
  return { spans, openSince: since, missing, first: kept[0] ?? null, last: kept.at(-1) ?? null };
}
