import assert from 'node:assert/strict';
import test from 'node:test';
import { momentAt, wallClockOf } from './zoned.ts';

void test('a wall clock and its moment lead to each other', () => {
  assert.equal(momentAt('2026-11-23T07:50', 'Asia/Shanghai'), '2026-11-22T23:50:00.000Z');
  assert.equal(wallClockOf('2026-11-22T23:50:00.000Z', 'Asia/Shanghai'), '2026-11-23T07:50');
  for (const wallClock of ['2026-03-29T01:59', '2026-03-29T03:00', '2026-10-25T12:00']) {
    const moment = momentAt(wallClock, 'Europe/Berlin');
    assert.ok(moment);
    assert.equal(wallClockOf(moment, 'Europe/Berlin'), wallClock);
  }
});

void test('what is no time has no moment', () => {
  assert.equal(momentAt('', 'UTC'), null);
  assert.equal(momentAt('soon', 'UTC'), null);
});
