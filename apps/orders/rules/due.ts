const DAY_MS = 86_400_000;

/** The calendar day of a moment where the org is: `2026-11-23`. */
export const dayIn = (moment: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    moment,
  );

const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** Days from one day to another; negative = it is past. */
export const daysBetween = (from: string, to: string): number => Math.round((at(to) - at(from)) / DAY_MS);

export const addDays = (day: string, days: number): string => dayOf(at(day) + days * DAY_MS);

/** Sunday of the week of a day: weeks begin on Monday (ISO 8601, GB/T 7408). */
export const weekEnd = (day: string): string => addDays(day, (7 - new Date(at(day)).getUTCDay()) % 7);
