import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays } from '@selvedge/sdk/app';
import fc from 'fast-check';
import { type Leave, leaveFaults, leaveOn, overlap } from './leaves.ts';
import { ALWAYS } from './spans.ts';
import { Timetable } from './timetable.ts';
import { zoneOf } from './zone.ts';

const zone = zoneOf('Asia/Shanghai');
const DAY = '2026-11-23';
const table = (start: string, end: string): Timetable =>
  new Timetable(
    {
      standardMinutes: 480,
      specials: [],
      schedules: [
        {
          team: null,
          since: '2026-01-01',
          shift: '班',
          hours: { start, end, breaks: [] },
          weekdays: [1, 2, 3, 4, 5],
        },
      ],
    },
    zone,
    '06:00',
  );
const days = (since: string, until: string): Leave => ({ since, until, startTime: null, endTime: null });
const hours = (startTime: string, endTime: string): Leave => ({ since: DAY, until: DAY, startTime, endTime });

test('a leave covers its days whole, or a part of one', () => {
  assert.equal(leaveOn(days(DAY, DAY), DAY, null, table('08:00', '17:00')), ALWAYS);
  assert.equal(leaveOn(days(DAY, DAY), '2026-11-24', null, table('08:00', '17:00')), null);
  assert.deepEqual(leaveOn(hours('08:00', '10:00'), DAY, null, table('08:00', '17:00')), {
    from: zone.minuteAt(DAY, '08:00'),
    to: zone.minuteAt(DAY, '10:00'),
  });
});

test('two hours of a night shift are those after midnight', () => {
  assert.deepEqual(leaveOn(hours('01:00', '03:00'), DAY, null, table('20:00', '05:00')), {
    from: zone.minuteAt('2026-11-24', '01:00'),
    to: zone.minuteAt('2026-11-24', '03:00'),
  });
});

test('two leaves overlap or not, whichever comes first', () => {
  const leaves = fc
    .tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 4 }))
    .map(([since, length]) => days(addDays(DAY, since), addDays(DAY, since + length)));
  fc.assert(
    fc.property(leaves, leaves, (a, b) => {
      const inA = (day: string): boolean => a.since <= day && day <= a.until;
      const isShared = Array.from({ length: 15 }, (_, index) => addDays(DAY, index)).some(
        (day) => inA(day) && b.since <= day && day <= b.until,
      );
      assert.equal(overlap(a, b), isShared);
      assert.equal(overlap(b, a), isShared);
    }),
  );
  assert.equal(overlap(hours('08:00', '10:00'), hours('10:00', '12:00')), false);
  assert.equal(overlap(hours('08:00', '10:00'), hours('09:00', '12:00')), true);
  assert.equal(overlap(hours('08:00', '10:00'), days(DAY, DAY)), true);
});

test('what cannot be is said', () => {
  assert.deepEqual(leaveFaults(days('2026-11-24', DAY), 0), ['order']);
  assert.deepEqual(leaveFaults(days(DAY, '2029-11-24'), 1098), ['tooLong']);
  assert.deepEqual(leaveFaults({ ...days(DAY, DAY), startTime: '08:00' }, 1), ['halfTimes']);
  assert.deepEqual(leaveFaults({ ...hours('08:00', '10:00'), until: '2026-11-24' }, 2), ['timesOfDays']);
  assert.deepEqual(leaveFaults(hours('08:00', '10:00'), 1), []);
});
