import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cellsOfText } from '@selvedge/sdk/sheet';
import { readPrices } from './price-file.ts';

const read = (...lines: string[]) => readPrices(cellsOfText(lines.join('\n')));
const words = (said: readonly { zh: string }[]): string => said.map(({ zh }) => zh).join('\n');

test('a list of prices: units in cells and headings, merged order numbers, a day, a total', () => {
  const file = read(
    '2026年12月工价调整表',
    '制单号\t工序号\t工序名称\t新工价（元/件）\t生效日期',
    'A-1023\t10\t合肩\t０．１５\t2026年12月1日',
    '\t20\t上领\t3.9元/打\t',
    '\t30\t卷边\t待定\t',
    '合计\t\t\t0.5\t',
  );
  assert.equal(file.since, '2026-12-01');
  assert.deepEqual(
    file.prices.map(({ order, code, name, price, per }) => [order, code, name, price, per]),
    [
      ['A-1023', '10', '合肩', '0.15', 'piece'],
      ['A-1023', '20', '上领', '3.9', 'dozen'],
    ],
  );
  assert.deepEqual(file.unclear, []);
  assert.match(words(file.mended), /“3\.9元\/打”/);
  assert.match(words(file.understood), /2 个工价，其中 1 个按打或百件/);
});

test('sizes in columns, the style above the table', () => {
  const file = read('款号：P2601\t\t\t', '工序\tM\tL\t2XL码', '合肩\t0.12\t0.12\t0.15', '上领\t\t0.3\t');
  assert.deepEqual(
    file.prices.map(({ style, name, size, price }) => [style, name, size, price]),
    [
      ['P2601', '合肩', 'M', '0.12'],
      ['P2601', '合肩', 'L', '0.12'],
      ['P2601', '合肩', '2XL', '0.15'],
      ['P2601', '上领', 'L', '0.3'],
    ],
  );
});

test('what cannot be read is told and not read', () => {
  const file = read(
    '工序\t工价\t生效日期',
    '合肩\t一毛二\t2026-12-01',
    '上领\t0.12345\t2027-01-01',
    '卷边\t0.2\t下月',
  );
  assert.deepEqual(
    file.prices.map(({ name }) => name),
    ['卷边'],
  );
  for (const said of [/“一毛二”看不懂/, /多于四位小数/, /“下月”不是完整日期/, /2 个生效日期/])
    assert.match(words(file.unclear), said);
  assert.equal(file.since, null);
  assert.match(words(read('姓名\t电话').unclear), /没有找到表头/);
});

test('prices written anyhow come back as they were, to the last place', () => {
  const price = fc.integer({ min: 0, max: 99_999_999 }).map((ticks) => (ticks / 10_000).toFixed(4));
  const style = fc.constantFrom(
    (one: string) => one,
    (one: string) => `${one}元`,
    (one: string) => `¥${one}`,
    (one: string) => `${one} 元/件`,
    (one: string) => one.replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(price, style), { minLength: 1, maxLength: 20 }), (rows) => {
      const { prices, unclear } = readPrices([
        ['工序', '工价'],
        ...rows.map(([one, write], index) => [`工序${index}`, write(one)]),
      ]);
      assert.deepEqual(
        prices.map((one) => Number(one.price).toFixed(4)),
        rows.map(([one]) => one),
      );
      assert.deepEqual(unclear, []);
    }),
  );
});
