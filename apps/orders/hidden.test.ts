import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AppUser } from '@selvedge/sdk/testing';
import { addReleased, LINES, openOrders, refusedWith } from './testing.ts';

const house = await openOrders();
const { owner, merchandiser, sales, engineer, leader, worker, viewer } = house;

/** Figures that occur nowhere else. */
const FEE = '77.13';
const CREDIT = '918273.00';
const PIECE_PRICE = '0.3250';

const { order, style, styleVersion } = await addReleased(house);
await sales.act('changeOrder', { order, fee: FEE, currencyNote: 'USD FOB' });
const { customer } = await owner.get('order', order);
await sales.change('customer', customer, { creditLimit: CREDIT, receivable: CREDIT });
await merchandiser.act('ship', { order, lines: [LINES[0]] });
await merchandiser.act('changeQuantities', {
  order,
  lines: [LINES[0], { colour: '白', sizes: { S: 10, M: 30, L: 30, XL: 11 } }],
  reason: '加一件',
});
await house.settle();

/** Everything the app answers to somebody about this order. */
async function everything(user: AppUser): Promise<string> {
  const asked = await Promise.allSettled([
    ...['customer', 'style', 'styleVersion', 'order', 'orderChange', 'shipment', 'confirmation'].map((name) =>
      user.list(name),
    ),
    user.get('order', order),
    user.get('customer', customer),
    ...['orderBoard', 'dueThisWeek', 'priceCheck'].map((name) => user.view(name)),
    user.view('orderMatrix', { order }),
    user.view('operationPrices', { order }),
    user.view('styleSheet', { styleVersion }),
    user.json('GET', '/apps/orders/records/order/summary?sum=fee'),
    user.json('GET', '/audit'),
  ]);
  return JSON.stringify(asked.map((one) => (one.status === 'fulfilled' ? one.value : null)));
}

test('what customers pay and owe reaches nobody without the permission, whatever is asked', async () => {
  for (const user of [merchandiser, engineer, leader, worker, viewer]) {
    const answers = await everything(user);
    assert.ok(!answers.includes(FEE) && !answers.includes('USD FOB'), 'fee');
    assert.ok(!answers.includes(CREDIT), 'credit');
  }
  const seen = await everything(sales);
  assert.ok(seen.includes(FEE) && seen.includes(CREDIT));
});

test('the line sees what an operation pays; who only reads or sells pieces does not', async () => {
  for (const user of [worker, leader, engineer, owner])
    assert.ok((await everything(user)).includes(PIECE_PRICE));
  for (const user of [merchandiser, viewer]) assert.ok(!(await everything(user)).includes(PIECE_PRICE));
});

test('hidden fields are not filtered or sorted by', async () => {
  await assert.rejects(merchandiser.list('order', { where: { fee: FEE } }), refusedWith('input.invalid'));
  await assert.rejects(merchandiser.list('order', { sort: 'fee' }), refusedWith('input.invalid'));
  await assert.rejects(
    merchandiser.change('customer', customer, { creditLimit: '1' }),
    refusedWith('input.invalid'),
  );
});

test('events and the kept snapshot hold nothing of what the customer pays', async () => {
  const told = await house.server.parts.store.system((tx) =>
    tx.rows<{ event: string; payload: object }>('select event, payload from selvedge.events', []),
  );
  const names = new Set(told.map(({ event }) => event));
  for (const name of ['order.released', 'order.changed', 'order.shipped', 'style.released'])
    assert.ok(names.has(`orders/${name}/v1`), name);
  assert.ok(!JSON.stringify(told).includes(FEE));
  assert.ok(!JSON.stringify((await owner.get('order', order)).snapshot).includes(FEE));
});

test('fee less operation prices is for who may see both', async () => {
  const { rows } = await sales.view('priceCheck');
  assert.deepEqual(rows, [
    {
      order,
      number: rows[0].number,
      customerName: rows[0].customerName,
      state: 'released',
      quantity: 141,
      fee: FEE,
      price: '0.6950',
      difference: '76.4350',
      pendingPrices: 1,
    },
  ]);
  await assert.rejects(merchandiser.view('priceCheck'), refusedWith(403));
});

test('who does what: each role its own, 403 for the rest', async () => {
  await assert.rejects(viewer.act('hold', { order, reason: '-' }), refusedWith(403));
  await assert.rejects(leader.act('release', { order }), refusedWith(403));
  await assert.rejects(engineer.act('addOrder', {}), refusedWith(403));
  await assert.rejects(merchandiser.act('editVersion', { styleVersion }), refusedWith(403));
  await assert.rejects(worker.list('order'), refusedWith(403));
  await assert.rejects(owner.change('order', order, { quantity: 1 }), refusedWith(403));
  await assert.rejects(owner.change('styleVersion', styleVersion, { notes: '-' }), refusedWith(403));
  await assert.rejects(merchandiser.remove('style', style), refusedWith('conflict'));
});
