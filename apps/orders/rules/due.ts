import { addDays } from '@selvedge/sdk/app';

/** The calendar day of a moment where the org is: `2026-11-23`. */
export const dayIn = (moment: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    moment,
  );

const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** Sunday of the week of a day: weeks begin on Monday (ISO 8601, GB/T 7408). */
export const weekEnd = (day: string): string => addDays(day, (7 - new Date(at(day)).getUTCDay()) % 7);
