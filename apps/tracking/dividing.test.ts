import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openFloor, refusedWith, scanOf } from './testing.ts';

const house = await openFloor('wages');
const { leader, a, b, owner } = house;
const cutting = leader.in('cutting');
const money = async (hand: typeof a): Promise<number> => (await hand.user.in('wages').view('myToday')).pieces;

const book = (code: string, operation: string, hand = a, more: object = {}) =>
  house.station.act('scan', scanOf(code, { badge: hand.badge, operations: [operation], ...more }));

async function bundles(count: number) {
  const { order, tickets } = await house.addOrder(count);
  const { items } = await owner.in('cutting').list('bundle', { where: { order }, sort: 'serial' });
  return { order, codes: tickets.map(({ content }) => content), ids: items.map(({ id }) => id) };
}

async function codeOf(ticket: string): Promise<string> {
  const { tickets } = await owner.in('cutting').view('ticketSheet', { tickets: [ticket] });
  return tickets[0].content;
}

test('pieces divided off have a number and a ticket, keep what was sewn, and nobody is paid twice', async () => {
  const { order, codes, ids } = await bundles(1);
  await book(codes[0], '10');
  await book(codes[0], '20', a, { good: 12 });
  const before = await money(a);
  const wish = { bundle: ids[0], quantity: 8, which: 'done', reason: '急' };
  const { tickets, number } = await cutting.act('divideBundle', wish);
  const daughter = await codeOf(tickets[0]);
  assert.match(number, /^\d{4}$/);
  assert.equal((await book(daughter, '10', b)).answer, 'claimed', 'sewn before they parted');
  assert.equal((await book(daughter, '20', b)).answer, 'claimed');
  assert.equal((await book(daughter, '30', b)).pieces, 8, 'they go on alone');
  assert.equal((await book(codes[0], '20', b)).pieces, 8, 'twelve stay, four of them sewn');
  assert.equal(await money(a), before);
  const { total } = await leader.view('orderLife', { order });
  assert.partialDeepStrictEqual(total, { cut: 20, finished: 8, wip: 12, open: 0 });
});

test('what went on, is out, or is being repaired is not divided off, nor taken back where it no longer is', async () => {
  const { codes, ids } = await bundles(1);
  const { booked } = await book(codes[0], '10');
  await book(codes[0], '20');
  await book(codes[0], '30', a, { good: 10 });
  await leader.act('sendBack', { code: codes[0], operation: '10', pieces: 2 });
  const divide = (quantity: number) =>
    cutting.act('divideBundle', { bundle: ids[0], quantity, which: 'undone', reason: '-' });
  await assert.rejects(divide(9), refusedWith('conflict', /Only 8 pieces/));
  await divide(8);
  await assert.rejects(leader.act('undo', { record: booked[0].record }), refusedWith('conflict', /./));
  await assert.rejects(
    house.a.user
      .in('cutting')
      .act('divideBundle', { bundle: ids[0], quantity: 1, which: 'done', reason: '-' }),
    refusedWith('permission.missing', /./),
  );
});

test('one bundle goes into another of its kind: what was sewn goes along, its ticket is void', async () => {
  const { order, codes, ids } = await bundles(2);
  await book(codes[0], '10', a, { good: 15 });
  await leader.act('settle', { code: codes[0], what: 'scrap', pieces: 2 });
  const merge = { bundle: ids[0], into: ids[1], reason: '零头' };
  assert.equal((await cutting.act('mergeBundles', merge)).quantity, 18);
  assert.equal((await book(codes[0], '10', b)).answer, 'void');
  assert.equal((await book(codes[1], '10', b)).pieces, 23, 'of 38 pieces fifteen were sewn');
  const { total } = await leader.view('orderLife', { order });
  assert.partialDeepStrictEqual(total, { cut: 40, wip: 38, scrapped: 2, open: 0 });
  const other = await bundles(1);
  await assert.rejects(
    cutting.act('mergeBundles', { bundle: ids[1], into: other.ids[0], isOverridden: true, reason: '-' }),
    refusedWith('conflict', /another order/),
  );
});
