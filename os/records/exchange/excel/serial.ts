/** Excel counts days from the end of 1899, and believes in a 29 February 1900: before March 1900 its days are not ours. */
const FIRST = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;
export const EARLIEST_DAY = '1900-03-01';

/** Excel's number for a wall clock's time, `2026-11-23` or `2026-11-23T07:50:00.000`. */
export const serialOf = (wall: string): number =>
  (Date.parse(wall.length === 10 ? `${wall}T00:00:00Z` : `${wall}Z`) - FIRST) / DAY;

/** A wall clock's time to the millisecond, `2026-11-23T07:50:00.000`; null for what is no date. */
export function wallOf(serial: number): string | null {
  // The largest is the end of the year 9999.
  if (!(serial >= 0 && serial < 2_958_466)) return null;
  return new Date(FIRST + Math.round(serial * DAY)).toISOString().slice(0, -1);
}
