import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { kindOf, limitsOf, piecesIn, runsOf } from './cartons.ts';

const content = fc.record({
  colour: fc.constantFrom('黑', '白'),
  size: fc.constantFrom('S', 'M'),
  pieces: fc.integer({ min: 1, max: 3 }),
});

test('a packing list loses no carton and no piece, and each run is of equal cartons that follow each other', () => {
  const cartons = fc.uniqueArray(
    fc.record({
      number: fc.integer({ min: 1, max: 30 }),
      contents: fc.uniqueArray(content, {
        minLength: 1,
        maxLength: 2,
        selector: ({ colour, size }) => `${colour} ${size}`,
      }),
    }),
    { selector: ({ number }) => number, maxLength: 25 },
  );
  fc.assert(
    fc.property(cartons, (given) => {
      const runs = runsOf(given);
      const written = runs.flatMap(({ from, to }) =>
        Array.from({ length: to - from + 1 }, (_, at) => from + at),
      );
      assert.deepEqual(
        written,
        given.map(({ number }) => number).toSorted((a, b) => a - b),
      );
      let pieces = 0;
      for (const { contents } of given) for (const one of contents) pieces += one.pieces;
      assert.equal(
        runs.reduce((sum, run) => sum + run.pieces, 0),
        pieces,
      );
      for (const run of runs) {
        assert.equal(run.pieces, run.each * run.cartons);
        assert.equal(run.cartons, run.to - run.from + 1);
        for (const { number, contents } of given)
          if (number >= run.from && number <= run.to) assert.equal(piecesIn(contents), run.each);
      }
    }),
    { numRuns: 2000 },
  );
});

test('solid is one colour and size; limits are whole pieces, never more than the percentage', () => {
  assert.equal(kindOf([{ colour: '黑', size: 'S', pieces: 12 }]), 'solid');
  assert.equal(
    kindOf([
      { colour: '黑', size: 'S', pieces: 2 },
      { colour: '黑', size: 'M', pieces: 4 },
    ]),
    'ratio',
  );
  assert.deepEqual(limitsOf(99, 300, 500), { most: 101, least: 95 });
});
