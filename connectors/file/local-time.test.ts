import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { LocalTime, readLetters, readLocal } from './local-time.ts';

const wall = (text: string): number => Date.parse(`${text}Z`);
const world = (zone: string, text: string): string =>
  new Date(new LocalTime(zone).toWorld(wall(text))).toISOString();

test('letters', () => {
  assert.equal(readLetters('22/11/2018 09:45', 'DD/MM/YYYY HH:mm'), wall('2018-11-22T09:45'));
  assert.equal(readLetters('2018年1月2日 3:04:05', 'YYYY年MM月DD日 HH:mm:ss'), wall('2018-01-02T03:04:05'));
  for (const text of ['31/02/2018 00:00', '01/13/2018 00:00', '1/1/2018', '', '01/01/2018 25:00', 'x'])
    assert.equal(readLetters(text, 'DD/MM/YYYY HH:mm'), null, text);
});

test('a local time as programs write it', () => {
  assert.equal(readLocal('2026-11-23 07:50'), wall('2026-11-23T07:50'));
  assert.equal(readLocal('2026-11-23T07:50:01.25'), wall('2026-11-23T07:50:01.250'));
  assert.equal(readLocal('2026-11-23'), wall('2026-11-23T00:00'));
  for (const text of ['2026-11-31', '23.11.2026', '2026-11-23T24:30', ''])
    assert.equal(readLocal(text), null);
});

test('zones: with summer time, without, and by the half hour', () => {
  assert.equal(world('Asia/Seoul', '2018-11-22T09:45'), '2018-11-22T00:45:00.000Z');
  assert.equal(world('Asia/Kolkata', '2026-01-01T00:15'), '2025-12-31T18:45:00.000Z');
  assert.equal(world('Europe/Berlin', '2026-07-01T12:00'), '2026-07-01T10:00:00.000Z');
  assert.equal(world('Europe/Berlin', '2026-01-01T12:00'), '2026-01-01T11:00:00.000Z');
});

test('the hour that occurs twice is the first; the one that is skipped is an hour later', () => {
  assert.equal(world('Europe/Berlin', '2026-10-25T02:30'), '2026-10-25T00:30:00.000Z');
  assert.equal(world('Europe/Berlin', '2026-03-29T02:30'), '2026-03-29T01:30:00.000Z');
  assert.equal(world('America/New_York', '2026-11-01T01:30'), '2026-11-01T05:30:00.000Z');
});

test('an unknown zone is refused', () => assert.throws(() => new LocalTime('Mars/Olympus'), RangeError));

test('property: a moment shown by a clock without summer time is found again', () => {
  const seoul = new LocalTime('Asia/Seoul');
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2100, 0) }), (time) => {
      assert.equal(seoul.toWorld(time + 9 * 3_600_000), time);
    }),
  );
});
