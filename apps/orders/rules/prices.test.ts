import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { filling, keepingPrices, priced, withKnownPrices, withStatus } from './prices.ts';

const price = fc.option(fc.constantFrom('0.1000', '0.2000', '0.3000'));
const operations = fc
  .array(price, { maxLength: 6 })
  .map((prices) =>
    prices.map((one, index) => withStatus({ code: `${index}`, price: one, priceStatus: 'pending' as const })),
  );
const wishes = fc.uniqueArray(
  fc.record({ code: fc.constantFrom('0', '1', '2', '9'), price: fc.constantFrom('0.1000', '0.5000') }),
  { selector: ({ code }) => code },
);

test('what changed is what differs before and after; the status says what the price says', () => {
  fc.assert(
    fc.property(operations, wishes, (before, wished) => {
      const { operations: after, changes, unknown } = priced(before, wished);
      const differing = after.filter((one, index) => one.price !== before[index].price);
      assert.deepEqual(
        changes.map(({ code, price: set }) => [code, set]),
        differing.map(({ code, price: set }) => [code, set]),
      );
      for (const one of after) assert.equal(one.priceStatus === 'pending', one.price === null);
      for (const code of unknown) assert.ok(before.every((one) => one.code !== code));
    }),
  );
});

test('filling touches no price that is set; nor does a writer who cannot see prices, nor a new version', () => {
  fc.assert(
    fc.property(operations, operations, wishes, (before, other, wished) => {
      const isKept = (after: readonly { code: string; price: string | null }[]): boolean =>
        before.every(
          (one) =>
            one.price === null ||
            after.every(({ code, price: set }) => code !== one.code || set === one.price),
        );
      assert.ok(isKept(priced(before, filling(before, wished)).operations));
      assert.ok(isKept(keepingPrices(before, other)));
      assert.ok(isKept(withKnownPrices(before, other)));
    }),
  );
});
