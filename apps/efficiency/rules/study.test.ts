import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Cycle, resultOf } from './study.ts';

const cycle = (elements: number): fc.Arbitrary<Cycle> =>
  fc.record({
    laps: fc.array(fc.integer({ min: 500, max: 90_000 }), { minLength: elements, maxLength: elements }),
    excluded: fc.constantFrom(null, null, null, 'interrupted'),
  });
const timed = fc
  .integer({ min: 1, max: 5 })
  .chain((elements) => fc.array(cycle(elements), { maxLength: 25 }));

test('as a plain rule over the cycles that count says; what is excluded changes nothing', () => {
  fc.assert(
    fc.property(timed, fc.integer({ min: 1, max: 20 }), (cycles, pieces) => {
      const facts = { cycles, pieces, rating: 0.9, allowance: 0.15 };
      const result = resultOf(facts);
      const counted = cycles.filter(({ excluded }) => excluded === null);
      if (counted.length === 0) return assert.equal(result, null);
      let all = 0;
      for (const { laps } of counted) for (const lap of laps) all += lap;
      const observed = all / counted.length / pieces / 60_000;
      assert.ok(result !== null && Math.abs(result.observed - observed) < 1e-9);
      assert.ok(Math.abs(result.sam - observed * 0.9 * 1.15) < 1e-9);
      const elements = result.elements.reduce((sum, one) => sum + one, 0);
      assert.ok(Math.abs(elements - result.observed) < 1e-9);
      assert.deepEqual(resultOf({ ...facts, cycles: counted }), result);
    }),
  );
});

test('the more cycles differ, the more are needed (ILO)', () => {
  const of = (...times: number[]) =>
    resultOf({
      cycles: times.map((lap) => ({ laps: [lap], excluded: null })),
      pieces: 1,
      rating: 1,
      allowance: 0,
    })?.needed;
  assert.equal(of(1000), null);
  assert.equal(of(1000, 1000, 1000), 1);
  // n′ = 5, Σx = 35, Σx² = 247: (40 √(1235 − 1225) ÷ 35)² = 13.06.
  assert.equal(of(7, 6, 7, 7, 8), 14);
});
