import { type Fraction, fraction, minus, percent, plus, times, ZERO } from './fraction.ts';

/** Attendance of a day, as far as money asks for it. */
export interface Hours {
  readonly minutes: number;
  readonly overtime: number;
  /** Percent of the piece price: 150 on work days, 200 on rest days, 300 on holidays (工资支付暂行规定 art. 13). */
  readonly factor: number;
}

/** What was earned on a day by whether it was marked: by hand as overtime, as none, or not at all. */
export interface Marked {
  readonly yes: Fraction;
  readonly no: Fraction;
  readonly unmarked: Fraction;
}

/** Overtime's part of the pieces that nobody marked: overtime hours ÷ attended hours. */
export const overtimeShare = ({ minutes, overtime }: Hours): Fraction =>
  minutes <= 0 ? ZERO : fraction(Math.min(overtime, minutes), minutes);

/** What the day's overtime pieces earn at their plain price. */
export const inOvertime = ({ yes, unmarked }: Marked, hours: Hours | null): Fraction =>
  plus(yes, hours === null ? ZERO : times(unmarked, overtimeShare(hours)));

/** What is paid on top of the plain price. */
export const premiumOf = (value: Fraction, { factor }: Pick<Hours, 'factor'>): Fraction =>
  times(value, minus(percent(factor), fraction(1)));
