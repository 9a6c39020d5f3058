import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dayOf, factIn, moneyOf, perIn, quantityOf, readHeaded } from './index.ts';

const WORDS = {
  code: ['工序号', '序号'],
  title: ['工序名称', '工序'],
  price: ['工价', '单价'],
  part: ['部位'],
} as const;
const read = (...lines: string[]) =>
  readHeaded(
    lines.map((line) => line.split('|')),
    WORDS,
    { needed: [['title']], carried: ['part'] },
  );
const values = (found: ReturnType<typeof read>) =>
  found?.rows.map(({ row, values: each }) => ({ row, ...each }));

test('money as factories write it', () => {
  for (const [written, amount, per] of [
    ['0.12', '0.12', null],
    ['０．１２元', '0.12', null],
    ['￥1,200.50', '1200.5', null],
    ['1.44元/打', '1.44', 'dozen'],
    ['12元/百件', '12', 'hundred'],
    ['0.3 / 件', '0.3', 'piece'],
    ['12分', '0.12', null],
    ['3角', '0.3', null],
    ['.5', '0.5', null],
    ['007', '7', null],
  ] as const)
    assert.deepEqual(moneyOf(written), { amount, per }, written);
  for (const written of ['', '面议', '0.1.2', '-1', '1.2/箱']) assert.equal(moneyOf(written), null, written);
});

test('fen and jiao move the point and nothing else', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1e9 }),
      fc.constantFrom(['元', 0] as const, ['角', 1] as const, ['分', 2] as const),
      (count, [coin, places]) => {
        const told = moneyOf(`${count}${coin}`);
        assert.ok(told !== null);
        const [whole = '', rest = ''] = told.amount.split('.');
        assert.equal(BigInt(whole + rest.padEnd(places, '0')), BigInt(count));
        assert.ok(rest.length <= places);
      },
    ),
  );
});

test('days and quantities in many spellings; what nobody can tell is none', () => {
  for (const written of [
    '2026-12-05',
    '2026/12/5',
    '26.12.5',
    '2026年12月5日',
    '2026年12月5号',
    '20261205',
    '5 Dec 2026',
    'December 5, 2026',
    '46361',
    '2026-12-05T08:00:00.000',
    '2026-12-5 0:00',
  ])
    assert.equal(dayOf(written), '2026-12-05', written);
  for (const written of ['12月5日', '5/12/2026', '2026-13-1', '2026-02-30', '下周'])
    assert.equal(dayOf(written), null, written);
  for (const [written, pieces] of [
    ['1打', 12],
    ['2.0 打', 24],
    ['1,200件', 1200],
    ['-', 0],
    ['半打', null],
  ] as const)
    assert.equal(quantityOf(written), pieces, written);
  assert.equal(perIn('单价(元/打)'), 'dozen');
  assert.equal(perIn('工价'), null);
});

test('a head somewhere, merged cells, blank lines, a page’s second head, a row of totals', () => {
  const found = read(
    '某某服饰工价表||',
    '款号：A12||',
    '部位|工 序 名 称：|单价（元）|备注',
    '前片|合肩|0.12|',
    '|上领|0.3|双针',
    '||',
    '部位|工序名称|单价|备注',
    '后片|卷边|0.2|',
    '合计||0.62|',
  );
  assert.deepEqual(values(found), [
    { row: 4, part: '前片', title: '合肩', price: '0.12' },
    { row: 5, part: '前片', title: '上领', price: '0.3' },
    { row: 8, part: '后片', title: '卷边', price: '0.2' },
  ]);
  assert.deepEqual(found?.unknown, ['备注']);
  assert.equal(found?.rows[1]?.others['备注'], '双针');
  assert.match(JSON.stringify(found?.mended), /第 3 行.*第 7 行又是表头.*第 9 行是合计/);
  assert.equal(factIn([['某某', '款号：A12']], ['款号']), 'A12');
  assert.equal(factIn([['款 号', '', 'A12']], ['款号']), 'A12');
});

test('a head over two rows: groups above, columns below', () => {
  const found = read('部位|工序名称|计价|', '||单价|数量', '前片|合肩|0.12|1');
  assert.deepEqual(values(found), [{ row: 3, part: '前片', title: '合肩', price: '0.12' }]);
  assert.deepEqual(found?.unknown, ['数量']);
});

test('two tables side by side are read one after the other', () => {
  const found = read('序号|工序|单价|序号|工序|单价', '1|合肩|0.1|3|锁边|0.3', '2|上领|0.2||');
  assert.deepEqual(values(found), [
    { row: 2, code: '1', title: '合肩', price: '0.1' },
    { row: 3, code: '2', title: '上领', price: '0.2' },
    { row: 2, code: '3', title: '锁边', price: '0.3' },
  ]);
});

test('of two columns with one meaning the more telling is read', () => {
  assert.deepEqual(values(read('序号|工序号|工序', '1|A10|合肩')), [{ row: 2, code: 'A10', title: '合肩' }]);
});

test('without the columns that are needed there is no head', () => {
  assert.equal(read('姓名|单价', '张三|1'), null);
});
