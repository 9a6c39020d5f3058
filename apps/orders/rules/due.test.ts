import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, daysBetween } from '@selvedge/sdk/app';
import fc from 'fast-check';
import { dayIn, weekEnd } from './due.ts';

const days = fc.integer({ min: 0, max: 40_000 }).map((number) => addDays('1990-01-01', number));

test('days: there and back, and a week ends on its Sunday', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: -1000, max: 1000 }), (day, count) => {
      assert.equal(daysBetween(day, addDays(day, count)), count);
      const end = weekEnd(day);
      assert.equal(new Date(`${end}T00:00:00Z`).getUTCDay(), 0);
      assert.ok(daysBetween(day, end) >= 0 && daysBetween(day, end) < 7);
    }),
  );
  assert.equal(weekEnd('2026-11-29'), '2026-11-29', 'a Sunday is the end of its week');
});

test('the day is the one on the factory’s calendar', () => {
  const evening = new Date('2026-11-23T17:00:00Z');
  assert.equal(dayIn(evening, 'Asia/Shanghai'), '2026-11-24');
  assert.equal(dayIn(evening, 'UTC'), '2026-11-23');
});
