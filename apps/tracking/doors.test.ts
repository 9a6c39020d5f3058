import { test } from 'node:test';
import { testHidden } from '@selvedge/sdk/testing';
import { OPERATIONS, openFloor, scanOf } from './testing.ts';

const { default: app } = await import('./app.ts');

/** Words that stand on records of one worker alone, and what an operation and the customer pay. */
const STATION = 'KANARI-工位';
const REASON = 'KANARI-LAMP';
/** Milliseconds by which another's phone is fast. */
const AHEAD = 81_234_567;
/** Long enough not to stand in an id by chance. */
const [PRICE, FEE] = ['9182.7364', '81726.35'];

test('what others sewed and what anything pays never leave the server for who may not see them', async (t) => {
  const house = await openFloor();
  const { leader, owner, station, a, b } = house;
  const { order, tickets } = await house.addOrder(
    2,
    20,
    OPERATIONS.map((one) => ({ ...one, price: PRICE })),
  );
  await owner.in('orders').act('changeOrder', { order, fee: FEE });
  const [{ content: code, number }, other] = tickets;
  const { booked } = await station.act(
    'scan',
    scanOf(code, { badge: b.badge, operations: ['10'], station: STATION }),
  );
  const [{ record }] = booked;
  await leader.act('settle', { code: other.content, what: 'sample', pieces: 1, reason: REASON });
  const { held } = await station.act(
    'scan',
    scanOf(code, {
      badge: a.badge,
      operations: ['10'],
      at: new Date(house.clock.now + AHEAD - 7_200_000).toISOString(),
      ahead: AHEAD,
    }),
  );
  await house.settle();
  const walk = {
    server: house.server,
    app,
    known: { record: [record], held: [held] },
    wished: ['KANAR', '10', '0', b.worker],
    inputs: [{ code: number }, { order }, { worker: b.worker }, { badge: a.badge }, { number }],
    disturb: () => leader.act('settle', { code: other.content, what: 'scrap', pieces: 1, reason: REASON }),
  };
  const raw = [PRICE, FEE, '91827364', '8172635'];
  await testHidden(t, walk, { from: ['worker'], canaries: [STATION, REASON, String(AHEAD)], raw });
});
