import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addStyle, openOrders, refusedWith } from './testing.ts';

const house = await openOrders();
const { merchandiser, viewer } = house;
const { number: styleNumber, style } = await addStyle(house);
const { id: customer } = await merchandiser.add('customer', {
  name: '海曙外贸有限公司',
  shortName: '海曙外贸',
});

const SHEET = [
  `客户：海曙外贸\t款号：${styleNumber}\t单号：HS-1\t交期：2026-12-25\t`,
  '颜色\tS\tM\tL\t合计',
  '黑\t10\t20\t10\t40',
  '白\t5\t5\t5\t15',
  '合计\t15\t25\t15\t55',
].join('\n');

test('a dry run says what it understood and leaves nothing behind', async () => {
  const read = await merchandiser.act('importSheet', { text: SHEET, dryRun: true });
  assert.partialDeepStrictEqual(read, {
    order: null,
    number: 'HS-1',
    customerName: '海曙外贸',
    style,
    due: '2026-12-25',
    quantity: 55,
    sizes: ['S', 'M', 'L'],
    unclear: [],
  });
  assert.deepEqual((await viewer.list('order')).items, []);
});

test('one sheet becomes one order: customer and style are found by what the sheet calls them', async () => {
  const { order } = await merchandiser.act('importSheet', { text: SHEET });
  assert.partialDeepStrictEqual(await viewer.get('order', order), {
    number: 'HS-1',
    customer,
    style,
    quantity: 55,
    state: 'draft',
    lines: [
      { colour: '黑', sizes: { S: 10, M: 20, L: 10 } },
      { colour: '白', sizes: { S: 5, M: 5, L: 5 } },
    ],
  });
  await assert.rejects(merchandiser.act('importSheet', { text: SHEET }), refusedWith('conflict'));
  assert.equal((await merchandiser.act('release', { order })).state, 'released');
});

test('cells of a spreadsheet, blank ones too; what is filled in goes before what the sheet says', async () => {
  const rows = [
    ['', 'S', 'M'],
    ['红', '1', ''],
    ['', '', ''],
  ];
  const wished = { rows, number: 'HS-2', customer, due: '2027-01-05', toleranceOver: '5' };
  const { order } = await merchandiser.act('importSheet', wished);
  assert.partialDeepStrictEqual(await viewer.get('order', order), {
    due: '2027-01-05',
    toleranceOver: '5.00',
    lines: [{ colour: '红', sizes: { S: 1 } }],
  });
});

test('what is missing is asked for; what is no sheet makes no order', async () => {
  const bare = { text: '颜色\tS\tM\n黑\t1\t2' };
  await assert.rejects(merchandiser.act('importSheet', bare), refusedWith('input.invalid', /order number/));
  await assert.rejects(
    merchandiser.act('importSheet', { ...bare, number: 'HS-3' }),
    refusedWith('input.invalid', /customer/),
  );
  await assert.rejects(
    merchandiser.act('importSheet', { text: '你好', number: 'HS-3', customer }),
    refusedWith('input.invalid', /No colour × size table/),
  );
  await assert.rejects(viewer.act('importSheet', { text: SHEET }), refusedWith(403));
});

test('an operation bulletin: a dry run, a style that is made, its draft filled anew, prices kept from who may not see them', async () => {
  const { engineer } = house;
  const bulletin = '款号：B-700\t品名：风衣\n工序号\t工序名称\t单价\n10\t合肩\t0.12元\n20\t上领\t3角';
  const tried = await engineer.act('importBulletin', { text: bulletin, dryRun: true });
  assert.partialDeepStrictEqual(tried, { style: null, styleNumber: 'B-700', count: 2, unclear: [] });
  const { style: made, styleVersion } = await engineer.act('importBulletin', { text: bulletin });
  assert.partialDeepStrictEqual(await engineer.get('style', made), { number: 'B-700', name: '风衣' });
  assert.partialDeepStrictEqual((await engineer.get('styleVersion', styleVersion)).operations, [
    { code: '10', title: '合肩', price: '0.1200', priceStatus: 'set', isOutput: false },
    { code: '20', title: '上领', price: '0.3000', isOutput: true },
  ]);
  const again = await engineer.act('importBulletin', {
    style: made,
    text: '工序号\t工序\t单价\n10\t合肩\t\n30\t锁边\t0.2',
  });
  assert.equal(again.styleVersion, styleVersion, 'the draft is filled, no second one is made');
  await engineer.act('releaseVersion', { styleVersion });
  await assert.rejects(
    engineer.act('importBulletin', { style: made, text: bulletin }),
    refusedWith('input.invalid'),
  );
  const next = await engineer.act('importBulletin', { style: made, text: bulletin, reason: '改款' });
  assert.notEqual(next.styleVersion, styleVersion);
  await assert.rejects(
    engineer.act('importBulletin', { text: '工序\t单价\n合肩\t1' }),
    refusedWith('input.invalid'),
  );
  await assert.rejects(merchandiser.act('importBulletin', { text: bulletin }), refusedWith(403));
});
