import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays } from '@selvedge/sdk/app';
import fc from 'fast-check';
import { type Hours, workMinutes } from './hours.ts';
import { minutesIn } from './spans.ts';
import { Timetable } from './timetable.ts';
import { zoneOf } from './zone.ts';

const zone = zoneOf('Asia/Shanghai');
const table = (hours: Hours, dayStart: string): Timetable =>
  new Timetable(
    {
      standardMinutes: 480,
      specials: [],
      schedules: [{ team: null, since: '2020-01-01', shift: '班', hours, weekdays: [1, 2, 3, 4, 5, 6, 7] }],
    },
    zone,
    dayStart,
  );
const startOf = (hours: Hours, dayStart: string): string => {
  const { day, time } = zone.wallAt(table(hours, dayStart).start(null, null, '2026-11-24'));
  return `${day} ${time}`;
};

test('a work day begins when the factory says', () => {
  const hours = { start: '07:30', end: '17:30', breaks: [] };
  assert.equal(startOf(hours, '04:00'), '2026-11-24 04:00');
  assert.equal(startOf(hours, '00:00'), '2026-11-24 00:00');
});

test('overtime after a late shift belongs to its own day, whatever day start says', () => {
  assert.equal(startOf({ start: '14:00', end: '23:00', breaks: [] }, '00:00'), '2026-11-24 03:00');
});

test('a night shift that reaches over the start of the day ends with its own day', () => {
  assert.equal(startOf({ start: '20:00', end: '08:00', breaks: [] }, '06:00'), '2026-11-24 12:00');
});

test('who comes before an early shift comes to it', () => {
  assert.equal(startOf({ start: '05:00', end: '13:00', breaks: [] }, '06:00'), '2026-11-24 04:00');
});

test('days follow each other, whatever the hours; a shift lies in its own day', () => {
  const pad = (number: number): string => String(number).padStart(2, '0');
  const timeOf = (minute: number): string => `${pad(Math.floor(minute / 60) % 24)}:${pad(minute % 60)}`;
  const hours = fc
    .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 60, max: 960 }))
    .map(([start, length]) => ({ start: timeOf(start), end: timeOf(start + length), breaks: [] }));
  fc.assert(
    fc.property(hours, fc.integer({ min: 0, max: 23 }), (hours, dayStart) => {
      const times = table(hours, `${pad(dayStart)}:00`);
      const day = '2026-11-24';
      const [starts, ends] = [times.start(null, null, day), times.start(null, null, addDays(day, 1))];
      const { usual, work, plannedMinutes } = times.plan(null, day);
      assert.ok(usual !== null && starts <= usual.from && usual.to <= ends);
      assert.equal(ends - starts, 1440);
      assert.equal(minutesIn(work), plannedMinutes);
      assert.equal(plannedMinutes, workMinutes(hours));
    }),
  );
});
