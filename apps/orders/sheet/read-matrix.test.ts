import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sizesOf, totalOf } from '../rules/matrix.ts';
import { readMatrix, type SheetReading } from './read-matrix.ts';
import { cellsOfText } from '@selvedge/sdk/sheet';

const read = (text: string): SheetReading => readMatrix(cellsOfText(text));
const doubts = ({ unclear }: SheetReading): string => unclear.map(({ zh }) => zh).join('\n');
const seen = ({ understood }: SheetReading): string => understood.map(({ zh }) => zh).join('\n');

test('a sheet with facts above, totals at the right and below', () => {
  const sheet = read(
    [
      '宁波某某服饰有限公司生产通知单',
      '客户：海曙外贸\t\t款号：HS-2601\t\t单号：PO-8812\t',
      '下单日期：2026年11月20日\t\t交期：2026/12/25\t\t\t',
      '\t\t\t\t\t',
      '颜色\tS\tM\tL\tXL\t合计',
      '黑色\t100\t200\t200\t100\t600',
      '藏青\t50\t100\t100\t50\t300',
      '合计\t150\t300\t300\t150\t900',
      '备注：主标车在后领中\t\t\t\t\t',
    ].join('\n'),
  );
  assert.deepEqual(sheet.unclear, []);
  assert.deepEqual(sheet.lines, [
    { colour: '黑色', sizes: { S: 100, M: 200, L: 200, XL: 100 } },
    { colour: '藏青', sizes: { S: 50, M: 100, L: 100, XL: 50 } },
  ]);
  assert.deepEqual(sheet.facts, {
    style: 'HS-2601',
    number: 'PO-8812',
    customer: '海曙外贸',
    due: '2026-12-25',
    orderDate: '2026-11-20',
  });
  assert.match(seen(sheet), /核对了 7 个合计/);
});

test('two rows of head: a merged 尺码 over the sizes', () => {
  const sheet = read(
    '款号\t颜色\t尺码\t\t\t数量\n\t\t36\t38\t40\t\nK7\t卡其\t30\t40\t30\t100\n\t米白\t20\t20\t20\t60\n',
  );
  assert.deepEqual(sheet.unclear, []);
  assert.deepEqual(sheet.lines, [
    { colour: '卡其', sizes: { 36: 30, 38: 40, 40: 30 } },
    { colour: '米白', sizes: { 36: 20, 38: 20, 40: 20 } },
  ]);
  assert.equal(sheet.facts.style, 'K7');
});

test('full-width digits, thousands commas, units, dashes and blanks', () => {
  const sheet = read('颜色\tＳ\tＭ\tＬ\n大红\t１，２００\t2,400件\t-\n本白\t\t1 000\t12.0\n');
  assert.deepEqual(sheet.lines, [
    { colour: '大红', sizes: { S: 1200, M: 2400 } },
    { colour: '本白', sizes: { M: 1000, L: 12 } },
  ]);
  assert.deepEqual(sheet.unclear, []);
});

test('merged colour cells carry down, and their rows add up', () => {
  const sheet = read('颜色\t批次\tM\tL\n黑\t第一批\t10\t10\n\t第二批\t5\t5\n白\t第一批\t1\t1');
  assert.deepEqual(sheet.lines, [
    { colour: '黑', sizes: { M: 15, L: 15 } },
    { colour: '白', sizes: { M: 1, L: 1 } },
  ]);
});

test('one colour and size a row, with style and due in columns', () => {
  const sheet = read(
    '款号\t颜色\t尺码\t数量\t交期\nT100\t黑\tS\t50\t2026.12.5\n\t\tM\t80\t\n\t白\tS\t40\t\n\t\tXXL\t5\t\n合计\t\t\t175\t',
  );
  assert.deepEqual(sheet.unclear, []);
  assert.deepEqual(sheet.lines, [
    { colour: '黑', sizes: { S: 50, M: 80 } },
    { colour: '白', sizes: { S: 40, XXL: 5 } },
  ]);
  assert.partialDeepStrictEqual(sheet.facts, { style: 'T100', due: '2026-12-05' });
});

test('an English sheet: colour, size, qty with commas', () => {
  const sheet = read(
    'Style No,Color,Size,Qty\nA-9,Navy,S,"12"\nA-9,Navy,M,24\nA-9,Ecru,S,6'.replaceAll('"', ''),
  );
  assert.deepEqual(sheet.lines, [
    { colour: 'Navy', sizes: { S: 12, M: 24 } },
    { colour: 'Ecru', sizes: { S: 6 } },
  ]);
  assert.equal(sheet.facts.style, 'A-9');
});

test('children’s sizes in numbers, without any heading for the colour', () => {
  const sheet = read(
    '\t110\t120\t130\t140\n粉色\t20\t30\t30\t20\n湖蓝\t20\t30\t30\t20\n合计\t40\t60\t60\t40',
  );
  assert.deepEqual(sizesOf(sheet.lines), ['110', '120', '130', '140']);
  assert.equal(sheet.total, 200);
  assert.deepEqual(sheet.unclear, []);
});

test('sizes as rows and colours as columns', () => {
  const sheet = read('尺码\t黑色\t白色\t合计\nS\t10\t20\t30\nM\t30\t40\t70\n合计\t40\t60\t100');
  assert.deepEqual(sheet.lines, [
    { colour: '黑色', sizes: { S: 10, M: 30 } },
    { colour: '白色', sizes: { S: 20, M: 40 } },
  ]);
  assert.match(seen(sheet), /竖排/);
  assert.deepEqual(sheet.unclear, []);
});

test('a wide sheet: codes, prices and days beside the sizes, and a sum row that nobody named', () => {
  const sheet = read(
    [
      '序号\t款号\t品名\t颜色\t色号\tS(155)\tM(160)\tXL(170)\t合计\t单价\t金额\t交货日期',
      '1\tW88\t风衣\t卡其\t08#\t120\t80\t\t200\t58.5\t11700\t46381',
      '2\t\t\t藏青\t15#\t60\t40\t10\t110\t58.5\t6435\t',
      '\t\t\t\t\t180\t120\t10\t310\t\t\t',
    ].join('\n'),
  );
  assert.deepEqual(sheet.unclear, []);
  assert.deepEqual(sheet.lines, [
    { colour: '卡其', sizes: { 'S(155)': 120, 'M(160)': 80 } },
    { colour: '藏青', sizes: { 'S(155)': 60, 'M(160)': 40, 'XL(170)': 10 } },
  ]);
  assert.deepEqual(sheet.facts, { style: 'W88', name: '风衣', due: '2026-12-25' });
  assert.match(seen(sheet), /按合计处理/);
});

test('school uniforms by height and girth, one size for the rest', () => {
  const sheet = read('颜色\t155/80A\t160/84A\t165/88A\n藏蓝\t12\t30\t18');
  assert.deepEqual(sheet.lines, [{ colour: '藏蓝', sizes: { '155/80A': 12, '160/84A': 30, '165/88A': 18 } }]);
  const scarves = read('颜色\t均码\n驼色\t300\n灰色\t200');
  assert.equal(scarves.total, 500);
  assert.deepEqual(sizesOf(scarves.lines), ['均码']);
});

test('two tables of one style below each other, the ratio between them not counted', () => {
  const sheet = read(
    '颜色\tS\tM\tL\n配比\t1\t2\t1\n黑\t10\t20\t10\n小计\t10\t20\t10\n\n颜色\tXL\tXXL\n黑\t5\t5\n白\t6\t6',
  );
  assert.deepEqual(sheet.lines, [
    { colour: '黑', sizes: { S: 10, M: 20, L: 10, XL: 5, XXL: 5 } },
    { colour: '白', sizes: { XL: 6, XXL: 6 } },
  ]);
  assert.match(seen(sheet), /配比，没有计入/);
});

test('a message from a chat: nothing but rows', () => {
  const sheet = read('黑色 S 10\n黑色 M 20\n白色 M 5');
  assert.deepEqual(sheet.lines, [
    { colour: '黑色', sizes: { S: 10, M: 20 } },
    { colour: '白色', sizes: { M: 5 } },
  ]);
});

test('what does not add up, or cannot be read, is said and not guessed', () => {
  const sheet = read(
    '交期\t12月5日\t\t\t\n颜色\tS\tM\tL\t合计\n黑\t10\t待定\t10\t20\n白\t10\t10\t10\t31\n合计\t20\t10\t21\t51',
  );
  const said = doubts(sheet);
  assert.match(said, /第 3 行 黑 M：“待定”不是件数/);
  assert.match(said, /第 4 行（白）合计写的是 31，逐格相加是 30/);
  assert.match(said, /第 5 行 L 合计写的是 21，逐格相加是 20/);
  assert.match(said, /交期“12月5日”不是完整日期/);
  assert.equal(sheet.total, 50);
  assert.equal(sheet.facts.due, undefined);
});

test('two styles in one sheet are two orders: said, not mixed silently', () => {
  const sheet = read('款号\t颜色\t尺码\t数量\nA1\t黑\tS\t1\nA2\t黑\tS\t1');
  assert.match(doubts(sheet), /款号有 2 个：A1、A2/);
});

test('no table: nothing is made up', () => {
  for (const text of ['', '你好，下周能交吗', '款号：A1\n交期：2026-12-05', '1\t2\t3\n4\t5\t6']) {
    const sheet = read(text);
    assert.deepEqual(sheet.lines, [], text);
    assert.match(doubts(sheet), /没有找到色码表/);
  }
});

test('a blank corner that was trimmed away comes back', () => {
  assert.deepEqual(cellsOfText('S\tM\n黑\t1\t2\n白\t3\t4'), [
    ['', 'S', 'M'],
    ['黑', '1', '2'],
    ['白', '3', '4'],
  ]);
  assert.deepEqual(cellsOfText('"一\n二"\t3'), [['一\n二', '3']]);
});

const SIZES = ['XS', 'S', 'M', 'L', 'XL', '2XL', '均码'];
const matrices = fc
  .tuple(
    fc.uniqueArray(fc.constantFrom('黑', '白', '红', '藏青', 'Navy', '12#米'), {
      minLength: 1,
      maxLength: 5,
    }),
    fc.uniqueArray(fc.constantFrom(...SIZES), { minLength: 2, maxLength: 6 }),
  )
  .chain(([colours, sizes]) =>
    fc.tuple(
      fc.constant(colours),
      fc.constant(sizes),
      fc.array(
        fc.array(fc.integer({ min: 1, max: 99_999 }), { minLength: sizes.length, maxLength: sizes.length }),
        {
          minLength: colours.length,
          maxLength: colours.length,
        },
      ),
    ),
  );

test('any matrix that is written as a table, with sums or without, or row by row, is read as it was', () => {
  fc.assert(
    fc.property(matrices, fc.boolean(), ([colours, sizes, figures], isCommaed) => {
      const written = (figure: number): string => (isCommaed ? figure.toLocaleString('en-US') : `${figure}`);
      const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0);
      const expected = colours.map((colour, row) => ({
        colour,
        sizes: Object.fromEntries(sizes.map((size, column) => [size, figures[row][column]])),
      }));
      const table = [
        ['颜色', ...sizes, '合计'],
        ...colours.map((colour, row) => [colour, ...figures[row].map(written), written(sum(figures[row]))]),
        [
          '合计',
          ...sizes.map((_, column) => written(sum(figures.map((row) => row[column])))),
          written(sum(figures.flat())),
        ],
      ];
      const flat = [
        ['颜色', '尺码', '数量'],
        ...colours.flatMap((colour, row) =>
          sizes.map((size, column) => [column === 0 ? colour : '', size, written(figures[row][column])]),
        ),
      ];
      for (const rows of [table, flat]) {
        const sheet = readMatrix(rows);
        assert.deepEqual(sheet.lines, expected);
        assert.deepEqual(sheet.unclear, []);
      }
    }),
    { numRuns: 200 },
  );
});

test('whatever is pasted, reading ends, and its total is that of its cells', () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 6 }),
    fc.constantFrom('颜色', '尺码', '数量', '合计', 'S', 'M', '36', '38', '黑', '10', '款号:A1', ''),
  );
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 8 }), (rows) => {
      const sheet = readMatrix(rows);
      assert.equal(sheet.total, totalOf(sheet.lines));
      assert.ok(sheet.understood.length + sheet.unclear.length > 0);
    }),
    { numRuns: 500 },
  );
});
