import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addOrder, openWages, refusedWith, sew } from './testing.ts';

const house = await openWages();
const { engineer, payroll, leader, a } = house;
const MONTH = '2026-11';
const { order, number } = await addOrder(house);

test('the desk sees what each operation is paid, what is pending, and where a size is paid apart', async () => {
  const { rows: orders } = await engineer.view('pricedOrders');
  assert.partialDeepStrictEqual(orders, [{ orderNumber: number, operations: 3, pending: 1 }]);
  const sheet = await engineer.view('priceSheet', { order });
  assert.partialDeepStrictEqual(sheet, {
    orderNumber: number,
    sizes: ['S', 'M'],
    colours: ['黑'],
    rows: [
      {
        operation: '10',
        name: '合肩',
        price: '0.1200',
        per: 'piece',
        scope: 'order',
        sam: '0.45',
        isPending: false,
      },
      { operation: '20', price: '0.3250' },
      { operation: '30', price: null, isPending: true },
    ],
  });
  await assert.rejects(leader.view('priceSheet', { order }), refusedWith(403));
});

test('a price list out of Excel: looked at first, then a draft; what was pending counts from the first piece', async () => {
  await sew(house, { order, operation: '30', quantity: 12, day: '2026-11-20' });
  const text = `单号\t工序\t工价\t生效日期\n${number}\t合肩\t0.15\t2026-12-01\n\t卷下摆\t2.4元/打\t\n\t锁眼\t1\t`;
  const tried = await engineer.act('importPrices', { text, dryRun: true });
  assert.partialDeepStrictEqual(tried, { priceList: null, count: 2, since: '2026-12-01' });
  assert.match(JSON.stringify(tried.unclear), /没有工序“锁眼”/);
  const { priceList } = await engineer.act('importPrices', { text });
  const preview = await engineer.view('pricePreview', { priceList, month: MONTH });
  assert.partialDeepStrictEqual(preview, { difference: '2.40', gaining: 1, losing: 0 });
  assert.equal(preview.rows, undefined, 'an engineer sees no names');
  assert.equal((await payroll.view('pricePreview', { priceList, month: MONTH })).rows.length, 1);
  await engineer.act('enforcePrices', { priceList });
  assert.equal((await a.user.view('myMonth', { month: MONTH })).net, '2.40');
  const { rows } = await engineer.view('priceSheet', { order });
  assert.partialDeepStrictEqual(
    rows.map(({ operation, price, per, since, isLater }: Record<string, unknown>) => ({
      operation,
      price,
      per,
      since,
      isLater,
    })),
    [
      { operation: '10', price: '0.1200', isLater: false },
      { operation: '10', price: '0.1500', since: '2026-12-01', isLater: true },
      { operation: '20', price: '0.3250' },
      { operation: '30', price: '2.4000', per: 'dozen', since: null },
    ],
  );
});

test('by style, by the general list, and what contradicts itself is not read', async () => {
  const tried = await engineer.act('importPrices', {
    text: '款号\t工序\t工价\nK-1\t合肩\t0.2\nK-1\t上领\t0.3\n\t上领\t0.4\nK-9\t合肩\t1',
    dryRun: true,
  });
  assert.partialDeepStrictEqual(tried.prices, [{ scope: 'style', operation: '10', whose: 'K-1' }]);
  assert.match(
    JSON.stringify(tried.unclear),
    /上领”有几个不同的价（第 3、4 行）.*没有下达过的款号 K-9|K-9.*有几个/,
  );
  const general = await engineer.act('importPrices', { text: '工序\t工价\n合肩\t0.2', dryRun: true });
  assert.partialDeepStrictEqual(general.prices, [{ scope: 'list', operation: '合肩' }]);
  await assert.rejects(leader.act('importPrices', { text: '工序\t工价\n合肩\t0.2' }), refusedWith(403));
});
