import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { DayKind } from './plan.ts';
import { overtimeWarnings, totalsOf } from './month.ts';
import type { DayState, Workday } from './workday.ts';

const minutes = fc.integer({ min: 0, max: 900 });
const someDays: fc.Arbitrary<Workday[]> = fc.array(
  fc.record({
    kind: fc.constantFrom<DayKind>('workday', 'restDay', 'holiday'),
    state: fc.constantFrom<DayState>('present', 'absent', 'leave', 'due', 'off'),
    plannedMinutes: minutes,
    presentMinutes: minutes,
    overtimeMinutes: minutes,
    lateMinutes: minutes,
    earlyMinutes: minutes,
    absentMinutes: minutes,
    leaveMinutes: minutes,
    firstIn: fc.constant(null),
    lastOut: fc.constant(null),
    isHere: fc.constant(false),
    missing: fc.constantFrom([], ['out' as const]),
    isEstimated: fc.constant(false),
  }),
  { maxLength: 31 },
);

test('a month is the sum of its parts, however it is cut', () => {
  fc.assert(
    fc.property(someDays, someDays, (a, b) => {
      const [one, other, both] = [totalsOf(a), totalsOf(b), totalsOf([...a, ...b])];
      for (const name of Object.keys(both) as (keyof typeof both)[])
        assert.equal(one[name] + other[name], both[name]);
      assert.equal(both.workdayOvertime + both.restDayOvertime + both.holidayOvertime, both.overtimeMinutes);
    }),
  );
});

test('three hours a day and 36 a month are allowed, a minute more is told', () => {
  const limits = { day: 180, month: 2160 };
  const days = (count: number, overtimeMinutes: number) =>
    Array.from({ length: count }, () => ({ overtimeMinutes }));
  assert.deepEqual(overtimeWarnings(days(12, 180), limits), { daysAbove: 0, isMonthAbove: false });
  assert.deepEqual(overtimeWarnings([...days(12, 180), { overtimeMinutes: 1 }], limits), {
    daysAbove: 0,
    isMonthAbove: true,
  });
  assert.deepEqual(overtimeWarnings(days(2, 181), limits), { daysAbove: 2, isMonthAbove: false });
});
