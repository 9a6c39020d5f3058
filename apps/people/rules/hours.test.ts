import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { courseOf, hoursFaults, workMinutes } from './hours.ts';

const pad = (number: number): string => String(number).padStart(2, '0');
const timeOf = (minute: number): string => `${pad(Math.floor(minute / 60) % 24)}:${pad(minute % 60)}`;

test('a shift is as long as it is, wherever midnight falls', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1439 }),
      fc.integer({ min: 61, max: 960 }),
      fc.integer({ min: 0, max: 30 }),
      (start, length, pause) => {
        const breaks = pause === 0 ? [] : [{ from: timeOf(start + 30), to: timeOf(start + 30 + pause) }];
        const hours = { start: timeOf(start), end: timeOf(start + length), breaks };
        assert.equal(workMinutes(hours), length - pause);
        assert.deepEqual(hoursFaults(hours), []);
        const { shift } = courseOf(hours);
        assert.deepEqual(shift, { from: start, to: start + length });
      },
    ),
  );
});

test('a usual day: noon break, and supper before overtime', () => {
  const hours = {
    start: '07:30',
    end: '17:30',
    breaks: [
      { from: '11:30', to: '12:30' },
      { from: '17:30', to: '18:00' },
    ],
  };
  assert.equal(workMinutes(hours), 540);
  assert.deepEqual(courseOf(hours).breaks[1], { from: 1050, to: 1080 });
});

test('a night shift takes its break after midnight, or over it', () => {
  const night = (from: string, to: string) => ({ start: '20:00', end: '08:00', breaks: [{ from, to }] });
  assert.equal(workMinutes(night('00:30', '01:30')), 660);
  assert.equal(workMinutes(night('23:45', '00:15')), 690);
});

test('what cannot be is said', () => {
  assert.deepEqual(hoursFaults({ start: '08:00', end: '07:00', breaks: [] }), ['tooLong']);
  assert.deepEqual(
    hoursFaults({
      start: '08:00',
      end: '17:00',
      breaks: [
        { from: '11:00', to: '12:00' },
        { from: '11:30', to: '12:30' },
      ],
    }),
    ['breaksOverlap'],
  );
  assert.ok(
    hoursFaults({ start: '08:00', end: '09:00', breaks: [{ from: '08:00', to: '09:00' }] }).includes(
      'nothingLeft',
    ),
  );
  assert.ok(
    hoursFaults({ start: '08:00', end: '17:00', breaks: [{ from: '12:00', to: '12:00' }] }).includes(
      'breakTooLong',
    ),
  );
});
