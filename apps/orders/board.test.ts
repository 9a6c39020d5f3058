import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDraft, addReleased, LINES, openOrders } from './testing.ts';

/** Monday 07:00 in Shanghai. */
const MONDAY = Date.parse('2026-11-23T07:00:00+08:00');
const DAY = 86_400_000;

const house = await openOrders();
const { merchandiser, viewer } = house;
house.clock.now = MONDAY;

const late = await addReleased(house, { due: '2026-11-20' });
const sunday = await addReleased(house, { due: '2026-11-29' });
const monday = await addReleased(house, { due: '2026-11-30' });
await addDraft(house, { due: '2026-11-24' });

test('the board shows what is open, the most urgent first, by the calendar of the factory', async () => {
  await merchandiser.act('ship', { order: late.order, lines: [LINES[0]] });
  const { rows, ...figures } = await viewer.view('orderBoard');
  assert.deepEqual(figures, { orders: 3, late: 1, pieces: 360 });
  assert.deepEqual(
    rows.map((row: { number: string; daysLeft: number; isLate: boolean }) => [
      row.number,
      row.daysLeft,
      row.isLate,
    ]),
    [
      [late.number, -3, true],
      [sunday.number, 6, false],
      [monday.number, 7, false],
    ],
  );
  assert.partialDeepStrictEqual(rows[0], { quantity: 140, shipped: 60, remaining: 80, state: 'released' });
});

test('this week ends on Sunday and holds what is late already', async () => {
  const { rows } = await viewer.view('dueThisWeek');
  assert.deepEqual(
    rows.map(({ number }: { number: string }) => number),
    [late.number, sunday.number],
  );
});

test('in the morning what became late is marked and told once', async () => {
  const told = () =>
    house.server.parts.store.system((tx) =>
      tx.rows<{ subject: string; payload: object }>(
        `select subject, payload from selvedge.events where event = 'orders/order.late/v1' order by at`,
        [],
      ),
    );
  await house.runJob('lateOrders');
  await house.runJob('lateOrders');
  const [first, ...more] = await told();
  assert.deepEqual(more, []);
  assert.equal(first.subject, late.order);
  assert.partialDeepStrictEqual(first.payload, { daysLate: 3, remaining: 80 });
  assert.equal((await viewer.get('order', late.order)).lateSince, '2026-11-21');
  await merchandiser.act('changeOrder', { order: late.order, due: '2026-12-20', reason: '客户同意' });
  await house.runJob('lateOrders');
  assert.equal((await viewer.get('order', late.order)).lateSince, null);
  house.clock.now = MONDAY + 7 * DAY;
  await house.runJob('lateOrders');
  assert.equal((await told()).length, 2);
});

test('sizes stand in the order of the factory', async () => {
  const { order } = await addReleased(house, {
    lines: [{ colour: '黑', sizes: { XL: 1, S: 2, '2XL': 3, M: 4 } }],
  });
  assert.deepEqual((await viewer.view('orderMatrix', { order })).sizes, ['S', 'M', 'XL', '2XL']);
  await house.owner.json('PUT', '/apps/orders/settings', { sizeOrder: ['XXL', 'XL', 'M', 'S'] });
  assert.deepEqual((await viewer.view('orderMatrix', { order })).sizes, ['2XL', 'XL', 'M', 'S']);
});
