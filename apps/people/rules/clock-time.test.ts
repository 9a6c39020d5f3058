import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { clockTime } from './clock-time.ts';
import { zoneOf } from './zone.ts';

const zone = zoneOf('Asia/Shanghai');

test('what devices write is read on the clocks of the place', () => {
  for (const written of [
    '2026-11-23 07:28:11',
    '2026/11/23 7:28:11',
    '2026.11.23  07:28:11',
    '2026-11-23T07:28:11+08:00',
  ])
    assert.equal(clockTime(written, zone), '2026-11-22T23:28:11.000Z');
  assert.equal(clockTime('2026-11-23 07:28', zone), '2026-11-22T23:28:00.000Z');
});

test('a moment survives being written with zone', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
      (moment) => {
        assert.equal(clockTime(moment.toISOString(), zone), moment.toISOString());
      },
    ),
  );
});

test('what is no moment is none', () => {
  for (const written of ['', '7:28', '2026-02-30 07:28', '2026-11-23 25:00', '2026-11-23', '张三'])
    assert.equal(clockTime(written, zone), null);
});
