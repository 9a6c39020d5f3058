/** The factory's calendar. All times are seconds of the model's own clock; days begin at midnight in UTC+8. */
export const HOUR = 3600;
export const DAY = 24 * HOUR;
const ZONE = 8 * HOUR;

/** Spans of a working day, seconds after midnight. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const MORNING: Span = { from: 7.5 * HOUR, to: 11.5 * HOUR };
const AFTERNOON: Span = { from: 12.5 * HOUR, to: 17.5 * HOUR };
export const OVERTIME: Span = { from: 18 * HOUR, to: 20 * HOUR };
export const SHIFTS: readonly Span[] = [MORNING, AFTERNOON];

/** Number of the day that holds a time. */
export const dayOf = (time: number): number => Math.floor((time + ZONE) / DAY);

/** Midnight at which a day begins. */
export const startOf = (day: number): number => day * DAY - ZONE;

/** Day 0 was a Thursday. */
export const isSunday = (day: number): boolean => (day + 4) % 7 === 0;

/**
 * How far the model's clock is set off so that a demo begun at `now` (seconds) finds the factory at work, mid-morning of
 * a working day. Zero when it is at work anyway.
 */
export function demoOffset(now: number): number {
  const day = dayOf(now);
  const hour = (now - startOf(day)) / HOUR;
  if (!isSunday(day) && ((hour >= 8 && hour < 10.5) || (hour >= 13 && hour < 15.5))) return 0;
  const target = startOf(isSunday(day) ? day + 1 : day) + 9 * HOUR + 40 * 60;
  return target - now;
}
