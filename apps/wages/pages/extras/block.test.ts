import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBlock } from './block.ts';

const hands = [
  { id: '1', number: 'A1', name: '张三', team: null },
  { id: '2', number: 'A2', name: '李四', team: null },
  { id: '3', number: 'A3', name: '李四', team: null },
];

const read = (text: string, kind: 'advance' | 'waiting') =>
  readBlock(text, hands, kind).map(({ hand, value, reason }) => [hand?.number ?? null, value, reason]);

test('advances out of a spreadsheet: by number or name, with or without a reason', () => {
  assert.deepEqual(read('A1\t张三\t２００\t买药\n张三\t¥50.5\n\nA2，300元', 'advance'), [
    ['A1', '200', '买药'],
    ['A1', '50.5', '借支'],
    ['A2', '300', '借支'],
  ]);
});

test('two of one name are nobody, and minutes are whole', () => {
  assert.deepEqual(read('李四\t30', 'waiting'), [[null, '30', '李四']]);
  assert.deepEqual(read('A1\t30分钟\t停电\nA1\t1.5\t停电\nA1\t停电', 'waiting'), [
    ['A1', '30', '停电'],
    ['A1', null, '停电'],
    ['A1', null, '停电'],
  ]);
});
