import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { daysLate } from './late.ts';
import { amountOf, totalOf } from './statement.ts';

test('an amount is the exact product, rounded half up once; the total is what can be added by hand', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 200_000 }), fc.integer({ min: 0, max: 999_999 }), (good, price) => {
      const written = `${Math.floor(price / 10_000)}.${String(price % 10_000).padStart(4, '0')}`;
      // In units of 1/10000 yuan a fen is 100 of them: a slow rule counts up by whole fens.
      const product = good * price;
      const fen = Math.floor(product / 100) + (product % 100 >= 50 ? 1 : 0);
      assert.equal(amountOf(good, written), `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`);
    }),
    { numRuns: 3000 },
  );
  assert.equal(totalOf(['10.05', null, '0.95'], [{ amount: '12.50' }]), '-1.50');
  assert.equal(amountOf(12, null), null);
});

test('late is past the day, and only while something is owed', () => {
  assert.equal(daysLate('2026-11-30', '2026-11-30', 5), 0);
  assert.equal(daysLate('2026-11-30', '2026-12-02', 5), 2);
  assert.equal(daysLate('2026-11-30', '2026-12-02', 0), 0);
  assert.equal(daysLate(null, '2026-12-02', 5), 0);
});
