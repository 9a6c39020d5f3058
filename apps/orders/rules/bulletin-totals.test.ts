import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromScaled } from '@selvedge/sdk/app';
import fc from 'fast-check';
import { balanceEfficiency, bottleneck, bulletinTotals, estimatedSam, margin } from './bulletin-totals.ts';

const decimals = fc.integer({ min: 0, max: 1_000_000 });
const written = (scaled: number): string => fromScaled(scaled, 4);

test('sums are exact, and what is missing is counted, not guessed', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.option(decimals), fc.option(decimals))), (figures) => {
      const totals = bulletinTotals(
        figures.map(([sam, price]) => ({
          sam: sam === null ? null : written(sam),
          samIsEstimated: false,
          price: price === null ? null : written(price),
        })),
      );
      const sum = (all: readonly (number | null)[]): number =>
        all.reduce<number>((total, one) => total + (one ?? 0), 0);
      assert.equal(totals.sam, written(sum(figures.map(([sam]) => sam))));
      assert.equal(totals.price, written(sum(figures.map(([, price]) => price))));
      assert.equal(totals.withoutSam, figures.filter(([sam]) => sam === null).length);
      assert.equal(totals.pendingPrices, figures.filter(([, price]) => price === null).length);
    }),
  );
});

test('balance efficiency = Σ SAM / (stations × cycle); by zero it is undefined', () => {
  assert.equal(balanceEfficiency('3.0000', 4, '1.1'), '0.6818');
  assert.equal(balanceEfficiency('3', 2, '1'), '1.5000', 'above 100 % is shown, not clipped');
  assert.equal(balanceEfficiency('3', 4, '0'), null);
  assert.equal(balanceEfficiency('0', 0, '1'), null);
});

test('with one station for each operation and the longest as cycle a line is never above 100 %', () => {
  fc.assert(
    fc.property(fc.array(decimals, { minLength: 1 }), (figures) => {
      const operations = figures.map((sam) => ({ sam: written(sam), samIsEstimated: false, price: null }));
      const { sam } = bulletinTotals(operations);
      const balance = balanceEfficiency(sam, operations.length, bottleneck(operations));
      assert.ok(balance === null ? Math.max(...figures) === 0 : Number(balance) <= 1);
    }),
  );
});

test('SAM from a price and a minute rate; margin of a piece', () => {
  assert.equal(estimatedSam('6', '0.4'), '15.0000');
  assert.equal(estimatedSam('1', '0.3'), '3.3333');
  assert.equal(estimatedSam('1', '0'), null);
  assert.equal(margin('8.50', '9.1234'), '-0.6234');
});
