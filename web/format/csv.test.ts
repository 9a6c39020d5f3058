import assert from 'node:assert/strict';
import test from 'node:test';
import { toClipboard, toCsv } from './csv.ts';

void test('cells are quoted where they must be, and never become formulas', () => {
  assert.equal(
    toCsv([
      ['a', 'b,c', 'say "x"'],
      ['=1+1', '-5', '-cmd'],
    ]),
    '\ufeffa,"b,c","say ""x"""\r\n\'=1+1,-5,\'-cmd\r\n',
  );
});

void test('the clipboard’s rows keep their columns', () => {
  assert.equal(
    toClipboard([
      ['a\tb', 'c'],
      ['1', '2'],
    ]),
    'a b\tc\n1\t2',
  );
});
