import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cellsOf, keyOf, KINDS, type Movement, refusal, sumsOf } from './owed.ts';

const movement = fc.record({
  kind: fc.constantFrom(...KINDS),
  colour: fc.constantFrom('黑', '白'),
  size: fc.constantFrom('S', 'M'),
  bundle: fc.constantFrom(null, 'b1', 'b2'),
  pieces: fc.integer({ min: -30, max: 60 }),
});

test('of thousands of histories that are taken only as far as they are not refused, every account closes', () => {
  fc.assert(
    fc.property(fc.array(fc.array(movement, { minLength: 1, maxLength: 3 }), { maxLength: 25 }), (goes) => {
      const taken: Movement[] = [];
      for (const more of goes) if (refusal(taken, more) === null) taken.push(...more);
      for (const cell of cellsOf(taken)) {
        const own = taken.filter((one) => keyOf(one) === keyOf(cell));
        const slow = (kind: Movement['kind']): number => {
          let sum = 0;
          for (const one of own) if (one.kind === kind) sum += one.pieces;
          return sum;
        };
        for (const kind of KINDS) assert.ok(cell[kind] >= 0 && cell[kind] === slow(kind));
        assert.ok(cell.owed >= 0);
        assert.equal(cell.out, cell.good + cell.bad + cell.short + cell.owed);
      }
      const whole = sumsOf(taken);
      assert.equal(
        whole.owed,
        cellsOf(taken).reduce((sum, { owed }) => sum + owed, 0),
      );
    }),
    { numRuns: 4000 },
  );
});

test('more than went out does not come back, and the cell that refuses is told', () => {
  const out: Movement = { kind: 'out', colour: '黑', size: 'M', bundle: 'b1', pieces: 20 };
  assert.equal(refusal([out], [{ ...out, kind: 'good', pieces: 20 }]), null);
  assert.equal(refusal([out], [{ ...out, kind: 'good', pieces: 21 }])?.what, 'owed');
  assert.equal(refusal([out], [{ ...out, bundle: 'b2', kind: 'short', pieces: 1 }])?.cell.bundle, 'b2');
  // What came back is not taken out again by correcting the delivery.
  const back: Movement = { ...out, kind: 'good', pieces: 15 };
  assert.equal(refusal([out, back], [{ ...out, pieces: -6 }])?.what, 'owed');
});
