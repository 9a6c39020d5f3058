import assert from 'node:assert/strict';
import test from 'node:test';
import { formatBytes, formatExact, formatNumber, formatShort, THIN, withUnit } from './number.ts';

const thin = (text: string): string => text.replaceAll(' ', THIN);

void test('numbers have thin groups and about four figures', () => {
  const cases: readonly (readonly [number | string | bigint, string])[] = [
    [0, '0'],
    [12480, thin('12 480')],
    [-1234567, thin('\u22121 234 567')],
    [3.14159, '3.14'],
    [312.46, '312.5'],
    [4150.7, thin('4 151')],
    [0.1234, '0.123'],
    [2.5, '2.5'],
    [0.00001234, '1.23e\u22125'],
    [Number.NaN, '—'],
    ['9223372036854775807', thin('9 223 372 036 854 775 807')],
    [-9007199254740993n, thin('\u22129 007 199 254 740 993')],
  ];
  for (const [value, text] of cases) assert.equal(formatNumber(value), text);
});

void test('exact numbers lose no digit', () => {
  assert.equal(formatExact(1234.56789), thin('1 234.56789'));
  assert.equal(formatExact('18446744073709551615'), thin('18 446 744 073 709 551 615'));
});

void test('tiles shorten from a million up', () => {
  assert.equal(formatShort(1_241_000), thin('1.24 M'));
  assert.equal(formatShort(999_999), thin('999 999'));
  assert.equal(formatShort('9223372036854775807'), thin('9 223 000 T'));
  assert.equal(withUnit('3.2', 'kW'), thin('3.2 kW'));
  assert.equal(withUnit('3', null), '3');
});

void test('bytes count in thousands', () => {
  assert.equal(formatBytes(12_400_000_000), thin('12.4 GB'));
  assert.equal(formatBytes(0), thin('0 B'));
});
