import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openFloor, scanOf } from './testing.ts';

const house = await openFloor('wages');

test('a scan is money at once, on the phone of whoever sewed; taken back it is none', async () => {
  const { a, b, station } = house;
  const { tickets } = await house.addOrder(2);
  const money = (hand: typeof a) => hand.user.in('wages').view('myToday');
  const { booked } = await station.act(
    'scan',
    scanOf(tickets[0].content, { badge: a.badge, operations: ['10', '20'] }),
  );
  const { pieces, amount, rows } = await money(a);
  assert.deepEqual([pieces, amount], [40, '6.0000']);
  assert.deepEqual(
    rows.map(({ name, pieces: own, amount: pay }: Record<string, unknown>) => [name, own, pay]),
    [
      ['合肩', 20, '2.0000'],
      ['合侧缝', 20, '4.0000'],
    ],
  );
  assert.equal((await money(b)).pieces, 0);
  await station.act('undo', { record: booked[1].record, badge: a.badge });
  assert.deepEqual([(await money(a)).pieces, (await money(a)).amount], [20, '2.0000']);
});
