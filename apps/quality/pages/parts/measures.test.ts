import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hundredths, judged, written } from './measures.ts';

test('a measure is read as it is typed', () => {
  const cases: readonly (readonly [string, number | null])[] = [
    ['70', 7000],
    ['70.', 7000],
    ['70.5', 7050],
    ['0.05', 5],
    ['', null],
    ['.', null],
    ['70.555', null],
    ['1000', null],
  ];
  for (const [typed, value] of cases) assert.equal(hundredths(typed), value, typed);
  assert.equal(written('70.'), '70');
});

test('what is typed is judged at once, and nothing where nothing is asked', () => {
  const point = { point: '胸围', tolerancePlus: '1.00', toleranceMinus: null, values: { M: '100.00' } };
  assert.equal(judged(point, 'M', '101')?.fit, 'within');
  assert.equal(judged(point, 'M', '101.5')?.fit, 'over');
  assert.equal(judged(point, 'M', '99')?.fit, 'unknown');
  assert.equal(judged(point, 'L', '99'), null);
});
