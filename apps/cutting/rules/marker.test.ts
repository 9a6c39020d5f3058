import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cellsOf, missingOf, quantityAt, sumOf, totalOf } from './cells.ts';
import { compared, type Limits, type Marker, markerFaults, piecesOf, pliesOf, yieldOf } from './marker.ts';

const ratio = fc.dictionary(fc.constantFrom('S', 'M', 'L'), fc.integer({ min: 0, max: 4 }));
const marker: fc.Arbitrary<Marker> = fc.record({
  ratio,
  plies: fc.uniqueArray(
    fc.record({ colour: fc.constantFrom('黑', '白'), plies: fc.integer({ min: 0, max: 50 }) }),
    { selector: ({ colour }) => colour },
  ),
});

test('a plan yields what its garments, counted one by one, are', () => {
  fc.assert(
    fc.property(fc.array(marker, { maxLength: 4 }), (markers) => {
      const slow = new Map<string, number>();
      for (const { ratio: of, plies } of markers)
        for (const { colour, plies: count } of plies)
          for (let ply = 0; ply < count; ply += 1)
            for (const [size, times] of Object.entries(of))
              for (let copy = 0; copy < times; copy += 1)
                slow.set(`${colour} ${size}`, (slow.get(`${colour} ${size}`) ?? 0) + 1);
      const found = yieldOf(markers);
      for (const { colour, size, quantity } of cellsOf(found))
        assert.equal(quantity, slow.get(`${colour} ${size}`) ?? 0);
      assert.equal(
        totalOf(found),
        markers.reduce((all, one) => all + piecesOf(one.ratio) * pliesOf(one), 0),
      );
    }),
  );
});

test('over and short are the difference, cell by cell, of all colours and sizes', () => {
  fc.assert(
    fc.property(fc.array(marker), fc.array(marker), (a, b) => {
      const [wanted, had] = [yieldOf(a), yieldOf(b)];
      const cells = compared(wanted, had);
      assert.equal(
        cells.reduce((all, { over }) => all + over, 0),
        totalOf(had) - totalOf(wanted),
      );
      for (const { colour, size, over } of cells) {
        assert.equal(over, quantityAt(had, colour, size) - quantityAt(wanted, colour, size));
        assert.equal(quantityAt(missingOf(wanted, had), colour, size), Math.max(0, -over));
      }
      assert.equal(totalOf(missingOf(wanted, sumOf(had, missingOf(wanted, had)))), 0);
    }),
  );
});

const ORDER = [{ colour: '黑', sizes: { S: 1, M: 1 } }];
const LIMITS: Limits = { maxPlies: 10, maxPieces: 4, evenPlies: true, mixColours: false };

test('what a marker breaks is named', () => {
  const kinds = (given: Marker, limits: Limits = LIMITS): string[] =>
    markerFaults(given, ORDER, limits).map(({ kind }) => kind);
  assert.deepEqual(kinds({ ratio: { S: 2, M: 2 }, plies: [{ colour: '黑', plies: 10 }] }), []);
  assert.deepEqual(kinds({ ratio: {}, plies: [] }), ['empty', 'no-plies']);
  assert.deepEqual(
    kinds({
      ratio: { S: 3, XL: 2 },
      plies: [
        { colour: '黑', plies: 9 },
        { colour: '白', plies: 2 },
      ],
    }),
    ['unknown-size', 'unknown-colour', 'pieces', 'plies', 'odd', 'mixed'],
  );
  assert.deepEqual(
    kinds(
      {
        ratio: { S: 1 },
        plies: [
          { colour: '黑', plies: 2 },
          { colour: '黑', plies: 2 },
        ],
      },
      {
        ...LIMITS,
        mixColours: true,
      },
    ),
    ['twice'],
  );
  assert.deepEqual(
    kinds(
      { ratio: { S: 2, M: 1 }, plies: [{ colour: '黑', plies: 2 }] },
      {
        ...LIMITS,
        length: { bySize: { S: 1000, M: 1200 }, table: 3000 },
      },
    ),
    ['length'],
  );
});
