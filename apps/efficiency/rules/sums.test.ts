import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { efficiencyOf, figuresOf, percentOf, sumOf, type Sums, warningsOf } from './sums.ts';

const minutes = fc.integer({ min: 0, max: 5_000_000 });
const sums: fc.Arbitrary<Sums & { key: number }> = fc
  .record({
    earned: minutes,
    minutes: fc.integer({ min: 0, max: 1000 }),
    pieces: minutes,
    share: fc.integer({ min: 0, max: 100 }),
    withoutSam: fc.integer({ min: 0, max: 50 }),
    key: fc.nat(4),
  })
  .map(({ share, ...rest }) => ({ ...rest, estimated: Math.floor((rest.earned * share) / 100) }));

test('however rows are grouped, the figures of the total are the same', () => {
  fc.assert(
    fc.property(fc.array(sums, { maxLength: 40 }), (rows) => {
      const groups = [...Map.groupBy(rows, ({ key }) => key).values()].map((own) => sumOf(own));
      assert.deepEqual(figuresOf(sumOf(groups)), figuresOf(sumOf(rows)));
    }),
  );
});

test('percent is as a slow rule over exact fractions says', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.bigInt({ min: 0n, max: 10n ** 9n }), (n, d) => {
      const told = percentOf(n, d);
      if (d === 0n) return assert.equal(told, null);
      const hundredths = BigInt((told ?? '').replace('.', ''));
      // Nearest hundredth of a percent: no other is nearer.
      const off = (value: bigint): bigint =>
        value * d - n * 10_000n < 0n ? n * 10_000n - value * d : value * d - n * 10_000n;
      assert.ok(off(hundredths) <= off(hundredths + 1n) && off(hundredths) <= off(hundredths - 1n));
    }),
  );
});

test('undefined is not zero, and above 100 % is told, not clipped', () => {
  const one = { earned: 0, minutes: 480, pieces: 10, estimated: 0, withoutSam: 0 };
  assert.equal(efficiencyOf(one), '0.00');
  assert.equal(efficiencyOf({ ...one, withoutSam: 10 }), null);
  assert.equal(efficiencyOf({ ...one, earned: 5, minutes: 0 }), null);
  const over = { ...one, earned: 500 * 10_000, estimated: 10 };
  assert.equal(efficiencyOf(over), '104.17');
  assert.deepEqual(warningsOf(over), ['over', 'estimated']);
  assert.deepEqual(warningsOf({ ...over, minutes: 0 }), ['noAttendance', 'estimated']);
});
