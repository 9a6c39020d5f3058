import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openFloor, refusedWith, scanOf } from './testing.ts';

const house = await openFloor('outside');
const outside = house.owner.in('outside');
const { id: partner } = await outside.add('partner', { name: '红星', work: 'embroidery' });

test('pieces outside are nowhere on the floor; what was confirmed goes along, what the partner did is paid to nobody', async () => {
  const { station, leader, a, b } = house;
  const { order, tickets } = await house.addOrder(2);
  const [{ content: code, number }] = tickets;
  const book = (operation: string, badge = a.badge, more: object = {}) =>
    station.act('scan', scanOf(code, { badge, operations: [operation], ...more }));
  await book('10', a.badge, { good: 12 });
  const { consignment } = await outside.act('send', {
    partner,
    order,
    operations: ['20'],
    pieces: undefined,
    codes: [code],
  });
  const away = await book('10', b.badge);
  assert.deepEqual([away.answer, away.pieces], ['claimed', 0], 'all of it is outside');
  const accountOf = async () => (await leader.view('orderLife', { order })).total;
  assert.partialDeepStrictEqual(await accountOf(), { cut: 40, outside: 20, wip: 20, open: 0 });
  await outside.act('takeBack', { consignment, lines: [{ bundle: number, good: 15, bad: 1, short: 0 }] });
  assert.partialDeepStrictEqual(await accountOf(), { cut: 40, outside: 4, wip: 35, seconds: 1, open: 0 });
  const rest = await book('10', b.badge);
  assert.deepEqual([rest.answer, rest.pieces], ['part', 3], 'twelve of the fifteen had it');
  const done = await book('20');
  assert.equal(done.answer, 'claimed', 'the partner did it');
  assert.equal((await book('30')).pieces, 15);
  const { items } = await house.owner.in('tracking').list('record', { where: { order, operation: '20' } });
  assert.deepEqual(items, [], 'nobody is paid for it');
  await outside.act('takeBack', { consignment, lines: [{ bundle: number, good: 0, bad: 0, short: 4 }] });
  assert.partialDeepStrictEqual(await accountOf(), {
    cut: 40,
    outside: 0,
    finished: 15,
    wip: 20,
    seconds: 1,
    missing: 4,
    open: 0,
  });
});

test('what is not on the floor does not go out; the whole garment comes back as output', async () => {
  const { station, leader, a } = house;
  const { order, tickets } = await house.addOrder(1);
  const [{ content: code, number }] = tickets;
  await station.act('scan', scanOf(code, { badge: a.badge, whole: true }));
  for (const operation of ['20', '30'])
    await station.act('scan', scanOf(code, { badge: a.badge, operations: [operation] }));
  const sent = outside.act('send', { partner, order, codes: [code] });
  await assert.rejects(sent, refusedWith('conflict', /only 0 pieces/));
  const other = await house.addOrder(1);
  const { consignment } = await outside.act('send', {
    partner,
    order: other.order,
    codes: [other.tickets[0].content],
  });
  await outside.act('takeBack', {
    consignment,
    lines: [{ bundle: other.tickets[0].number, good: 20, bad: 0, short: 0 }],
  });
  const { total } = await leader.view('orderLife', { order: other.order });
  assert.partialDeepStrictEqual(total, { finished: 20, wip: 0, outside: 0, open: 0 });
  assert.ok(number);
});
