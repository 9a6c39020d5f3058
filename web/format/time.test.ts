import assert from 'node:assert/strict';
import test from 'node:test';
import { ageOf, DAY, formatClock, formatMoment, HOUR, isTimeZone, lengthOf, MINUTE, SECOND } from './time.ts';

void test('fresh times are told in words, old ones as dates', () => {
  const now = 1_800_000_000_000;
  assert.deepEqual(ageOf(now - 2 * SECOND, now), { unit: 'now', count: 0 });
  assert.deepEqual(ageOf(now + 2 * SECOND, now), { unit: 'now', count: 0 });
  assert.deepEqual(ageOf(now - 59 * SECOND, now), { unit: 'second', count: 59 });
  assert.deepEqual(ageOf(now - 2.9 * MINUTE, now), { unit: 'minute', count: 2 });
  assert.deepEqual(ageOf(now - 23.9 * HOUR, now), { unit: 'hour', count: 23 });
  assert.deepEqual(ageOf(now - 6 * DAY, now), { unit: 'day', count: 6 });
  assert.deepEqual(ageOf(now - 8 * DAY, now), { unit: 'old', count: 0 });
  assert.deepEqual(ageOf(now + HOUR, now), { unit: 'ahead', count: 0 });
});

void test('lengths have at most two units', () => {
  assert.deepEqual(lengthOf(12 * MINUTE + 59 * SECOND), {
    unit: 'minute',
    count: 12,
    restUnit: null,
    rest: 0,
  });
  assert.deepEqual(lengthOf(HOUR), { unit: 'hour', count: 1, restUnit: null, rest: 0 });
  assert.deepEqual(lengthOf(2 * DAY + 5 * HOUR + 3 * MINUTE), {
    unit: 'day',
    count: 2,
    restUnit: 'hour',
    rest: 5,
  });
  assert.deepEqual(lengthOf(-5), { unit: 'second', count: 0, restUnit: null, rest: 0 });
});

void test('moments are told in the org’s time zone', () => {
  const time = Date.UTC(2026, 10, 22, 23, 50, 4, 7);
  assert.equal(formatMoment(time, 'Asia/Shanghai'), '2026-11-23 07:50:04');
  assert.equal(formatMoment(time, 'UTC', true), '2026-11-22 23:50:04.007');
  assert.equal(formatMoment(Date.UTC(2026, 0, 1), 'UTC'), '2026-01-01 00:00:00');
  assert.equal(formatClock(time, 'Asia/Shanghai'), '07:50');
  assert.equal(formatMoment(Number.NaN, 'UTC'), '—');
});

void test('a time zone is checked by the platform’s own list', () => {
  assert.ok(isTimeZone('Asia/Shanghai'));
  assert.ok(!isTimeZone('Asia/Ningbo'));
});
