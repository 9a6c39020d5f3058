import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { minuteOf, momentOf, zoneOf } from './zone.ts';

test('where clocks are never changed, a time of a day is one moment', () => {
  const zone = zoneOf('Asia/Shanghai');
  fc.assert(
    fc.property(fc.integer({ min: 27_000_000, max: 31_000_000 }), (minute) => {
      const { day, time } = zone.wallAt(minute);
      assert.equal(zone.minuteAt(day, time), minute);
    }),
  );
  assert.equal(momentOf(zone.minuteAt('2026-11-23', '07:30')), '2026-11-22T23:30:00.000Z');
});

test('in summer and winter the clocks show what they show', () => {
  const zone = zoneOf('Europe/Berlin');
  for (const day of ['2026-03-28', '2026-03-30', '2026-10-24', '2026-10-26'])
    assert.deepEqual(zone.wallAt(zone.minuteAt(day, '07:30')), { day, time: '07:30' });
  assert.equal(zone.minuteAt('2026-03-29', '12:00') - zone.minuteAt('2026-03-28', '12:00'), 23 * 60);
});

test('seconds are not read', () => {
  assert.equal(minuteOf('2026-11-23T07:30:59.999Z'), minuteOf('2026-11-23T07:30:00Z'));
});
