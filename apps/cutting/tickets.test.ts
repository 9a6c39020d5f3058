import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addBeds, addOrder, MARKERS, openCutting, refusedWith, spreadFirst } from './testing.ts';

const house = await openCutting();
const { cutter, table, clerk, leader, worker, viewer } = house;

test('tickets: first print opens sewing, codes are not to be guessed, no bundle gets two', async () => {
  const { beds } = await addBeds(house);
  await table.act('cutBed', { bed: beds[1], asPlanned: true });
  const { tickets, isFirst } = await clerk.act('printTickets', { bed: beds[1] });
  assert.equal(tickets.length, 2);
  assert.equal(isFirst, true);
  await assert.rejects(clerk.act('printTickets', { bed: beds[1] }), refusedWith('conflict', /print again/));
  const sheet = await clerk.view('ticketSheet', { bed: beds[1] });
  assert.equal(sheet.tickets.length, 2);
  for (const { content } of sheet.tickets) assert.match(content, /^\/t\/[2-9a-hjkmnp-z_]{12}$/);
  assert.notEqual(sheet.tickets[0].content, sheet.tickets[1].content);
  await table.act('recordSpreading', spreadFirst(beds[0]));
  await table.act('cutBed', { bed: beds[0] });
  assert.equal((await clerk.act('printTickets', { bed: beds[0] })).isFirst, false);
  const { rows } = await clerk.view('printable');
  assert.ok(rows.every(({ bare }: { bare: number }) => typeof bare === 'number'));
  assert.equal(rows.find((row: { bed: string }) => row.bed === beds[0]).bare, 0);
});

test('reprint: a damaged ticket keeps its code, a lost one gets another', async () => {
  const { order, beds } = await addBeds(house);
  await table.act('cutBed', { bed: beds[1], asPlanned: true });
  const { tickets } = await clerk.act('printTickets', { bed: beds[1] });
  const codeOf = async (id: string): Promise<string> => (await clerk.get('ticket', id)).code;
  const before = await codeOf(tickets[0]);
  const same = await clerk.act('reprintTicket', { ticket: tickets[0], reason: '淋湿' });
  assert.deepEqual(same, { ticket: tickets[0], prints: 2 });
  assert.equal(await codeOf(tickets[0]), before);
  const lost = await clerk.act('reprintTicket', { ticket: tickets[0], reason: '丢了', isLost: true });
  assert.notEqual(lost.ticket, tickets[0]);
  assert.notEqual(await codeOf(lost.ticket), before);
  assert.partialDeepStrictEqual(await clerk.get('ticket', tickets[0]), { isVoid: true, reason: '丢了' });
  await assert.rejects(
    clerk.act('reprintTicket', { ticket: tickets[0], reason: '-' }),
    refusedWith('conflict', /void/),
  );
  const found = await viewer.view('findTickets', { order, colour: '白', size: 'M' });
  assert.equal(found.rows.length, 1);
  assert.partialDeepStrictEqual(found.rows[0], { ticket: lost.ticket, prints: 3, quantity: 10 });
  const byNumber = await viewer.view('findTickets', {
    number: String(Number(found.rows[0].number)),
    withVoid: true,
  });
  assert.equal(byNumber.rows.length, 2);
  await clerk.act('voidTicket', { ticket: lost.ticket, reason: '贴错' });
  assert.equal((await clerk.act('printTickets', { bed: beds[1] })).tickets.length, 1, 'the bare bundle only');
});

test('one coupon an operation, of the parts in the bundle; prices are on none', async () => {
  const partSets = [{ parts: ['大身'] }, { parts: ['领'] }];
  const { beds } = await addBeds(house, { partSets });
  const { bundles, pieces } = await table.act('cutBed', { bed: beds[1], asPlanned: true });
  assert.equal(bundles.length, 4);
  assert.equal(pieces, 40, 'of 20 garments, in two sets of parts');
  await clerk.act('printTickets', { bed: beds[1], tickets: 'coupon' });
  const { tickets } = await clerk.view('ticketSheet', { bundle: bundles[0].bundle });
  assert.deepEqual(
    tickets.map(({ operation }: { operation: string }) => operation),
    ['10', '30', '40'],
  );
  const collar = await clerk.view('ticketSheet', { bundle: bundles[1].bundle });
  assert.deepEqual(
    collar.tickets.map(({ operation }: { operation: string }) => operation),
    ['20'],
  );
  assert.ok(!JSON.stringify([tickets, collar]).includes('0.1234'));
  const { joins, others } = await leader.view('partners', { bundle: bundles[0].bundle });
  assert.deepEqual([joins[0].bundle, others], [bundles[1].bundle, []]);
});

test('opening counts are tied and get tickets', async () => {
  const { order } = await addOrder(house);
  const { bundles, pieces } = await cutter.act('tieOpening', {
    order,
    lines: [{ colour: '黑', sizes: { S: 10, M: 25 } }],
  });
  assert.deepEqual(
    [pieces, bundles.map(({ quantity }: { quantity: number }) => quantity)],
    [35, [10, 20, 5]],
  );
  const ids = bundles.map(({ bundle }: { bundle: string }) => bundle);
  assert.equal((await clerk.act('printTickets', { bundles: ids })).tickets.length, 3);
  await assert.rejects(
    cutter.act('tieOpening', { order, lines: [{ colour: '紫', sizes: { S: 1 } }] }),
    refusedWith('input.invalid', /紫/),
  );
});

test('codes are for who prints; a worker sees nothing, another factory nothing of it', async () => {
  const { order, beds } = await addBeds(house);
  await table.act('cutBed', { bed: beds[1], asPlanned: true });
  const { tickets } = await clerk.act('printTickets', { bed: beds[1] });
  const { code } = await clerk.get('ticket', tickets[0]);
  for (const user of [viewer, leader]) {
    const seen = await Promise.all([
      user.list('ticket'),
      user.get('ticket', tickets[0]),
      user.view('findTickets', { order }),
      user.json('GET', '/apps/cutting/records/ticket/summary'),
    ]);
    assert.ok(!JSON.stringify(seen).includes(code));
    await assert.rejects(user.list('ticket', { where: { code } }), refusedWith('input.invalid'));
    await assert.rejects(user.list('ticket', { sort: 'code' }), refusedWith('input.invalid'));
    await assert.rejects(user.view('ticketSheet', { bed: beds[1] }), refusedWith(403));
    assert.ok(!JSON.stringify(await user.json('GET', '/audit').catch(() => null)).includes(code));
  }
  await assert.rejects(worker.list('bundle'), refusedWith(403));
  const other = (await house.elsewhere('other')).in('cutting');
  await assert.rejects(other.get('bed', beds[0]), refusedWith(404));
  await assert.rejects(other.act('cutBed', { bed: beds[0], asPlanned: true }), refusedWith(404));
  await assert.rejects(other.act('makePlan', { order, markers: MARKERS }), refusedWith(404));
  assert.deepEqual((await other.view('findTickets', { order })).rows, []);
  assert.deepEqual((await other.view('ticketSheet', { bed: beds[1] })).tickets, []);
});
