import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bundlesOf, type Tying, tied } from './bundles.ts';
import { apart, type Cut } from './joining.ts';
import { runsOf } from './spreading.ts';

const tying: fc.Arbitrary<Tying> = fc.record({
  size: fc.integer({ min: 1, max: 30 }),
  remainder: fc.constantFrom('own' as const, 'join' as const, 'even' as const),
  smallest: fc.integer({ min: 1, max: 30 }),
});
const spreads = fc.array(
  fc.record({
    colour: fc.constantFrom('黑', '白'),
    lot: fc.constantFrom('A', 'B', null),
    plies: fc.integer({ min: 0, max: 60 }),
  }),
  { maxLength: 8 },
);
const ratio = fc.dictionary(fc.constantFrom('S', 'M', 'L'), fc.integer({ min: 1, max: 3 }), { minKeys: 1 });
const partSets = fc.option(fc.constantFrom([['大身']], [['大身'], ['领', '袖']], [['a'], ['b'], ['c']]));

test('bundles of a number of plies sum up to it; none is empty, none is larger than it may be', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2000 }), tying, (plies, how) => {
      const found = tied(plies, how);
      assert.equal(
        found.reduce((all, one) => all + one, 0),
        plies,
      );
      const most = how.remainder === 'join' ? how.size + Math.min(how.smallest, how.size) - 1 : how.size;
      assert.ok(found.every((one) => one > 0 && one <= most));
      if (how.remainder === 'even')
        assert.ok(Math.max(0, ...found) - Math.min(...found, Infinity) <= 1 || found.length === 0);
      if (how.remainder === 'own')
        assert.equal(found.filter((one) => one !== how.size).length, plies % how.size ? 1 : 0);
    }),
  );
});

test('the remainder as people know it', () => {
  const of = (remainder: Tying['remainder'], plies: number): number[] =>
    tied(plies, { size: 20, remainder, smallest: 5 });
  assert.deepEqual(of('own', 44), [20, 20, 4]);
  assert.deepEqual(of('join', 44), [20, 24]);
  assert.deepEqual(of('join', 45), [20, 20, 5]);
  assert.deepEqual(of('join', 4), [4]);
  assert.deepEqual(of('even', 44), [15, 15, 14]);
});

/** Every garment of a bed, one by one. */
function garments(
  given: { colour: string; lot: string | null; plies: number }[],
  of: Record<string, number>,
) {
  const all: string[] = [];
  let ply = 0;
  for (const { colour, lot, plies } of given)
    for (let index = 0; index < plies; index += 1) {
      ply += 1;
      for (const [size, count] of Object.entries(of))
        for (let copy = 1; copy <= count; copy += 1) all.push([colour, lot, size, copy, ply].join());
    }
  return all.sort();
}

test('each set of parts of each garment is in exactly one bundle; colours and dye lots are never mixed', () => {
  fc.assert(
    fc.property(spreads, ratio, partSets, tying, (given, of, sets, how) => {
      const found = bundlesOf(runsOf(given), of, sets, how);
      const wanted = garments(given, of);
      for (const parts of sets ?? [null]) {
        const held = found
          .filter((one) => String(one.parts) === String(parts))
          .flatMap(({ colour, lot, size, copy, plyFrom, plyTo, quantity }) => {
            assert.equal(plyTo - plyFrom + 1, quantity);
            return Array.from({ length: quantity }, (_, index) =>
              [colour, lot, size, copy, plyFrom + index].join(),
            );
          });
        assert.deepEqual(held.sort(), wanted);
      }
    }),
  );
});

test('CUT-3: 4 sizes, 3 colours, 7 components make 84 bundles', () => {
  const runs = runsOf(['红', '蓝', '白'].map((colour) => ({ colour, lot: null, plies: 20 })));
  const sets = ['前片', '后片', '左袖', '右袖', '领', '袖口', '门襟'].map((part) => [part]);
  const found = bundlesOf(runs, { S: 1, M: 1, L: 1, XL: 1 }, sets, {
    size: 20,
    remainder: 'own',
    smallest: 1,
  });
  assert.equal(found.length, 84);
  assert.equal(
    new Set(found.map(({ colour, size, parts }) => `${colour} ${size} ${String(parts)}`)).size,
    84,
  );
});

test('runs are the plies in their order; rolls of one lot are one run', () => {
  fc.assert(
    fc.property(spreads, (given) => {
      const runs = runsOf(given);
      let next = 1;
      for (const [index, { plyFrom, plyTo, plies, colour, lot }] of runs.entries()) {
        assert.deepEqual([plyFrom, plyTo - plyFrom + 1], [next, plies]);
        next = plyTo + 1;
        assert.ok(index === 0 || runs[index - 1].colour !== colour || runs[index - 1].lot !== lot);
      }
      assert.equal(
        next - 1,
        given.reduce((all, { plies }) => all + plies, 0),
      );
    }),
  );
});

test('of one bed those bundles meet that have plies in common, whatever their order', () => {
  fc.assert(
    fc.property(spreads, ratio, tying, tying, (given, of, how, other) => {
      const facts = { order: 'o', bed: 'b', fabric: null } as const;
      const cut = (part: string, tie: Tying): Cut[] =>
        bundlesOf(runsOf(given), of, [[part]], tie).map((one) => ({ ...one, ...facts }));
      for (const a of cut('大身', how))
        for (const b of cut('领', other)) {
          const meets = (a.plyFrom ?? 0) <= (b.plyTo ?? 0) && (b.plyFrom ?? 0) <= (a.plyTo ?? 0);
          const isSame = a.colour === b.colour && a.size === b.size;
          assert.equal(apart(a, b, []) === null, isSame && meets);
          assert.equal(apart(b, a, []) === null, isSame && meets);
        }
    }),
    { numRuns: 20 },
  );
});

test('whole garments are joined with nothing; other fabrics by their paired lots', () => {
  const body: Cut = {
    order: 'o',
    colour: '白',
    size: 'M',
    bed: '1',
    fabric: null,
    lot: 'A',
    plyFrom: 1,
    plyTo: 9,
    parts: ['大身'],
  };
  const rib: Cut = { ...body, bed: '2', fabric: '罗纹', lot: 'R', parts: ['领'] };
  const pair = { order: 'o', colour: '白', lotA: 'R', lotB: 'A' };
  assert.equal(apart(body, rib, []), 'lots');
  assert.equal(apart(body, rib, [pair]), null);
  assert.equal(apart(rib, body, [pair]), null);
  assert.equal(apart(body, { ...rib, lot: null }, []), null);
  assert.equal(apart(body, rib, [{ ...pair, colour: '黑' }]), 'lots');
  assert.equal(apart(body, { ...rib, parts: null }, [pair]), 'parts');
  assert.equal(apart(body, { ...rib, parts: ['大身'] }, [pair]), 'parts');
  assert.equal(apart(body, { ...rib, size: 'L' }, [pair]), 'size');
  assert.equal(apart(body, { ...body, bed: '3', parts: ['领'] }, []), 'bed');
  const recut = { ...body, bed: null, plyFrom: null, plyTo: null, parts: ['领'] };
  assert.equal(apart(body, recut, []), null, 'a recut of the same dye lot');
  assert.equal(apart(body, { ...recut, lot: 'C' }, []), 'lots');
});
