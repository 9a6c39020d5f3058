import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { LEAST_DAYS, paceOf } from './pace.ts';

test('the quickest quarter of worker-days; minutes earned otherwise are taken off first', () => {
  const day = (minutes: number, pieces: number, earned = 0) => ({ minutes, earned, pieces });
  assert.deepEqual(paceOf([day(480, 240), day(480, 160), day(480, 120), day(480, 96), day(480, 480, 240)]), {
    sam: 2,
    basis: 5,
  });
  assert.equal(paceOf([day(480, 240), day(480, 160)]), null);
  assert.equal(paceOf([day(480, 5), day(480, 5), day(480, 5)]), null);
});

test('it lies among the paces, and a quarter of the days is at most as slow', () => {
  const days = fc.array(
    fc.record({
      minutes: fc.integer({ min: 1, max: 700 }),
      earned: fc.constant(0),
      pieces: fc.integer({ min: 10, max: 900 }),
    }),
    { minLength: LEAST_DAYS, maxLength: 60 },
  );
  fc.assert(
    fc.property(days, (given) => {
      const { sam } = paceOf(given) ?? { sam: -1 };
      const paces = given.map(({ minutes, pieces }) => minutes / pieces);
      assert.ok(paces.includes(sam));
      assert.ok(paces.filter((pace) => pace < sam).length <= (given.length - 1) / 4);
      assert.ok(paces.filter((pace) => pace <= sam).length >= given.length / 4);
    }),
  );
});
