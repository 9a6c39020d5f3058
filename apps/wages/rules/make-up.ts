import { type Fraction, fraction, larger, minus, smaller, times, ZERO } from './fraction.ts';

export type Period = 'day' | 'week' | 'month';

/**
 * What is missing to a guarantee. Neither overtime nor allowances for heat and nights count as earned (最低工资规定 art. 12);
 * who was not there for the whole period is guaranteed his part of it.
 * @param earned without overtime and allowances
 * @param attended minutes without overtime
 * @param planned minutes
 */
export function makeUp(earned: Fraction, guarantee: Fraction, attended: number, planned: number): Fraction {
  if (planned <= 0) return ZERO;
  const part = smaller(fraction(1), fraction(Math.max(0, attended), planned));
  return larger(ZERO, minus(times(guarantee, part), earned));
}

/** Which period a day belongs to; a week begins on Monday and is cut at the ends of the month. */
export function periodOf(day: string, period: Period): string {
  if (period === 'day') return day;
  if (period === 'month') return day.slice(0, 7);
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}
