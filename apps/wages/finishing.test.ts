import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { openApps } from '@selvedge/sdk/testing';
import type { Answer } from '@selvedge/sdk/testing';

const APPS = join(import.meta.dirname, '..');
const CHAIN = ['people', 'orders', 'cutting', 'tracking', 'outside', 'finishing', 'wages'];
const house = await openApps(...CHAIN.map((name) => join(APPS, name)));
const { owner, clock } = house;
clock.now = Date.parse('2026-11-23T09:00:00+08:00');
const [MONTH, DAY] = ['2026-11', '2026-11-23'];
const [people, orders, cutting, tracking, outside, finishing, wages] = CHAIN.map((app) => owner.in(app));
const packer = await people.act('hire', { number: 'F1', name: '王五', hiredOn: '2026-01-05' });
const sewer = await people.act('hire', { number: 'S1', name: '张三', hiredOn: '2026-01-05' });

const { id: style } = await orders.add('style', { number: 'K1' });
const { styleVersion } = await orders.act('reviseStyle', { style });
await orders.act('editVersion', {
  styleVersion,
  operations: [
    { code: '10', title: '合肩', price: '0.10', after: [] },
    { code: '20', title: '绣花' },
    { code: '30', title: '卷下摆', price: '0.15', isOutput: true },
  ],
});
await orders.act('releaseVersion', { styleVersion });
const { id: customer } = await orders.add('customer', { name: '海纳' });
const lines = [{ colour: '黑', sizes: { M: 60 } }];
const { order } = await orders.act('addOrder', { number: 'T1', customer, style, lines });
await orders.act('release', { order });
await house.settle();
const { bundles } = await cutting.act('tieOpening', { order, lines, bundleSize: 20 });
const { tickets } = await cutting.act('printTickets', { bundles: bundles.map((one: Answer) => one.bundle) });
const sheet = await cutting.view('ticketSheet', { tickets });
const codes: string[] = sheet.tickets.map(({ content }: Answer) => `https://factory.test${content}`);
const numbers: string[] = sheet.tickets.map(({ number }: Answer) => number);
const scan = (at: number, operation: string): Promise<Answer> =>
  tracking.act('scan', {
    id: `01999999-0000-7000-8000-00000000${at}0${operation}`,
    code: codes[at],
    operations: [operation],
    worker: sewer.worker,
  });

/** Everything that was cut is somewhere, once: on the floor, outside, in finishing and after it. */
async function closes(): Promise<Answer> {
  const { orders: open } = await tracking.view('progress', { order });
  const [all] = open;
  const { cells } = await finishing.view('account', { order });
  const [cell] = cells;
  const places = [all.wip, all.outside, all.finished, all.aside, all.scrapped, all.missing];
  assert.ok(
    places.every((pieces) => pieces >= 0),
    JSON.stringify(all),
  );
  assert.equal(
    places.reduce((sum, pieces) => sum + pieces, 0),
    60,
    JSON.stringify(all),
  );
  assert.equal(
    cell.came + cell.found,
    cell.here + cell.stored + cell.shipped + cell.seconds + cell.samples + cell.scrapped + cell.missing,
    JSON.stringify(cell),
  );
  assert.equal(all.finished, cell.sewn, 'what sewing says it finished is what finishing has');
  return { ...all, cell };
}

test('outside and finishing: the account closes at every step', async () => {
  for (const at of [0, 1, 2]) await scan(at, '10');
  const { id: partner } = await outside.add('partner', { name: '红星绣花厂', work: 'embroidery' });
  const { consignment } = await outside.act('send', {
    partner,
    order,
    operations: ['20'],
    codes: codes.slice(0, 2),
  });
  assert.partialDeepStrictEqual(await closes(), { outside: 40 });
  await outside.act('takeBack', {
    consignment,
    lines: [
      { bundle: numbers[0], good: 18, bad: 1, short: 1 },
      { bundle: numbers[1], good: 20, bad: 0, short: 0 },
    ],
  });
  assert.partialDeepStrictEqual(await closes(), { outside: 0, aside: 1, missing: 1 });
  for (const at of [0, 1]) await scan(at, '30');
  const sewn = await closes();
  assert.equal(sewn.finished, 38);
  const cell = { order, colour: '黑', size: 'M' };
  await finishing.act('count', { ...cell, stage: 'pack', pieces: 30, worker: packer.worker });
  await finishing.act('settle', { ...cell, what: 'second', pieces: 2 });
  await finishing.act('packCartons', { order, inside: [{ colour: '黑', sizes: { M: 12 } }] });
  const after = await closes();
  assert.deepEqual([after.cell.seconds, after.cell.stored, after.cell.here], [2, 12, 24]);
});

test('a packer is paid by the piece: pending, then from the first piece; a correction is paid back', async () => {
  // Progress that nobody’s badge was shown for is nobody’s piece work.
  const cell = { order, colour: '黑', size: 'M' };
  await finishing.act('count', { ...cell, stage: 'trim', pieces: 5 });
  const pending = await wages.view('unpriced');
  const stages = pending.rows.filter(({ operation }: Answer) => ['trim', 'pack'].includes(operation));
  assert.deepEqual(
    stages.map(({ operation }: Answer) => operation),
    ['pack'],
  );
  assert.partialDeepStrictEqual(stages, [
    { orderNumber: 'T1', name: '折叠入袋', pieces: 30, styleNumber: 'K1' },
  ]);
  assert.equal(
    (await wages.view('payroll', { month: MONTH })).rows.length,
    1,
    'without a price nobody is paid',
  );
  await wages
    .act('importPrices', { text: '工序\t工价\n折叠入袋\t0.6元/打' })
    .then(({ priceList }) => wages.act('enforcePrices', { priceList }));
  const paid = async (): Promise<string | undefined> =>
    (await wages.view('payroll', { month: MONTH })).rows.find(({ number }: Answer) => number === 'F1')?.net;
  assert.equal(await paid(), '1.50');
  const own = { month: MONTH, worker: packer.worker };
  const { lines: shown } = await wages.view('payrollLines', own);
  assert.partialDeepStrictEqual(shown, [{ name: '折叠入袋', orderNumber: 'T1', quantity: 30, per: 'dozen' }]);
  const behind = await wages.view('lineRecords', { ...own, order, operation: 'pack' });
  assert.partialDeepStrictEqual(behind.rows, [{ day: DAY, quantity: 30, bundle: null, price: '0.6000' }]);
  const priced = { prices: [{ scope: 'style', style, operation: 'pack', price: '0.10' }] };
  const { priceList } = await wages.act('draftPrices', { name: '本款包装', ...priced });
  await wages.act('enforcePrices', { priceList });
  assert.equal(await paid(), '3.00', 'the price of the style goes before the general list');
  const { items } = await finishing.list('entry', { where: { kind: 'stage', stage: 'pack' } });
  await finishing.act('correctEntry', { entry: items[0].id, reason: '数错' });
  assert.equal(await paid(), undefined);
});
