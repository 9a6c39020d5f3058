import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cellsOf, quantityAt, sizesOf, totalOf } from './cells.ts';
import { byShares, mostOf, withExtra } from './demand.ts';

const shares = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 1, max: 9 }), {
  minKeys: 1,
});
const lines = fc.uniqueArray(fc.record({ colour: fc.constantFrom('黑', '白', '红'), sizes: shares }), {
  selector: ({ colour }) => colour,
});

test('CUT-1: 10,000 pieces by shares, every cell rounded up, are 10,006', () => {
  // onlineclothingstudy.com/2021/03/cut-order-planning-making-economical.html
  const found = byShares(10_000, { Red: 1, Blue: 2, White: 1 }, { S: 1, M: 2, L: 1, XL: 2 });
  assert.deepEqual(
    found.map(({ colour, sizes }) => [colour, Object.values(sizes)]),
    [
      ['Red', [417, 834, 417, 834]],
      ['Blue', [834, 1667, 834, 1667]],
      ['White', [417, 834, 417, 834]],
    ],
  );
  const totals = sizesOf(found).map((size) =>
    found.reduce((all, { colour }) => all + quantityAt(found, colour, size), 0),
  );
  assert.deepEqual([totals, totalOf(found)], [[1668, 3335, 1668, 3335], 10_006]);
});

test('no cell is short of its share, and none has a whole piece too many', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000 }), shares, shares, (total, colours, sizes) => {
      const all = (of: Record<string, number>): number =>
        Object.values(of).reduce((sum, one) => sum + one, 0);
      for (const { colour, size, quantity } of cellsOf(byShares(total, colours, sizes))) {
        const exact = total * colours[colour] * sizes[size];
        const whole = all(colours) * all(sizes);
        assert.ok(quantity * whole >= exact && (quantity - 1) * whole < exact);
      }
    }),
  );
});

test('what is cut in addition is rounded up, what may be cut over is rounded down', () => {
  fc.assert(
    fc.property(lines, fc.integer({ min: 0, max: 10_000 }), (order, percent) => {
      const [extra, most] = [withExtra(order, percent), mostOf(order, percent)];
      for (const { colour, size, quantity } of cellsOf(order)) {
        const exact = quantity * (10_000 + percent);
        assert.ok(quantityAt(extra, colour, size) * 10_000 >= exact);
        assert.ok((quantityAt(extra, colour, size) - 1) * 10_000 < exact);
        assert.ok(quantityAt(most, colour, size) * 10_000 <= exact);
        assert.ok((quantityAt(most, colour, size) + 1) * 10_000 > exact);
      }
    }),
  );
});
