import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { perSquareMetres, perSquareYards, pointsOf, rollPoints } from './four-point.ts';
import { measured } from './measuring.ts';

test('points go by length, and holes by their own', () => {
  const cases: readonly (readonly [length: number, isHole: boolean, points: number])[] = [
    [10, false, 1],
    [300, false, 1],
    [301, false, 2],
    [600, false, 2],
    [601, false, 3],
    [900, false, 3],
    [901, false, 4],
    [5000, false, 4],
    [100, true, 2],
    [101, true, 4],
  ];
  for (const [length, isHole, points] of cases)
    assert.equal(pointsOf({ length, isHole }), points, `${length} ${isHole}`);
});

test('no yard has more than four points', () => {
  const at = (yard: number, length: number) => ({ yard, length, isHole: false });
  assert.equal(rollPoints([at(3, 950), at(3, 950), at(4, 200)]), 5);
  assert.equal(rollPoints([]), 0);
});

test('a roll of 120 yards, 58 inches, 24 points: 12.4 per hundred square yards', () => {
  // 24 × 3600 / (120 × 58) = 12.41; 120 yd = 109.73 m, 58 in = 147.3 cm.
  const roll = { points: 24, length: 10_973, width: 1473 };
  assert.equal(perSquareYards(roll), '12.4');
  assert.equal(perSquareMetres(roll), '14.8');
  assert.equal(perSquareYards({ ...roll, length: 0 }), null);
});

test('by yards and inches it is points × 3600 / (yards × inches)', () => {
  fc.assert(
    fc.property(
      fc.nat(400),
      fc.integer({ min: 100, max: 30_000 }),
      fc.integer({ min: 300, max: 3200 }),
      (points, length, width) => {
        const plain = (points * 3600) / ((length / 100 / 0.9144) * (width / 10 / 2.54));
        assert.ok(Math.abs(Number(perSquareYards({ points, length, width })) - plain) <= 0.0501);
      },
    ),
  );
});

test('a point at its tolerance is within, beyond it is over or under, and what was not said is not judged', () => {
  const asked = { value: 5000, plus: 100, minus: 50 };
  assert.deepEqual(measured(asked, 5100), { deviation: 100, beyond: 0, fit: 'within' });
  assert.deepEqual(measured(asked, 5101), { deviation: 101, beyond: 1, fit: 'over' });
  assert.deepEqual(measured(asked, 4950), { deviation: -50, beyond: 0, fit: 'within' });
  assert.deepEqual(measured(asked, 4900), { deviation: -100, beyond: -50, fit: 'under' });
  assert.equal(measured({ ...asked, minus: null }, 4999).fit, 'unknown');
  assert.equal(measured({ value: 5000, plus: null, minus: null }, 5000).fit, 'within');
});
