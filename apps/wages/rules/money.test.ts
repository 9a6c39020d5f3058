import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { averageHour, followed } from './average.ts';
import { chargeable, isAnswered } from './charge.ts';
import {
  decimalOf,
  type Fraction,
  fraction,
  isBelow,
  minus,
  over,
  plus,
  times,
  written,
  ZERO,
} from './fraction.ts';
import { bandOf } from './ladder.ts';
import { makeUp, periodOf } from './make-up.ts';
import { inOvertime, overtimeShare, premiumOf } from './overtime.ts';
import { largestRemainder } from './split.ts';

const amount = fc
  .tuple(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), fc.bigInt({ min: 1n, max: 5000n }))
  .map(([n, d]) => fraction(n, d));
const minutes = fc.integer({ min: 0, max: 900 });

test('fractions add up exactly, in any order, and round half away from zero', () => {
  fc.assert(
    fc.property(amount, amount, amount, (a, b, c) => {
      assert.deepEqual(plus(plus(a, b), c), plus(a, plus(c, b)));
      assert.deepEqual(minus(plus(a, b), b), a);
      assert.deepEqual(times(a, plus(b, c)), plus(times(a, b), times(a, c)));
      if (b.n !== 0n) assert.deepEqual(times(over(a, b), b), a);
      assert.equal(
        isBelow(a, b),
        Number(a.n) / Number(a.d) < Number(b.n) / Number(b.d) || minus(a, b).n < 0n,
      );
    }),
  );
  assert.equal(written(decimalOf('0.005'), 2), '0.01');
  assert.equal(written(decimalOf('-0.005'), 2), '-0.01');
  assert.equal(written(fraction(1, 3), 4), '0.3333');
});

test('a split adds up, gives nobody more than one unit off his quotient, and more to who weighs more', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }),
      fc.array(fc.bigInt({ min: 0n, max: 1000n }), { minLength: 1, maxLength: 12 }),
      (total, weights) => {
        const all = weights.reduce((sum, one) => sum + one, 0n);
        fc.pre(all > 0n);
        const parts = largestRemainder(total, weights);
        assert.equal(
          parts.reduce((sum, one) => sum + one, 0n),
          total,
        );
        parts.forEach((part, index) => {
          const off = part * all - total * weights[index];
          assert.ok(off > -all && off < all);
          weights.forEach((weight, other) => {
            if (weight > weights[index] && total > 0n) assert.ok(parts[other] >= part);
          });
        });
        assert.deepEqual(
          largestRemainder(-total, weights),
          parts.map((part) => -part),
        );
      },
    ),
  );
  assert.deepEqual(largestRemainder(10000n, [1n, 1n, 1n]), [3334n, 3333n, 3333n]);
  assert.throws(() => largestRemainder(1n, [0n]), RangeError);
});

test('overtime pieces are the day’s by hours, unless marked; without attendance there are none', () => {
  fc.assert(
    fc.property(amount, amount, amount, minutes, minutes, (yes, no, unmarked, present, overtime) => {
      const hours = { minutes: present, overtime, factor: 150 };
      const share = overtimeShare(hours);
      assert.ok(!isBelow(share, ZERO) && !isBelow(fraction(1), share));
      const value = inOvertime({ yes, no, unmarked }, hours);
      assert.deepEqual(value, plus(yes, times(unmarked, share)));
      assert.deepEqual(times(premiumOf(value, hours), fraction(2)), value);
      assert.deepEqual(inOvertime({ yes, no, unmarked }, null), yes);
    }),
  );
});

test('a make-up fills up to the guaranteed part, never beyond, and never takes', () => {
  fc.assert(
    fc.property(amount, amount, minutes, minutes, (earned, wished, attended, planned) => {
      const guarantee = isBelow(wished, ZERO) ? minus(ZERO, wished) : wished;
      const paid = makeUp(earned, guarantee, attended, planned);
      assert.ok(!isBelow(paid, ZERO));
      if (planned === 0) return assert.deepEqual(paid, ZERO);
      const part = times(guarantee, fraction(Math.min(attended, planned), planned));
      if (paid.n > 0n) assert.deepEqual(plus(earned, paid), part);
      else assert.ok(!isBelow(earned, part));
    }),
  );
});

test('weeks begin on Monday', () => {
  assert.equal(periodOf('2026-11-29', 'week'), '2026-11-23');
  assert.equal(periodOf('2026-11-30', 'week'), '2026-11-30');
  assert.equal(periodOf('2026-11-30', 'month'), '2026-11');
  assert.equal(periodOf('2026-11-30', 'day'), '2026-11-30');
});

test('bands are half-open: the bound belongs to the upper one', () => {
  const bands = [85, 70, 100].map((from) => ({ from: fraction(from, 100), value: from }));
  for (const [efficiency, band] of [
    [fraction(6999, 10_000), null],
    [fraction(70, 100), 70],
    [fraction(8499, 10_000), 70],
    [fraction(85, 100), 85],
    [fraction(2), 100],
  ] as const)
    assert.equal(bandOf(bands, efficiency)?.value ?? null, band);
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 0, max: 150 })),
      fc.integer({ min: 0, max: 200 }),
      (froms, at) => {
        const all = froms.map((from) => ({ from: fraction(from, 100), value: from }));
        const below = froms.filter((from) => from <= at);
        assert.equal(bandOf(all, fraction(at, 100))?.value ?? -1, Math.max(-1, ...below));
      },
    ),
  );
});

test('a charge is never more than the law allows', () => {
  const fen = fc.bigInt({ min: -100_000n, max: 2_000_000n });
  fc.assert(
    fc.property(fen, fen, fc.integer({ min: 0, max: 20 }), fen, (wanted, wage, percent, minimum) => {
      const kept = chargeable(wanted, wage, percent, minimum);
      assert.ok(kept >= 0n);
      if (kept === 0n) return;
      assert.ok(kept <= wanted && kept * 100n <= wage * BigInt(percent) && wage - kept >= minimum);
    }),
  );
  assert.equal(chargeable(100_000n, 400_000n, 20, 249_000n), 80_000n);
  assert.equal(chargeable(100_000n, 300_000n, 20, 249_000n), 51_000n);
  assert.equal(chargeable(100_000n, 249_000n, 20, 249_000n), 0n);
  assert.ok(!isAnswered({ basis: '制度第 3 条', answer: 'contested' }));
  assert.ok(!isAnswered({ basis: '制度第 3 条', answer: null }));
  assert.ok(!isAnswered({ basis: null, answer: 'accepted' }));
});

test('the average hour is of sums, never of averages; nobody’s hours have none', () => {
  const earned = (yuan: number, time: number): { amount: Fraction; minutes: number } => ({
    amount: fraction(yuan),
    minutes: time,
  });
  assert.deepEqual(averageHour([earned(100, 60), earned(10, 540)]), fraction(11));
  assert.equal(averageHour([]), null);
  assert.deepEqual(followed(fraction(11), 90, 120), fraction(198, 10));
});
