import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { overtimeByKind, overtimeOf, rounded } from './overtime.ts';
import type { DayKind } from './plan.ts';

const exact = { step: 1, way: 'down' } as const;
const minutes = fc.integer({ min: 0, max: 1440 });
const kinds = fc.constantFrom<DayKind>('workday', 'restDay', 'holiday');

test('rounding down takes less than a step, to the nearest moves half a step at most', () => {
  fc.assert(
    fc.property(minutes, fc.integer({ min: 1, max: 60 }), (given, step) => {
      const down = rounded(given, { step, way: 'down' });
      assert.ok(down % step === 0 && given - down >= 0 && given - down < step);
      assert.ok(Math.abs(rounded(given, { step, way: 'nearest' }) - given) <= step / 2);
    }),
  );
  assert.equal(rounded(89, { step: 30, way: 'down' }), 60);
  assert.equal(rounded(75, { step: 30, way: 'nearest' }), 90);
});

test('more presence is never less overtime, and overtime is never more than presence', () => {
  fc.assert(
    fc.property(kinds, minutes, minutes, minutes, (kind, present, more, planned) => {
      const one = overtimeOf(kind, present, planned, 480, exact);
      assert.ok(one >= 0 && one <= present);
      assert.ok(overtimeOf(kind, present + more, planned, 480, exact) >= one);
    }),
  );
});

test('a work day counts beyond plan and standard day, a rest day and a holiday from the first minute', () => {
  assert.equal(overtimeOf('workday', 480, 480, 480, exact), 0);
  assert.equal(overtimeOf('workday', 660, 480, 480, exact), 180);
  assert.equal(overtimeOf('workday', 600, 600, 480, exact), 120, 'a plan of ten hours holds two of overtime');
  assert.equal(overtimeOf('workday', 480, 420, 480, exact), 60);
  assert.equal(overtimeOf('restDay', 240, 0, 480, exact), 240);
  assert.equal(overtimeOf('holiday', 240, 0, 480, exact), 240);
});

test('sums by kind hold every minute', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ kind: kinds, overtimeMinutes: minutes })), (days) => {
      const { workday, restDay, holiday } = overtimeByKind(days);
      assert.equal(
        workday + restDay + holiday,
        days.reduce((sum, { overtimeMinutes }) => sum + overtimeMinutes, 0),
      );
    }),
  );
});
