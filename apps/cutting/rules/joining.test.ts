import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Cut, unlike } from './joining.ts';

const maybe = <T>(...values: T[]) => fc.constantFrom(null, ...values);
const cut: fc.Arbitrary<Cut> = fc.record({
  order: fc.constantFrom('A', 'B'),
  colour: fc.constantFrom('黑', '白'),
  size: fc.constantFrom('S', 'M'),
  bed: maybe('1', '2'),
  fabric: maybe('罗纹'),
  lot: maybe('H1', 'H2'),
  plyFrom: maybe(1, 6),
  plyTo: maybe(5, 9),
  parts: maybe(['大身'], ['领', '袖'], ['袖', '领']),
});
const setOf = (parts: readonly string[] | null): string =>
  parts === null ? 'all' : [...new Set(parts)].sort().join();

test('pieces are put together when nobody could tell them apart, whichever goes into which', () => {
  fc.assert(
    fc.property(cut, cut, (a, b) => {
      const isOne =
        a.order === b.order &&
        a.colour === b.colour &&
        a.size === b.size &&
        a.fabric === b.fabric &&
        setOf(a.parts) === setOf(b.parts) &&
        (a.lot === null ? b.lot === null && a.bed === b.bed : a.lot === b.lot);
      assert.equal(unlike(a, b) === null, isOne);
      assert.equal(unlike(b, a), unlike(a, b));
      assert.equal(unlike(a, a), null);
    }),
    { numRuns: 2000 },
  );
});
