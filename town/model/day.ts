export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The town lives in Asia/Shanghai: UTC+8, without summer time. */
const OFFSET = 8 * HOUR;

/** Number of the local day a time is in. */
export const dayOf = (time: number): number => Math.floor((time + OFFSET) / DAY);

/** Local midnight at which a day begins, milliseconds since the epoch. */
export const midnight = (day: number): number => day * DAY - OFFSET;

/** 0 = Sunday. 1970-01-01 was a Thursday. */
export const weekday = (day: number): number => (((day + 4) % 7) + 7) % 7;

/** [from, to) in milliseconds since the epoch. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The part of a span inside a window, or null. */
export function clip(span: Span, from: number, to: number): Span | null {
  const inside = { from: Math.max(span.from, from), to: Math.min(span.to, to) };
  return inside.from < inside.to ? inside : null;
}
