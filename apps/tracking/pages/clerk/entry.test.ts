import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBlock, readTyped } from './entry.ts';

const hand = (number: string, name: string) => ({ id: number, number, name, team: null });
const HANDS = [hand('G01', '陈芳'), hand('G02', '李娜'), hand('G03', '李娜')];
const NOBODY = { worker: null, operation: null };

test('a bundle, a bundle and its pieces, a ticket', () => {
  assert.deepEqual(readTyped(' 231 '), { code: '231', pieces: null });
  assert.deepEqual(readTyped('231 18'), { code: '231', pieces: 18 });
  assert.deepEqual(readTyped('https://f.cn/t/abc'), { code: 'https://f.cn/t/abc', pieces: null });
  for (const nothing of ['', '  ', '231 18 4', '231 x y']) assert.equal(readTyped(nothing), null, nothing);
});

test('a block from a spreadsheet: a heading is left out, a name that two have is nobody, faults keep their line', () => {
  const block =
    '工号\t扎号\t工序\t件数\nG01\t0231\t10\t18\n陈芳\t0232\n\n李娜\t0233\nG02\t\t10\nG03\t0234\t10\tviele\n';
  const lines = readBlock(block, HANDS, { worker: null, operation: '20' });
  assert.deepEqual(
    lines.map(({ line, fault, entry }) => [
      line,
      fault,
      entry?.worker.number,
      entry?.code,
      entry?.operation,
      entry?.pieces,
    ]),
    [
      [2, null, 'G01', '0231', '10', 18],
      [3, null, 'G01', '0232', '20', null],
      [5, 'worker', undefined, undefined, undefined, undefined],
      [6, 'bundle', undefined, undefined, undefined, undefined],
      [7, 'pieces', undefined, undefined, undefined, undefined],
    ],
  );
});

test('one column holds bundles of whoever is chosen, and of nobody else', () => {
  const lines = readBlock('0231\n0232', HANDS, { worker: HANDS[1], operation: null });
  assert.deepEqual(
    lines.map(({ entry }) => [entry?.worker.number, entry?.code]),
    [
      ['G02', '0231'],
      ['G02', '0232'],
    ],
  );
  assert.ok(readBlock('0231', HANDS, NOBODY).every(({ fault }) => fault === 'worker'));
});
