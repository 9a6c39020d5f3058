import assert from 'node:assert/strict';
import test from 'node:test';
import { boolean, choice, date, fields, integer, map, object, text } from '@selvedge/sdk/app';
import { readBlock } from '../../format/tsv.ts';
import { matrixOf } from '../value/matrix.ts';
import { cellDraft, matrixBlock, matrixKeys, pasteMatrix, pasteRows } from './paste.ts';

const title = { zh: '颜色', en: 'Colour' };
const matrix = matrixOf(
  object({ title, fields: { colour: text({ title }), sizes: map({ title, value: integer({ title }) }) } }),
);
assert.ok(matrix);
const rows = [{ colour: '红', sizes: { S: '1', M: '2' } }];

void test('numbers pasted from a cell on', () => {
  const pasted = pasteMatrix(matrix, rows, ['S', 'M'], readBlock('5\t6\n7\t８'), { row: 0, column: 1 });
  assert.deepEqual(pasted.rows, [{ colour: '红', sizes: { S: '5', M: '6' } }, { sizes: { S: '7', M: '8' } }]);
});

void test('a whole table names its own keys, and comes back as it went', () => {
  const block = [
    ['颜色', 'S', 'M', 'L'],
    ['红', '1', '2', ''],
    ['蓝', '3', '', '1,200'],
  ];
  const pasted = pasteMatrix(matrix, rows, ['S'], block, { row: 0, column: 1 });
  assert.deepEqual(pasted.keys, ['S', 'M', 'L']);
  assert.deepEqual(pasted.rows[1], { colour: '蓝', sizes: { S: '3', M: null, L: '1200' } });
  const back = matrixBlock(
    matrix,
    pasted.rows,
    pasted.keys,
    (_, value) => String(value),
    () => '颜色',
  );
  assert.deepEqual(back[2], ['蓝', '3', '', '1200']);
  assert.deepEqual(matrixKeys(matrix, pasted.rows), ['S', 'M', 'L']);
});

void test('rows grow with what is pasted', () => {
  const line = fields({ operation: text({ title }), count: integer({ title }) });
  assert.deepEqual(
    pasteRows([{ operation: 'x', count: '1' }], line, readBlock('2\n3'), { row: 0, column: 1 }),
    [
      { operation: 'x', count: '2' },
      { operation: null, count: '3' },
    ],
  );
});

void test('cells as factories write them', () => {
  assert.equal(cellDraft(date({ title }), '2026年3月9日'), '2026-03-09');
  assert.equal(cellDraft(boolean({ title }), '是'), true);
  assert.equal(cellDraft(choice({ title, options: { open: { zh: '进行', en: 'Open' } } }), '进行'), 'open');
});
