import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digitsOf } from './number.ts';

test('a unit behind a number is read in either language, whichever the field was declared with', () => {
  for (const cell of ['1,200件', '1200 pcs', '1200']) assert.equal(digitsOf(cell, '件'), '1200', cell);
  assert.equal(digitsOf('12 分钟', 'min'), '12');
  assert.equal(digitsOf('12 boxes', '件'), null);
});
