import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { formatTime, parseTime } from './time.ts';

test('epoch milliseconds', () => {
  assert.equal(parseTime(0), 0);
  assert.equal(parseTime(1700000000000), 1700000000000000);
  assert.equal(parseTime(1700000000000.5), 1700000000000500);
  assert.equal(parseTime(-1), -1000);
});

test('RFC 3339', () => {
  assert.equal(parseTime('1970-01-01T00:00:00Z'), 0);
  assert.equal(parseTime('2026-03-01T08:00:00+08:00'), Date.UTC(2026, 2, 1) * 1000);
  assert.equal(parseTime('2026-03-01T08:00:00-0130'), Date.UTC(2026, 2, 1, 9, 30) * 1000);
  assert.equal(parseTime('2024-02-29t12:00:00.123456z'), Date.UTC(2024, 1, 29, 12) * 1000 + 123456);
  assert.equal(parseTime('2024-02-29 12:00:00.1Z'), Date.UTC(2024, 1, 29, 12) * 1000 + 100000);
  assert.equal(parseTime('2016-12-31T23:59:60Z'), Date.UTC(2017, 0, 1) * 1000);
  assert.equal(parseTime('2200-01-01T00:00:00Z'), Date.UTC(2200, 0, 1) * 1000);
});

test('what is no time', () => {
  const written = [
    null,
    undefined,
    true,
    {},
    '',
    'yesterday',
    '2026-03-01',
    '2026-03-01T08:00:00',
    '2026-13-01T00:00:00Z',
  ];
  const more = [
    '2025-02-29T00:00:00Z',
    '2026-03-01T24:00:00Z',
    '2026-03-01T08:00:00+25:00',
    1e300,
    Number.NaN,
    Infinity,
    1e13,
  ];
  for (const one of [...written, ...more]) assert.equal(parseTime(one), null, JSON.stringify(one));
});

test('property: a written time reads back', () => {
  fc.assert(
    fc.property(fc.integer({ min: -2_000_000_000_000_000, max: 8_000_000_000_000_000 }), (microseconds) => {
      assert.equal(parseTime(formatTime(microseconds)), microseconds);
    }),
  );
});
