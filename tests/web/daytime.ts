/**
 * The hour of a test's factory. What a floor shows depends on the hour (who has not come, which work day it is), and tests run
 * at any: so their factory stands where it is early afternoon now, hours away from both ends of the day.
 */
const AFTERNOON = 13;
/** Hours east of Greenwich, -10 to 13. */
const EAST = AFTERNOON - new Date().getUTCHours();

/** Where it is between 13:00 and 14:00 as the file begins; names of this kind count westwards. */
export const ZONE = EAST === 0 ? 'Etc/GMT' : `Etc/GMT${EAST > 0 ? '-' : '+'}${Math.abs(EAST)}`;

/** Such as `+08:00`. */
const OFFSET = `${EAST < 0 ? '-' : '+'}${String(Math.abs(EAST)).padStart(2, '0')}:00`;

const inZone = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short' });

/** The day there, `2026-11-30`. @param days from today */
export const dayFrom = (days = 0): string => inZone.format(Date.now() + days * 86_400_000);

/** A time on a day there, as records have it. */
export const momentOf = (day: string, hour: number, minute = 0): string =>
  `${day}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00${OFFSET}`;

/** `2026-10`: the month before the one that it is there. */
export const lastMonth = (): string =>
  inZone.format(Date.parse(`${dayFrom().slice(0, 7)}-01T12:00:00${OFFSET}`) - 86_400_000).slice(0, 7);
