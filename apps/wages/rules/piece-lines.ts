import { sum, times, fraction, ZERO, type Fraction } from './fraction.ts';
import type { PayLine } from './facts.ts';
import { line } from './line.ts';
import { premiumOf } from './overtime.ts';
import type { Priced } from './pricing.ts';
import { yuanOf } from './price.ts';
import type { WorkedDay } from './worked-days.ts';

/** A line for each order, operation and price; shares of a group apart, and what came late for a locked month. */
export function pieceLines(own: readonly Priced[]): PayLine[] {
  const lines = new Map<string, { first: Priced; quantity: number; ticks: bigint }>();
  for (const one of own) {
    const { work, price, isShare } = one;
    const key = `${work.order}|${work.operation}|${price.price}|${price.per}|${isShare}|${work.isLate}`;
    const sums = lines.get(key);
    if (sums === undefined) lines.set(key, { first: one, quantity: work.quantity, ticks: one.ticks });
    else {
      sums.quantity += work.quantity;
      sums.ticks += one.ticks;
    }
  }
  return [...lines.values()]
    .filter(({ quantity, ticks }) => quantity !== 0 || ticks !== 0n)
    .map(({ first: { work, price, isShare }, quantity, ticks }) => ({
      kind: isShare ? 'group' : 'piece',
      amount: yuanOf(ticks),
      order: work.order,
      operation: work.operation,
      title: work.title,
      quantity,
      price: { price: price.price, per: price.per },
      day: null,
      numbers: {},
      reason: null,
      isLate: work.isLate,
    }));
}

/** What an apprentice does not get yet. */
export function apprenticeLines(days: readonly WorkedDay[]): PayLine[] {
  const less = sum(days.map((day) => day.less));
  return less.n === 0n ? [] : [line('apprentice', times(less, fraction(-1)), {})];
}

/** What overtime pieces get on top, by factor. */
export function overtimeLines(days: readonly WorkedDay[]): PayLine[] {
  const byFactor = new Map<string, { factor: number; isLate: boolean; value: Fraction; minutes: number }>();
  for (const { overtime, attended, isLate } of days) {
    if (overtime.n === 0n) continue;
    // Marked by hand on a day without attendance: the least the law allows.
    const factor = attended?.factor ?? 150;
    const key = `${factor} ${isLate}`;
    const before = byFactor.get(key) ?? { factor, isLate, value: ZERO, minutes: 0 };
    byFactor.set(key, {
      ...before,
      value: sum([before.value, overtime]),
      minutes: before.minutes + (attended?.overtime ?? 0),
    });
  }
  return [...byFactor.values()].map(({ factor, isLate, value, minutes }) =>
    line(
      'overtime',
      premiumOf(value, { factor }),
      { factor, minutes, value: `${value.n}/${value.d}` },
      { isLate },
    ),
  );
}
