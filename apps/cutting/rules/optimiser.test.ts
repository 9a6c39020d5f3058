import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { leastBeds } from './bound.ts';
import { type Line, missingOf, totalOf } from './cells.ts';
import { mostOf } from './demand.ts';
import { type Limits, markerFaults, yieldOf } from './marker.ts';
import { found } from './optimiser.ts';

const LIMITS: Limits = { maxPlies: 100, maxPieces: 6, evenPlies: false, mixColours: true };

const lines = (colours: readonly string[], sizes: readonly string[], most: number): fc.Arbitrary<Line[]> =>
  fc
    .tuple(...colours.map(() => fc.tuple(...sizes.map(() => fc.integer({ min: 0, max: most })))))
    .map((rows) =>
      rows.map((row, index) => ({
        colour: colours[index],
        sizes: Object.fromEntries(row.map((pieces, size) => [sizes[size], pieces])),
      })),
    );

const limits: fc.Arbitrary<Limits> = fc.record({
  maxPlies: fc.integer({ min: 2, max: 120 }),
  maxPieces: fc.integer({ min: 1, max: 6 }),
  evenPlies: fc.boolean(),
  mixColours: fc.boolean(),
});

test('every plan cuts all that is wanted within the limits, with no fewer beds than the bound; asked again it is the same', () => {
  fc.assert(
    fc.property(
      lines(['黑', '白'], ['S', 'M', 'L', 'XL'], 200),
      limits,
      fc.integer({ min: 0, max: 1000 }),
      (wanted, given, percent) => {
        const most = mostOf(wanted, percent);
        const { markers, least } = found(wanted, most, given);
        const cut = yieldOf(markers);
        assert.equal(totalOf(missingOf(wanted, cut)), 0, 'nothing is short');
        if (!given.evenPlies) assert.equal(totalOf(missingOf(cut, most)), 0, 'nothing beyond what may be');
        assert.ok(markers.length >= least);
        for (const marker of markers) assert.deepEqual(markerFaults(marker, wanted, given), []);
        assert.deepEqual(found(wanted, most, given).markers, markers);
      },
    ),
    { numRuns: 20 },
  );
});

/** The fewest beds of one colour and few pieces, by trying all. */
function fewest(wanted: readonly number[], most: readonly number[], given: Limits, deep: number): number {
  if (wanted.every((one) => one <= 0)) return 0;
  if (deep === 0) return Infinity;
  let best = Infinity;
  const step = given.evenPlies ? 2 : 1;
  const tryRatio = (ratio: number[], size: number, left: number): void => {
    if (size < wanted.length) {
      for (let count = 0; count <= left; count += 1) tryRatio([...ratio, count], size + 1, left - count);
      return;
    }
    if (ratio.every((one) => one === 0)) return;
    for (let plies = step; plies <= given.maxPlies; plies += step) {
      if (ratio.some((count, index) => count * plies > most[index])) return;
      const rest =
        1 +
        fewest(
          wanted.map((one, index) => one - ratio[index] * plies),
          most.map((one, index) => one - ratio[index] * plies),
          given,
          Math.min(deep, best) - 1,
        );
      best = Math.min(best, rest);
    }
  };
  tryRatio([], 0, given.maxPieces);
  return best;
}

test('against all plans of small orders: never fewer than the bound says, seldom more beds than the best', () => {
  let worse = 0;
  let tried = 0;
  fc.assert(
    fc.property(
      lines(['黑'], ['S', 'M', 'L'], 8),
      fc.integer({ min: 3, max: 6 }),
      fc.integer({ min: 1, max: 3 }),
      fc.constantFrom(0, 2000),
      (wanted, maxPlies, maxPieces, percent) => {
        const given: Limits = { maxPlies, maxPieces, evenPlies: false, mixColours: true };
        const most = mostOf(wanted, percent);
        const { markers, least } = found(wanted, most, given);
        const best = fewest(
          Object.values(wanted[0].sizes),
          Object.values(most[0].sizes),
          given,
          markers.length,
        );
        assert.ok(least <= best && best <= markers.length, `${least} ${best} ${markers.length}`);
        tried += 1;
        if (markers.length > best) worse += 1;
        assert.ok(markers.length <= best + 1);
      },
    ),
    { numRuns: 60, seed: 7 },
  );
  assert.ok(worse <= tried / 20, `${worse} of ${tried} were not the best`);
});

test('the order of CUT-1: 4 garments a marker, 100 plies', () => {
  const wanted = [
    { colour: 'Red', sizes: { S: 417, M: 834, L: 417, XL: 834 } },
    { colour: 'Blue', sizes: { S: 834, M: 1667, L: 834, XL: 1667 } },
    { colour: 'White', sizes: { S: 417, M: 834, L: 417, XL: 834 } },
  ];
  const given = { ...LIMITS, maxPieces: 4 };
  const { markers, least } = found(wanted, mostOf(wanted, 100), given);
  assert.equal(least, leastBeds(wanted, given));
  assert.equal(least, 26, '17 + 34 + 17 + 34 places of 100 garments, four a bed');
  assert.ok(markers.length <= least + 2, `${markers.length} beds`);
  assert.equal(totalOf(missingOf(wanted, yieldOf(markers))), 0);
});

test('many sizes and colours are planned in a moment', () => {
  const sizes = ['110', '120', '130', '140', '150', '160', '170', '180', '190', '200', '210', '220'];
  const wanted = ['红', '橙', '黄', '绿', '青', '蓝', '紫', '黑'].map((colour, index) => ({
    colour,
    sizes: Object.fromEntries(sizes.map((size, place) => [size, 37 + ((index * 31 + place * 17) % 90)])),
  }));
  const began = performance.now();
  const { markers, least } = found(wanted, mostOf(wanted, 300), { ...LIMITS, maxPieces: 10 });
  assert.equal(totalOf(missingOf(wanted, yieldOf(markers))), 0);
  assert.ok(markers.length >= least);
  assert.ok(performance.now() - began < 10_000);
});

test('the table limits a marker where lengths are known', () => {
  const wanted = [{ colour: '黑', sizes: { S: 60, M: 60 } }];
  const length = { bySize: { S: 1000, M: 1500 }, table: 2600 };
  const given: Limits = { ...LIMITS, length };
  const { markers } = found(wanted, wanted, given);
  for (const marker of markers) assert.deepEqual(markerFaults(marker, wanted, given), []);
});
