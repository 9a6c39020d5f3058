import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { addBeds, addOrder, openCutting, refusedWith } from './testing.ts';

const house = await openCutting(join(import.meta.dirname, 'tests', 'floor'));
const { owner, cutter, table, clerk, leader } = house;
const floor = owner.in('floor');
const worker = house.worker.in('floor');

test('what was reported is not made void, nor counted below it; the bed is not put back', async () => {
  const { beds } = await addBeds(house);
  const { bundles } = await table.act('cutBed', { bed: beds[1], asPlanned: true });
  await clerk.act('printTickets', { bed: beds[1] });
  const { tickets } = await clerk.view('ticketSheet', { bed: beds[1] });
  const [first, second] = bundles;
  const { number } = await worker.act('takeScan', {
    written: `https://factory.example${tickets[0].content}?x`,
    pieces: 8,
  });
  assert.equal(number, first.number);
  const refused = refusedWith('conflict', /was reported/);
  await assert.rejects(cutter.act('voidBundle', { bundle: first.bundle, reason: '-' }), refused);
  await assert.rejects(cutter.act('undoCut', { bed: beds[1], reason: '-' }), refused);
  await assert.rejects(
    cutter.act('recountBundle', { bundle: first.bundle, quantity: 7, reason: '-' }),
    refusedWith('conflict', /More of/),
  );
  await cutter.act('recountBundle', { bundle: first.bundle, quantity: 8, reason: '少两片' });
  assert.equal((await clerk.get('bundle', second.bundle)).state, 'live', 'all or nothing');
  await cutter.act('voidBundle', { bundle: second.bundle, reason: '裁错' });
  await assert.rejects(
    worker.act('takeScan', { written: tickets[1].content, pieces: 1 }),
    refusedWith(404),
    'a void ticket opens nothing',
  );
  await assert.rejects(worker.act('takeScan', { written: second.number, pieces: 1 }), refusedWith(404));
  assert.equal(
    (await worker.act('takeScan', { written: ` ${Number(first.number)} `, pieces: 0 })).number,
    first.number,
  );
});

test('others hear of bundles, tickets and what becomes of them, in the order of one subject', async () => {
  const { order, beds } = await addBeds(house);
  const { bundles } = await table.act('cutBed', { bed: beds[1], asPlanned: true });
  const { tickets } = await clerk.act('printTickets', { bed: beds[1] });
  await clerk.act('reprintTicket', { ticket: tickets[0], reason: '丢了', isLost: true });
  await cutter.act('recountBundle', { bundle: bundles[0].bundle, quantity: 9, reason: '少一片' });
  await cutter.act('voidBundle', { bundle: bundles[0].bundle, reason: '裁错' });
  await house.settle();
  const { items } = await floor.list('told', { limit: 500 });
  const heard = (subject: string): string[] =>
    items
      .filter((one) => one.subject === subject)
      .map(({ event }) => event)
      .sort((a, b) => a.localeCompare(b));
  assert.deepEqual(heard(order), ['cutting/bundle.cut/v1', 'cutting/tickets.printed/v1']);
  assert.deepEqual(heard(bundles[0].bundle), [
    'cutting/bundle.changed/v1',
    'cutting/bundle.changed/v1',
    'cutting/ticket.voided/v1',
    'cutting/ticket.voided/v1',
  ]);
});

test('another app adds up bundles by where they came from', async () => {
  const before = new Map(
    (await floor.view('sums')).rows.map(({ origin, pieces }: { origin: string; pieces: number }) => [
      origin,
      pieces,
    ]),
  );
  const { order } = await addOrder(house);
  await cutter.act('tieOpening', { order, lines: [{ colour: '黑', sizes: { S: 7 } }] });
  const { recut } = await leader.act('requestRecut', {
    order,
    colour: '黑',
    size: 'S',
    quantity: 2,
    fault: 'shortage',
  });
  await table.act('cutRecut', { recut });
  const { rows } = await floor.view('sums');
  const of = (name: string): number =>
    rows.find(({ origin }: { origin: string }) => origin === name).pieces - Number(before.get(name) ?? 0);
  assert.deepEqual([of('opening'), of('recut'), of('bed')], [7, 2, 0]);
});
