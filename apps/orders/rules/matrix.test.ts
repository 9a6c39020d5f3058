import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { planOf } from './deliveries.ts';
import {
  cellsOf,
  gathered,
  isSame,
  matrixFaults,
  negated,
  quantityAt,
  sumOf,
  totalOf,
  trimmed,
} from './matrix.ts';
import { sizeKey, sortedSizes } from './size-order.ts';

const SIZES = ['XS', 'S', 'M', 'L', 'XL', '2XL', '36', '110'];
const matrix = fc
  .array(
    fc.record({
      colour: fc.constantFrom('黑', '白', '红'),
      size: fc.constantFrom(...SIZES),
      quantity: fc.integer({ min: 0, max: 10_000 }),
    }),
    { maxLength: 20 },
  )
  .map(gathered);

test('sums: totals add up, a matrix less itself is nothing, order does not matter', () => {
  fc.assert(
    fc.property(matrix, matrix, (a, b) => {
      assert.equal(totalOf(sumOf(a, b)), totalOf(a) + totalOf(b));
      assert.deepEqual(trimmed(sumOf(a, negated(a))), []);
      assert.ok(isSame(sumOf(a, b), sumOf(b, a)));
      for (const { colour, size, quantity } of cellsOf(a))
        assert.equal(quantityAt(a, colour, size), quantity);
      assert.deepEqual(matrixFaults(sumOf(a, b)), []);
    }),
  );
});

test('2XL and XXL are one size; a colour or size written twice is a fault', () => {
  assert.equal(quantityAt([{ colour: '黑', sizes: { '2XL': 3, XXL: 4 } }], '黑', 'xxl'), 7);
  assert.deepEqual(sumOf([{ colour: '黑', sizes: { XXL: 4 } }], [{ colour: '黑', sizes: { '2XL': 3 } }]), [
    { colour: '黑', sizes: { XXL: 7 } },
  ]);
  const faults = matrixFaults([
    { colour: '黑', sizes: { '2XL': 3, XXL: 4 } },
    { colour: '黑', sizes: { S: -1 } },
    { colour: ' ', sizes: {} },
  ]);
  assert.deepEqual(
    faults.map(({ kind }) => kind),
    ['twice', 'twice', 'negative', 'no-colour'],
  );
});

test('deliveries: what is over and what is open makes up the difference', () => {
  fc.assert(
    fc.property(matrix, fc.array(matrix, { maxLength: 3 }), (ordered, parts) => {
      const deliveries = parts.map((lines) => ({ date: '2026-12-01', lines }));
      const { over, open } = planOf(ordered, deliveries);
      const sum = (cells: typeof open): number => cells.reduce((total, { quantity }) => total + quantity, 0);
      assert.equal(sum(open) - sum(over), totalOf(ordered) - totalOf(sumOf(...parts)));
      for (const { quantity } of [...over, ...open]) assert.ok(quantity > 0);
    }),
  );
});

test('sizes stand from small to large, however they come', () => {
  const order = ['XS', 'S', 'M', 'L', 'XL', '2XL', 'XXXL', '4XL'];
  fc.assert(
    fc.property(fc.shuffledSubarray(order), (sizes) => {
      assert.deepEqual(
        sortedSizes(sizes),
        order.filter((size) => sizes.includes(size)),
      );
    }),
  );
  assert.deepEqual(sortedSizes(['130', '90', '110']), ['90', '110', '130']);
  assert.deepEqual(sortedSizes(['165/88A', '155/80A']), ['155/80A', '165/88A']);
  assert.deepEqual(sortedSizes(['M(160)', 'S(155)']), ['S(155)', 'M(160)']);
  assert.deepEqual(sortedSizes(['S', 'XXL', 'M'], ['2XL', 'M']), ['XXL', 'M', 'S']);
  assert.equal(sizeKey('xxl'), sizeKey('２ＸＬ'));
  assert.equal(sizeKey('1XL'), 'XL');
});
