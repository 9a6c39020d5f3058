import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, daysBetween } from '@selvedge/sdk/app';
import fc from 'fast-check';
import { daysFrom, monthOf, weekdayOf } from './days.ts';

const days = fc.integer({ min: 0, max: 40_000 }).map((count) => addDays('1990-01-01', count));

test('days there and back', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 400 }), (day, count) => {
      const later = addDays(day, count);
      assert.equal(daysBetween(day, later), count);
      assert.equal(daysFrom(day, later).length, count + 1);
      assert.equal(weekdayOf(addDays(day, 7)), weekdayOf(day));
    }),
  );
  assert.equal(weekdayOf('2026-11-23'), 1, 'a Monday');
  assert.equal(weekdayOf('2026-11-29'), 7, 'a Sunday');
  assert.deepEqual(daysFrom('2026-11-02', '2026-11-01'), []);
});

test('a month has its own last day', () => {
  assert.deepEqual(monthOf('2026-11'), { from: '2026-11-01', to: '2026-11-30' });
  assert.deepEqual(monthOf('2028-02'), { from: '2028-02-01', to: '2028-02-29' });
  assert.deepEqual(monthOf('2026-12'), { from: '2026-12-01', to: '2026-12-31' });
});
