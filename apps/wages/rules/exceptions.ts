import type { Attended, Facts, WorkerPay } from './facts.ts';
import {
  type Fraction,
  fraction,
  isBelow,
  minus,
  over,
  plus,
  smaller,
  sum,
  times,
  ZERO,
} from './fraction.ts';

export const EXCEPTIONS = [
  'aboveEarned',
  'belowMinimum',
  'dayOvertime',
  'monthOvertime',
  'noAttendance',
  'missingClock',
  'belowZero',
] as const;
export type Exception = (typeof EXCEPTIONS)[number];

/** Earned minutes above this part of the minutes present are looked at, and never refused. */
const MOST_EARNED = fraction(130, 100);
/** Days of work that a month of pay stands for (劳社部发〔2008〕3 号: 21.75). */
const PAID_DAYS = fraction(2175, 100);
/** Neither overtime nor allowances for heat and nights count towards the minimum (最低工资规定 art. 12). */
const APART = new Set(['overtime', 'dayOvertime', 'heat', 'night']);

export interface Limits {
  /** Minutes. */
  readonly dayOvertime: number;
  readonly monthOvertime: number;
  /** Of a month, in yuan; null = nobody knows it. */
  readonly minimum: Fraction | null;
}

/** What a worker's month looks like beside his presence. */
export interface Presence {
  readonly worker: string;
  readonly minutes: number;
  readonly overtime: number;
  /** Pieces × their minutes, whole minutes; null = none of them has a SAM. */
  readonly earned: number | null;
  readonly exceptions: readonly Exception[];
}

/** Tells of each worker who is paid what somebody should look at before the month is locked. */
export function presences(facts: Facts, pays: readonly WorkerPay[], limits: Limits): Presence[] {
  const { month, attended, works, sams, policy } = facts;
  const days = Map.groupBy(
    attended.filter(({ day }) => day.startsWith(month)),
    ({ worker }) => worker,
  );
  const earned = new Map<string, Fraction>();
  const worked = new Map<string, Set<string>>();
  for (const { worker, order, operation, quantity, isLate, day } of works) {
    if (worker === null || isLate) continue;
    const set = worked.get(worker) ?? new Set();
    worked.set(worker, set.add(day));
    const sam = sams.get(`${order} ${operation}`);
    if (sam !== undefined)
      earned.set(worker, plus(earned.get(worker) ?? ZERO, times(sam, fraction(quantity))));
  }
  return pays.map((pay) => {
    const { worker } = pay;
    const here = days.get(worker) ?? [];
    const minutes = sumOf(here, 'minutes');
    const overtime = sumOf(here, 'overtime');
    const own = earned.get(worker) ?? null;
    const present = new Set(here.filter((one) => one.minutes > 0).map(({ day }) => day));
    const isOver = own !== null && minutes > 0 && isBelow(times(MOST_EARNED, fraction(minutes)), own);
    const found: Record<Exception, boolean> = {
      aboveEarned: isOver,
      belowMinimum: isBelowMinimum(pay, minutes - overtime, policy.dayMinutes, limits.minimum),
      dayOvertime: here.some((one) => one.overtime > limits.dayOvertime),
      monthOvertime: overtime > limits.monthOvertime,
      noAttendance: [...(worked.get(worker) ?? [])].some((day) => !present.has(day)),
      missingClock: here.some(({ missing }) => missing > 0),
      belowZero: pay.net < 0n,
    };
    return {
      worker,
      minutes,
      overtime,
      earned: own === null ? null : Number(own.n / own.d),
      exceptions: EXCEPTIONS.filter((one) => found[one]),
    };
  });
}

/** Whether what was paid for ordinary time is less than that part of the local minimum which his hours are of a month. */
function isBelowMinimum(
  pay: WorkerPay,
  ordinary: number,
  standard: number,
  minimum: Fraction | null,
): boolean {
  if (minimum === null || ordinary <= 0) return false;
  const counted = pay.lines.filter(({ kind, isLate }) => !APART.has(kind) && !isLate && kind !== 'advance');
  const paid = sum(counted.map(({ amount }) => amount));
  const whole = times(PAID_DAYS, fraction(standard));
  const part = smaller(fraction(1), over(fraction(ordinary), whole));
  return minus(paid, times(minimum, part)).n < 0n;
}

const sumOf = (days: readonly Attended[], of: 'minutes' | 'overtime'): number =>
  days.reduce((all, day) => all + day[of], 0);
