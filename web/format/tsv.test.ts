import assert from 'node:assert/strict';
import test from 'node:test';
import { isBlock, readBlock } from './tsv.ts';

void test('a block of cells from a spreadsheet', () => {
  assert.deepEqual(readBlock('a\tb\r\n1\t\r\n'), [
    ['a', 'b'],
    ['1', ''],
  ]);
  assert.deepEqual(readBlock('"two\nlines"\t"say ""x"""\n5"\tc'), [
    ['two\nlines', 'say "x"'],
    ['5"', 'c'],
  ]);
});

void test('one cell is no block', () => {
  assert.equal(isBlock('12\r\n'), false);
  assert.equal(isBlock('12\t13'), true);
});
