import { formatMoment } from './time.ts';

/** A wall clock's time in a time zone, `2026-11-23T07:50`, as the input of a form holds it. */
export const wallClockOf = (moment: string | number, timeZone: string): string =>
  formatMoment(typeof moment === 'string' ? Date.parse(moment) : moment, timeZone)
    .slice(0, 16)
    .replace(' ', 'T');

/** The moment at which a wall clock in a time zone shows a time; null when it is none. A time that the clock skips is the one after. */
export function momentAt(wallClock: string, timeZone: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(wallClock)) return null;
  const wanted = Date.parse(`${wallClock.slice(0, 16)}:00Z`);
  if (!Number.isFinite(wanted)) return null;
  const shownAt = (time: number): number => Date.parse(`${wallClockOf(time, timeZone)}:00Z`);
  let time = wanted;
  for (let turn = 0; turn < 2; turn++) time += wanted - shownAt(time);
  return new Date(time).toISOString();
}
