import { addDays, daysBetween } from '@selvedge/sdk/app';

const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** Both ends included; none when `to` is before `from`. */
export const daysFrom = (from: string, to: string): string[] =>
  Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, index) => addDays(from, index));

/** Monday = 1 … Sunday = 7 (ISO 8601, GB/T 7408). */
export const weekdayOf = (day: string): number => new Date(at(day)).getUTCDay() || 7;

/** First and last day of `2026-11`. */
export const monthOf = (month: string): { readonly from: string; readonly to: string } => {
  const [year, number] = month.split('-').map(Number);
  return {
    from: `${month}-01`,
    to: new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10),
  };
};
