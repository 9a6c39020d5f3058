import assert from 'node:assert/strict';
import { test } from 'node:test';
import { workDayOf } from './work-day.ts';

const day = (written: string, timeZone = 'Asia/Shanghai', dayStart = '05:00'): string =>
  workDayOf(new Date(written), { timeZone, dayStart });

test('a work day begins at its hour, on the clocks of the org', () => {
  assert.equal(day('2026-11-30T04:59:59.999+08:00'), '2026-11-29');
  assert.equal(day('2026-11-30T05:00:00+08:00'), '2026-11-30');
  assert.equal(day('2026-12-01T00:00:00+08:00'), '2026-11-30', 'midnight is hour 00, not 24');
  assert.equal(day('2026-01-01T03:00:00+08:00'), '2025-12-31');
  assert.equal(day('2026-11-30T00:00:00+08:00', 'Asia/Shanghai', '00:00'), '2026-11-30');
  assert.equal(day('2026-11-29T22:00:00Z'), '2026-11-30');
  assert.equal(day('2026-11-29T22:00:00Z', 'Europe/Berlin'), '2026-11-29');
});
