import assert from 'node:assert/strict';
import test from 'node:test';
import { DAY, HOUR, SECOND } from '../format/time.ts';
import { timeLabels } from './axis.ts';

void test('the date is told where a day begins, in the org’s time zone', () => {
  const night = Date.UTC(2026, 10, 22, 15);
  assert.deepEqual(timeLabels([night, night + HOUR, night + 2 * HOUR], HOUR, 'Asia/Shanghai'), [
    '23:00\n11-22',
    '00:00\n11-23',
    '01:00',
  ]);
});

void test('coarse steps are dates, fine ones have seconds', () => {
  const time = Date.UTC(2026, 10, 22, 7, 50, 4, 250);
  assert.deepEqual(timeLabels([time], DAY, 'UTC'), ['11-22']);
  assert.deepEqual(timeLabels([time], 30 * DAY, 'UTC'), ['2026-11']);
  assert.deepEqual(timeLabels([time], 365 * DAY, 'UTC'), ['2026']);
  assert.deepEqual(timeLabels([time], SECOND, 'UTC'), ['07:50:04\n11-22']);
  assert.deepEqual(timeLabels([time], SECOND / 4, 'UTC'), ['50:04.250\n11-22']);
});
