export type Every = 'day' | 'week' | 'month';

/** Days, both included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

const DAY_MS = 86_400_000;
const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);
export const addDays = (day: string, days: number): string =>
  new Date(at(day) + days * DAY_MS).toISOString().slice(0, 10);

/** Number of days, both included. */
export const daysIn = ({ from, to }: Period): number => (at(to) - at(from)) / DAY_MS + 1;

/** The last day of the period that a day is in; weeks end on Sunday (ISO 8601, GB/T 7408). */
function endOf(day: string, every: Every): string {
  if (every === 'day') return day;
  const date = new Date(at(day));
  if (every === 'week') return addDays(day, (7 - date.getUTCDay()) % 7);
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).toISOString().slice(0, 10);
}

/** A time cut into periods; the first and the last are cut short where the time is. */
export function periodsOf({ from, to }: Period, every: Every): Period[] {
  const periods: Period[] = [];
  for (let day = from; day <= to;) {
    const end = endOf(day, every);
    periods.push({ from: day, to: end < to ? end : to });
    day = addDays(end, 1);
  }
  return periods;
}
