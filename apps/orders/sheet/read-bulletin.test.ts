import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cellsOfText } from '@selvedge/sdk/sheet';
import { bulletinFaults } from '../rules/bulletin.ts';
import { blankOperation } from '../fields/operation.ts';
import { readBulletin } from './read-bulletin.ts';

const read = (...lines: string[]) => readBulletin(cellsOfText(lines.join('\n')));
const words = (said: readonly { zh: string }[]): string => said.map(({ zh }) => zh).join('\n');

test('a price sheet of a factory: merged head, units in cells, merged parts, a total, seconds', () => {
  const sheet = read(
    '海曙某某制衣厂 工序工价表\t\t\t\t\t\t',
    '款号：HS-88\t\t品名：翻领衫\t\t\t\t',
    '序号\t部位\t工 序 名\t车种\t工时(秒)\t单价（元）\t备注',
    '1\t前片\t做门襟\t平车\t54\t０．４５元\t',
    '2\t\t订袋\t平车\t30\t3角\t双线',
    '\t\t\t\t\t\t',
    '3\t大身\t合肩\t四线\t27秒\t1.44元/打\t',
    '3\t大身\t上领\t平车\t\t待定\t',
    '合计\t\t\t\t111\t0.87\t',
  );
  assert.deepEqual([sheet.style, sheet.name], ['HS-88', '翻领衫']);
  assert.deepEqual(
    sheet.operations.map(({ code, part, title, machineType, sam, price, isOutput }) => [
      code,
      part,
      title,
      machineType,
      sam,
      price,
      isOutput,
    ]),
    [
      ['1', '前片', '做门襟', '平车', '0.9000', '0.4500', false],
      ['2', '前片', '订袋', '平车', '0.5000', '0.3000', false],
      ['3', '大身', '合肩', '四线', '0.4500', '0.1200', false],
      ['3-2', '大身', '上领', '平车', null, null, true],
    ],
  );
  assert.deepEqual(sheet.unclear, []);
  for (const said of [
    /每打的价，按每件 0\.1200/,
    /“3角”按 0\.3000/,
    /“27秒”按 0\.4500/,
    /工序号 3 前面用过，改为 3-2/,
    /最后一道“上领”/,
    /第 9 行是合计/,
  ])
    assert.match(words(sheet.mended), said);
  assert.match(words(sheet.understood), /没有用到的列：备注/);
});

test('two columns of operations side by side, no numbers; a name that comes twice is told', () => {
  const sheet = read('工序\t工价\t工序\t工价', '合肩\t0.12\t卷边\t0.2', '上领\t1.00元/打\t合肩\t0.12');
  assert.deepEqual(
    sheet.operations.map(({ code, title, price }) => [code, title, price]),
    [
      ['10', '合肩', '0.1200'],
      ['20', '上领', '0.0833'],
      ['30', '卷边', '0.2000'],
      ['40', '合肩', '0.1200'],
    ],
  );
  assert.match(words(sheet.unclear), /“合肩”出现 2 次（第 2、3 行）/);
  assert.match(words(sheet.mended), /按每件 0\.0833 元读入（四舍五入/);
});

test('what is not understood is said and nothing is invented', () => {
  const sheet = read('工序\t工价\t工时', '合肩\t面谈再说\t不知道', '\t0.5\t');
  assert.deepEqual(sheet.operations[0]?.price, null);
  assert.match(words(sheet.unclear), /工价“面谈再说”看不懂/);
  assert.match(words(sheet.unclear), /工时“不知道”看不懂/);
  assert.match(words(sheet.unclear), /第 3 行没有工序名称/);
  assert.match(words(read('姓名\t电话', '张三\t1').unclear), /没有找到表头/);
});

test('whatever is written, numbers are unique, one is the output, prices have four places', () => {
  const cell = fc.constantFrom('', '1', '2', '10', 'A1', '合肩', '0.12', '1元/打', '合计', '待定', '99秒');
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell, cell), { maxLength: 12 }), (rows) => {
      const { operations } = readBulletin([['工序号', '工序', '工价', '工时'], ...rows]);
      const faults = bulletinFaults(operations.map((one) => ({ ...blankOperation(one.code), ...one })));
      assert.deepEqual(
        faults.filter(({ kind }) => kind !== 'output' || operations.length > 0),
        [],
      );
      for (const { price, code } of operations) {
        assert.match(price ?? '0.0000', /^\d+\.\d{4}$/);
        assert.ok(code.length <= 20);
      }
    }),
  );
});
