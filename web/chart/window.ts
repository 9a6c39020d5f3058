import { DAY, HOUR, SECOND } from '../format/time.ts';

/** What part of time is on screen, epoch milliseconds. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** Either the last so many milliseconds, moving with the clock, or a fixed part of the past. */
export type View =
  | { readonly kind: 'follow'; readonly length: number }
  | ({ readonly kind: 'fixed' } & Window);

export const RANGES = [
  ['1h', HOUR],
  ['8h', 8 * HOUR],
  ['1d', DAY],
  ['1w', 7 * DAY],
  ['1m', 30 * DAY],
  ['1y', 365 * DAY],
] as const;

export type RangeId = (typeof RANGES)[number][0];

export const SHORTEST = SECOND;
export const LONGEST = 20 * 365 * DAY;

export const windowOf = (view: View, now: number): Window =>
  view.kind === 'follow' ? { from: now - view.length, to: now } : view;

const lengthWithin = (length: number): number => Math.min(LONGEST, Math.max(SHORTEST, length));

/** A view of a part; one that reaches the present follows it. */
function viewOf(from: number, length: number, now: number): View {
  const whole = lengthWithin(length);
  if (from + whole >= now) return { kind: 'follow', length: whole };
  return { kind: 'fixed', from: Math.round(from), to: Math.round(from + whole) };
}

/** Looks closer at a part that was drawn over. It stays fixed: a part chosen by hand does not run away. */
export function zoomTo(part: Window, now: number): View {
  const from = Math.min(part.from, part.to);
  const to = Math.min(Math.max(part.from, part.to), now);
  const middle = (from + to) / 2;
  const length = lengthWithin(to - from);
  return { kind: 'fixed', from: Math.round(middle - length / 2), to: Math.round(middle + length / 2) };
}

/** Twice (or by `factor`) as much time around the same middle, never beyond the present. */
export function zoomBy(view: View, factor: number, now: number): View {
  const { from, to } = windowOf(view, now);
  const length = lengthWithin((to - from) * factor);
  if (view.kind === 'follow') return { kind: 'follow', length };
  return viewOf((from + to - length) / 2, length, now);
}

/** Moves by a part of what is seen; −0.25 is a quarter back. Reaching the present follows it. */
export function pan(view: View, part: number, now: number): View {
  const { from, to } = windowOf(view, now);
  const length = to - from;
  if (view.kind === 'follow' && part >= 0) return view;
  return viewOf(from + part * length, length, now);
}

export const rangeOf = (view: View): RangeId | null =>
  view.kind === 'follow' ? (RANGES.find(([, length]) => length === view.length)?.[0] ?? null) : null;

export const sameView = (a: View, b: View): boolean =>
  a.kind === 'follow'
    ? b.kind === 'follow' && a.length === b.length
    : b.kind === 'fixed' && a.from === b.from && a.to === b.to;
