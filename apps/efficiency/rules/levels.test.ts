import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { levelOf } from './levels.ts';

test('levels from facts', () => {
  const of = (pieces: number, pace: number) => levelOf({ pieces, earned: pace * 10_000 * 100, minutes: 100 });
  assert.deepEqual(
    [of(0, 1), of(49, 2), of(50, 0.59), of(50, 0.6), of(50, 0.8), of(50, 1), of(50, 1.4)],
    [0, 1, 1, 2, 3, 4, 4],
  );
  assert.equal(levelOf({ pieces: 900, earned: 0, minutes: 480 }), 1);
});

test('whoever is quicker is not lower', () => {
  fc.assert(
    fc.property(
      fc.nat(2_000_000),
      fc.nat(2_000_000),
      fc.integer({ min: 1, max: 500 }),
      (one, more, pieces) => {
        const facts = { pieces, minutes: 100 };
        assert.ok(levelOf({ ...facts, earned: one + more }) >= levelOf({ ...facts, earned: one }));
      },
    ),
  );
});
