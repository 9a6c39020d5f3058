import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SelvedgeError } from '@selvedge/sdk/errors';
import { instantOf } from './instant.ts';

const NOW = Date.parse('2026-11-23T07:50:00Z');
const at = (written: string): string => new Date(instantOf(written, NOW, 'from') / 1000).toISOString();

test('dates, numbers and spans before now', () => {
  const cases: [string, string][] = [
    ['now', '2026-11-23T07:50:00.000Z'],
    ['-8h', '2026-11-22T23:50:00.000Z'],
    ['-1.5d', '2026-11-21T19:50:00.000Z'],
    ['+30m', '2026-11-23T08:20:00.000Z'],
    ['-90s', '2026-11-23T07:48:30.000Z'],
    ['-2w', '2026-11-09T07:50:00.000Z'],
    ['2026-11-23', '2026-11-23T00:00:00.000Z'],
    ['2026-11-23T15:50', '2026-11-23T15:50:00.000Z'],
    ['2026-11-23T15:50:00', '2026-11-23T15:50:00.000Z'],
    ['2026-11-23 15:50:00', '2026-11-23T15:50:00.000Z'],
    ['2026-11-23T15:50:00+08:00', '2026-11-23T07:50:00.000Z'],
    ['2026-11-23T15:50:00 08:00', '2026-11-23T07:50:00.000Z'],
    ['2026-11-23t15:50:00.5z', '2026-11-23T15:50:00.500Z'],
    ['0', '1970-01-01T00:00:00.000Z'],
    ['1795420200000', '2026-11-23T07:50:00.000Z'],
    ['2200-01-01', '2200-01-01T00:00:00.000Z'],
  ];
  for (const [written, moment] of cases) assert.equal(at(written), moment, written);
  assert.equal(instantOf('1795420200000.125', NOW, 'from'), 1_795_420_200_000_125);
});

test('anything else names the field', () => {
  for (const written of [
    '',
    'noon',

    '8h',
    '1e3',
    '2026-13-01',
    '2026-11-23T25:00:00Z',
    '9'.repeat(17),
    '∞',
    '-99999999999y',
  ])
    assert.throws(
      () => instantOf(written, NOW, 'to'),
      (error) => error instanceof SelvedgeError && error.fields[0].path === 'to',
      written,
    );
});

test('whatever is written, it is whole exact microseconds or a fault of the input', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.integer().map(String),
        fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      ),
      (written) => {
        try {
          assert.ok(Number.isSafeInteger(instantOf(written, NOW, 'from')));
        } catch (error) {
          assert.ok(error instanceof SelvedgeError && error.code === 'input.invalid');
        }
      },
    ),
  );
});
