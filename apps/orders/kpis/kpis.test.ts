import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDraft, addReleased, LINES, openOrders, refusedWith } from '../testing.ts';

const house = await openOrders();
const { owner, merchandiser, viewer, worker, clock } = house;
const on = (day: string): void => void (clock.now = Date.parse(`${day}T10:00:00+08:00`));
const NOVEMBER = { from: '2026-11-01', to: '2026-11-30' };

on('2026-11-02');
const early = await addReleased(house, { due: '2026-11-10' });
const late = await addReleased(house, { due: '2026-11-10' });
const parted = await addReleased(house, { due: '2026-11-20' });
const cancelled = await addReleased(house, { due: '2026-11-20' });
const short = await addReleased(house, { due: '2026-11-12' });
await addDraft(house);
const ship = (order: string, day: string, lines: object = LINES) =>
  merchandiser.act('ship', { order, date: day, lines });
on('2026-11-11');
await ship(early.order, '2026-11-10');
await ship(late.order, '2026-11-11');
const { shipment } = await ship(short.order, '2026-11-11', [LINES[0]]);
await ship(parted.order, '2026-11-11', [LINES[0]]);

test('a shipped order is on time when its last pieces went out by the due day', async () => {
  assert.equal((await viewer.kpi('on-time', NOVEMBER)).total.value, '50.00');
  on('2026-11-13');
  await owner.act('close', { order: short.order, reason: '尾数不出' });
  const closed = await viewer.kpi('on-time', { ...NOVEMBER, by: ['customer'], every: 'week' });
  assert.deepEqual(
    [closed.total.numerator, closed.total.denominator, closed.total.value],
    ['2', '3', '66.67'],
  );
  assert.equal(closed.rows.length, 3);
  assert.ok(
    closed.rows.every(({ key }: { key: { customer: string } }) => closed.labels[key.customer] !== ''),
  );
  await assert.rejects(worker.kpi('on-time', NOVEMBER), refusedWith(403));
  await assert.rejects(merchandiser.act('correctShipment', { shipment, reason: 'x' }));
});

test('open pieces are those of the board, and those of a day that is past', async () => {
  on('2026-11-14');
  await owner.act('cancel', { order: cancelled.order, reason: '客户取消' });
  const pieces = async (day: string): Promise<number> =>
    Number((await viewer.kpi('open-pieces', { from: day, to: day })).total.value);
  assert.equal(await pieces('2026-11-14'), (await viewer.view('orderBoard')).pieces);
  // 140 each: five on the 2nd; on the 11th two are out and two in part; then one is closed, one cancelled.
  assert.deepEqual(
    await Promise.all(
      ['2026-11-01', '2026-11-02', '2026-11-10', '2026-11-11', '2026-11-13', '2026-11-14'].map(pieces),
    ),
    [0, 700, 560, 300, 220, 80],
  );
  const { total, periods } = await viewer.kpi('open-pieces', { ...NOVEMBER, every: 'month' });
  assert.deepEqual([total.value, periods.length], ['80', 1]);
});
