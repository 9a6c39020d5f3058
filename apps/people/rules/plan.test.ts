import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays } from '@selvedge/sdk/app';
import fc from 'fast-check';
import { weekdayOf } from './days.ts';
import { type Calendar, type DayKind, planOf } from './plan.ts';

const DAY_HOURS = { start: '08:00', end: '17:00', breaks: [{ from: '12:00', to: '13:00' }] };
const LATE_HOURS = { start: '14:00', end: '23:00', breaks: [{ from: '18:00', to: '18:30' }] };
const none: Calendar = { schedules: [], specials: [], standardMinutes: 480 };
const factory: Calendar = {
  standardMinutes: 480,
  schedules: [
    { team: 'cutting', since: '2026-11-16', shift: '中班', hours: LATE_HOURS, weekdays: [1, 2, 3, 4, 5, 6] },
    { team: null, since: '2026-01-01', shift: '长白班', hours: DAY_HOURS, weekdays: [1, 2, 3, 4, 5, 6] },
  ],
  specials: [
    { team: null, day: '2026-10-01', kind: 'holiday', name: '国庆节' },
    { team: null, day: '2026-11-25', kind: 'restDay', name: '停电' },
    { team: 'cutting', day: '2026-11-25', kind: 'workday', name: null },
  ],
};

test('a factory that set nothing has the week of the law', () => {
  assert.partialDeepStrictEqual(planOf(none, null, '2026-11-23'), {
    kind: 'workday',
    plannedMinutes: 480,
    hours: null,
  });
  assert.partialDeepStrictEqual(planOf(none, null, '2026-11-28'), { kind: 'restDay', plannedMinutes: 0 });
});

test('a team has its own hours from its own day on', () => {
  assert.partialDeepStrictEqual(planOf(factory, 'cutting', '2026-11-14'), {
    shift: '长白班',
    plannedMinutes: 480,
  });
  assert.partialDeepStrictEqual(planOf(factory, 'cutting', '2026-11-16'), {
    shift: '中班',
    plannedMinutes: 510,
  });
  assert.equal(planOf(factory, 'sewing', '2026-11-16').shift, '长白班');
  assert.equal(planOf(factory, null, '2025-12-31').shift, null);
});

test('holidays, days off and swapped days', () => {
  assert.partialDeepStrictEqual(planOf(factory, 'sewing', '2026-10-01'), {
    kind: 'holiday',
    name: '国庆节',
    plannedMinutes: 0,
    shift: '长白班',
  });
  assert.equal(planOf(factory, 'sewing', '2026-11-25').kind, 'restDay');
  assert.partialDeepStrictEqual(planOf(factory, 'cutting', '2026-11-25'), {
    kind: 'workday',
    plannedMinutes: 510,
  });
});

test('minutes are planned on work days only, and a special day stands above its weekday', () => {
  const kinds = fc.constantFrom<DayKind>('workday', 'restDay', 'holiday');
  const day = fc.integer({ min: 0, max: 600 }).map((count) => addDays('2026-01-01', count));
  fc.assert(
    fc.property(
      day,
      fc.uniqueArray(fc.integer({ min: 1, max: 7 })),
      fc.option(kinds),
      (day, weekdays, kind) => {
        const calendar: Calendar = {
          standardMinutes: 480,
          schedules: [{ team: null, since: '2026-01-01', shift: '白班', hours: DAY_HOURS, weekdays }],
          specials: kind === null ? [] : [{ team: null, day, kind, name: null }],
        };
        const plan = planOf(calendar, 'any', day);
        assert.equal(plan.kind, kind ?? (weekdays.includes(weekdayOf(day)) ? 'workday' : 'restDay'));
        assert.equal(plan.plannedMinutes, plan.kind === 'workday' ? 480 : 0);
      },
    ),
  );
});
