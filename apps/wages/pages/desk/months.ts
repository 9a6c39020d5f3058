/** The month that it is on the factory's clocks: `2026-11`. */
export function monthNow(timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit' });
  return parts.format(Date.now()).slice(0, 7);
}

/** A month earlier or later. */
export function stepped(month: string, by: number): string {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}

/** Hours and minutes: 480 is 8:00. */
export const hoursOf = (minutes: number): string =>
  `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;

/** The last day of a month: `2026-11-30`. */
export const lastOf = (month: string): string =>
  new Date(Date.parse(`${stepped(month, 1)}-01T00:00:00Z`) - 1).toISOString().slice(0, 10);
