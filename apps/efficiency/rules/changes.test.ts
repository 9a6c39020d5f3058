import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays } from '@selvedge/sdk/app';
import fc from 'fast-check';
import { changesOf, type StyleDay } from './changes.ts';

const RULES = { gap: 14, pieces: 20 };
const MONDAY = '2026-09-07';
const on = (offset: number, style: string, percent: number, minutes = 4800, booked = 100): StyleDay => ({
  day: addDays(MONDAY, offset),
  style,
  booked,
  earned: minutes * percent * 100,
  minutes,
});

test('a change, its days until the steady efficiency is reached, and what they cost', () => {
  const before = [0, 1, 2, 3, 4].map((day) => on(day, 'A', 60));
  const after = [30, 45, 58, 61, 55].map((percent, index) => on(7 + index, 'B', percent));
  const [change, ...others] = changesOf([...after, ...before], RULES);
  assert.deepEqual(others, []);
  assert.deepEqual([change.day, change.from, change.to, change.reachedOn], ['2026-09-14', 'A', 'B', 4]);
  // (30 + 15 + 2) % of 4,800 minutes; once it was reached a slow day is no longer the change.
  assert.equal(change.lost / 10_000, 4800 * 0.47);
  assert.deepEqual(
    change.curve.map(({ lost }) => lost / 10_000),
    [1440, 720, 96, 0, 0],
  );
});

test('samples are no change, the first style of all is none, and a style that returns after weeks is one again', () => {
  const rows = [
    on(0, 'A', 60),
    on(1, 'A', 60),
    on(2, 'S', 60, 480, 5),
    on(3, 'B', 60),
    on(4, 'A', 60),
    on(30, 'A', 60),
  ];
  assert.deepEqual(
    changesOf(rows, RULES).map(({ day, to }) => [day, to]),
    [
      ['2026-09-10', 'B'],
      ['2026-10-07', 'A'],
    ],
  );
});

test('whatever is sewn: losses are never below zero, and are those of the days', () => {
  const rows = fc.uniqueArray(
    fc.record({
      offset: fc.integer({ min: 0, max: 60 }),
      style: fc.constantFrom('A', 'B', 'C'),
      percent: fc.integer({ min: 0, max: 140 }),
      minutes: fc.integer({ min: 0, max: 9000 }),
      booked: fc.integer({ min: 1, max: 500 }),
    }),
    { maxLength: 60, selector: ({ offset, style }) => `${offset} ${style}` },
  );
  fc.assert(
    fc.property(rows, (given) => {
      const days = given.map(({ offset, style, percent, minutes, booked }) =>
        on(offset, style, percent, minutes, booked),
      );
      for (const { curve, lost, reachedOn, day, steady } of changesOf(days, RULES)) {
        assert.equal(curve[0].day, day);
        assert.ok(curve.every((one) => one.lost >= 0));
        assert.equal(
          lost,
          curve.reduce((all, one) => all + one.lost, 0),
        );
        if (steady === null) assert.equal(lost, 0);
        if (reachedOn !== null) assert.ok(curve.slice(reachedOn - 1).every((one) => one.lost === 0));
      }
      assert.deepEqual(changesOf(days.toReversed(), RULES), changesOf(days, RULES));
    }),
  );
});
