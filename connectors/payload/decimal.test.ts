import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { readDecimal } from './decimal.ts';

function read(text: string): { value: number; end: number } {
  const cursor = { end: -1 };
  return { value: readDecimal(Buffer.from(text), 0, text.length, cursor), end: cursor.end };
}

test('reads what JSON calls a number, and leaves the rest', () => {
  assert.deepEqual(read('12.5'), { value: 12.5, end: 4 });
  assert.deepEqual(read('-7,'), { value: -7, end: 2 });
  assert.deepEqual(read('0'), { value: 0, end: 1 });
  assert.deepEqual(read('123456789012345'), { value: 123456789012345, end: 15 });
});

test('leaves to others what it is not sure of', () => {
  for (const text of [
    '',
    '-',
    '.5',
    '5.',
    '05',
    '-01',
    '1e3',
    '1.5E3',
    '1234567890123456',
    '+1',
    'x',
    '1.',
  ]) {
    assert.ok(Number.isNaN(read(text).value), text);
  }
});

test('says where a number of more digits ends, and nothing of what is no number', () => {
  assert.deepEqual(read('-0.12345678901234567,'), { value: Number.NaN, end: 20 });
  for (const text of ['01', '1e3', '5.', '']) assert.equal(read(text).end, 0, text);
});

test('property: agrees with JSON.parse to the last bit', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 999_999_999 }),
      fc.nat({ max: 999_999 }),
      fc.boolean(),
      (whole, part, negative) => {
        const text = `${negative ? '-' : ''}${whole}.${part}`;
        assert.deepEqual(read(text), { value: JSON.parse(text), end: text.length });
      },
    ),
    { numRuns: 2000 },
  );
});
