import { type Fraction, fraction, over, percent, sum, times } from './fraction.ts';

/** What somebody earned by the piece outside overtime, and in how many minutes. */
export interface Earned {
  readonly amount: Fraction;
  readonly minutes: number;
}

/** Pay of an hour of them together; null when nobody worked. */
export function averageHour(all: readonly Earned[]): Fraction | null {
  const minutes = all.reduce((count, one) => count + one.minutes, 0);
  return minutes <= 0 ? null : over(sum(all.map(({ amount }) => amount)), fraction(minutes, 60));
}

/** 靠工: average of a chosen group × own hours × factor in percent. */
export const followed = (average: Fraction, minutes: number, factor: number): Fraction =>
  times(times(average, fraction(minutes, 60)), percent(factor));
