import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { paretoOf } from './pareto.ts';
import { defectiveOf, dhuOf, firstPassOf, NOTHING, type Sums, sumOf } from './ratios.ts';

test('DHU-2: 250 inspected, 35 defects in 20 pieces', () => {
  const sums = { inspected: 250, defects: 35, defectives: 20 };
  assert.deepEqual([dhuOf(sums), defectiveOf(sums), firstPassOf(sums)], ['14.00', '8.00', '92.00']);
});

test('nothing inspected is undefined; above a hundred is told as it is', () => {
  assert.equal(dhuOf(NOTHING), null);
  assert.equal(defectiveOf(NOTHING), null);
  assert.equal(dhuOf({ inspected: 4, defects: 9, defectives: 4 }), '225.00');
});

const counted = fc
  .record({ inspected: fc.nat(500), share: fc.double({ min: 0, max: 1, noNaN: true }), more: fc.nat(40) })
  .map(({ inspected, share, more }): Sums => {
    const defectives = Math.floor(inspected * share);
    return { inspected, defectives, defects: defectives === 0 ? 0 : defectives + more };
  });

test('any grouping gives the same total, and it is no mean of the parts', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(5), counted), { maxLength: 40 }), (records) => {
      const all = records.map(([, sums]) => sums);
      const groups = [...Map.groupBy(records, ([group]) => group).values()].map((own) =>
        sumOf(own.map(([, sums]) => sums)),
      );
      assert.deepEqual(sumOf(groups), sumOf(all));
      assert.equal(dhuOf(sumOf(groups)), dhuOf(sumOf(all)));
      const plain = all.reduce((sum, { defects }) => sum + defects, 0);
      const inspected = all.reduce((sum, one) => sum + one.inspected, 0);
      if (inspected > 0)
        assert.ok(Math.abs(Number(dhuOf(sumOf(all))) - (plain * 100) / inspected) <= 0.00501);
    }),
  );
  const parts: Sums[] = [
    { inspected: 10, defectives: 1, defects: 1 },
    { inspected: 90, defectives: 45, defects: 45 },
  ];
  assert.equal(dhuOf(sumOf(parts)), '46.00');
});

test('a Pareto runs from the most frequent to a hundred percent', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -3, max: 90 }), { maxLength: 30 }), (counts) => {
      const bars = paretoOf(counts.map((count, key) => ({ key, count })));
      const there = counts.filter((count) => count > 0);
      assert.equal(
        bars.reduce((sum, { count }) => sum + count, 0),
        there.reduce((sum, count) => sum + count, 0),
      );
      assert.deepEqual(
        bars.map(({ count }) => count),
        there.toSorted((a, b) => b - a),
      );
      if (bars.length > 0) assert.equal(bars.at(-1)?.cumulative, '100.00');
    }),
  );
});
