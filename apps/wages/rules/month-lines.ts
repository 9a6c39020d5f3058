import type { Attended, PayLine, Policy, Terms } from './facts.ts';
import { type Fraction, fraction, minus, plus, times, ZERO } from './fraction.ts';
import { line } from './line.ts';
import { makeUp, periodOf } from './make-up.ts';
import { termsOn } from './pricing.ts';
import type { WorkedDay } from './worked-days.ts';

/**
 * Make-up to the guarantee of each period, own or the factory's. Hours off the standard count as earned on
 * their day.
 */
export function makeUpLines(
  days: readonly WorkedDay[],
  attended: readonly Attended[],
  terms: readonly Terms[],
  others: readonly PayLine[],
  policy: Policy,
): PayLine[] {
  const last = attended.at(-1)?.day ?? '';
  const held = termsOn(terms, last);
  const guarantee = held?.guarantee ?? policy.guarantee;
  if (guarantee === null || guarantee.n === 0n) return [];
  const period = held === null || held.guarantee === null ? policy.guaranteePer : held.guaranteePer;
  const periods = new Map<string, { earned: Fraction; attended: number; planned: number }>();
  const at = (day: string): { earned: Fraction; attended: number; planned: number } => {
    const key = periodOf(day, period);
    const found = periods.get(key) ?? { earned: ZERO, attended: 0, planned: 0 };
    periods.set(key, found);
    return found;
  };
  for (const { day, minutes, overtime, planned } of attended) {
    const sums = at(day);
    sums.attended += Math.max(0, minutes - overtime);
    sums.planned += planned;
  }
  for (const { day, plain, overtime, timed, isLate } of days) {
    if (isLate) continue;
    const sums = at(day);
    sums.earned = plus(plus(sums.earned, timed.ordinary), minus(plain, overtime));
  }
  for (const { day, amount, isLate } of others) {
    if (isLate) continue;
    const sums = at(day ?? last);
    sums.earned = plus(sums.earned, amount);
  }
  const amount = [...periods.values()].reduce(
    (all, { earned, attended: there, planned }) => plus(all, makeUp(earned, guarantee, there, planned)),
    ZERO,
  );
  if (amount.n === 0n) return [];
  return [line('makeUp', amount, { guarantee: `${guarantee.n}/${guarantee.d}`, period })];
}

/** Full attendance, heat in the months it is due, nights. */
export function allowanceLines(attended: readonly Attended[], policy: Policy, month: string): PayLine[] {
  const lines: PayLine[] = [];
  const { fullAttendance, heat, night, lateAllowed } = policy;
  const planned = attended.some((day) => day.planned > 0);
  const late = attended.filter((day) => day.late > 0).length;
  const isFull = attended.every((day) => day.absent === 0 && day.leave === 0);
  if (fullAttendance !== null && planned && isFull && late <= lateAllowed)
    lines.push(line('fullAttendance', fullAttendance, {}));
  const number = Number(month.slice(5));
  const present = attended.filter((day) => day.minutes > 0).length;
  if (heat !== null && heat.from <= number && number <= heat.to && present > 0)
    lines.push(line('heat', times(heat.amount, fraction(present)), { days: present }));
  const nights = night === null ? 0 : attended.filter((day) => day.night >= night.minutes).length;
  if (night !== null && nights > 0)
    lines.push(line('night', times(night.amount, fraction(nights)), { days: nights }));
  return lines;
}
