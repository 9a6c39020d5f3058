import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openCalendar } from './calendar.ts';
import { isCron } from './cron.ts';

test('five fields of cron, and nothing else', async () => {
  const good = [
    '* * * * *',
    '50 7 * * *',
    '*/5 8-18 * * mon-sat',
    '0,30 0 1,15 JAN-mar 7',
    '10-50/20 * * * *',
  ];
  const bad = [
    '',
    '* * * *',
    '* * * * * *',
    '60 * * * *',
    '* 24 * * *',
    '* * 0 * *',
    '* * * 13 *',
    '* * * * 8',
  ];
  const worse = [
    'a * * * *',
    '*/0 * * * *',
    '5-1 * * * *',
    '1-2-3 * * * *',
    '@daily',
    '* * L * *',
    '1,, * * * *',
    '1/2/3 * * * *',
  ];
  for (const cron of good) assert.equal(isCron(cron), true, cron);
  for (const cron of [...bad, ...worse]) assert.equal(isCron(cron), false, cron);
  const calendar = await openCalendar();
  for (const cron of good) assert.ok(calendar.next(cron, 'Asia/Shanghai', new Date(0)), cron);
});

test('a job is due on the clocks of a time zone, through the change to summer time', async () => {
  const calendar = await openCalendar();
  const next = (cron: string, zone: string, after: string): string | undefined =>
    calendar.next(cron, zone, new Date(after))?.toISOString();
  assert.equal(next('50 7 * * *', 'Asia/Shanghai', '2026-11-23T00:00:00Z'), '2026-11-23T23:50:00.000Z');
  assert.equal(next('50 7 * * *', 'Europe/Madrid', '2026-11-23T00:00:00Z'), '2026-11-23T06:50:00.000Z');
  assert.equal(next('50 7 * * *', 'Europe/Madrid', '2026-07-23T00:00:00Z'), '2026-07-23T05:50:00.000Z');
  assert.equal(next('0 0 * * 0', 'Asia/Shanghai', '2026-11-23T00:00:00Z'), '2026-11-28T16:00:00.000Z');
  assert.equal(next('0 0 30 2 *', 'Asia/Shanghai', '2026-11-23T00:00:00Z'), undefined);
});
