import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { type AppHouse, type Answer, openApps, Refused } from '@selvedge/sdk/testing';

/** Each example on the orders of the house, and again after orders were upgraded under it. */

const HERE = import.meta.dirname;
const ORDERS = join(HERE, '..', 'apps', 'orders');

/** Orders as a later version: one field more, and a higher number. */
const later = mkdtempSync(join(tmpdir(), 'selvedge-orders-'));
after(() => rmSync(later, { recursive: true, force: true }));
cpSync(ORDERS, later, { recursive: true });
edit('app.ts', "version: '1.2.0'", "version: '1.3.0'");
edit(
  'entities/order.ts',
  'lines: linesField,',
  "lines: linesField,\n    wash: text({ title: t('洗水备注', 'Wash note') }),",
);

function edit(file: string, from: string, to: string): void {
  const path = join(later, file);
  const text = readFileSync(path, 'utf8');
  assert.ok(text.includes(from), `${file} has no “${from}” any more`);
  writeFileSync(path, text.replace(from, to));
}

async function publish(house: AppHouse, example: string): Promise<void> {
  const document: unknown = JSON.parse(readFileSync(join(HERE, example, 'overlay.json'), 'utf8'));
  await house.owner.json('PUT', '/own/draft', document);
  const { faults, inert, ruleFaults } = await house.owner.json('POST', '/own/check', {});
  assert.deepEqual([faults, inert, ruleFaults], [[], [], []]);
  await house.owner.json('POST', '/own/publish', { note: example });
}

let orders = 0;
/** A draft of 1,200 pieces. */
async function order(house: AppHouse, facts: object = {}): Promise<string> {
  const number = `A${++orders}`;
  const found = await house.owner.list('customer', { limit: 1 });
  const customer = found.items[0] ?? (await house.owner.add('customer', { name: '海纳服饰' }));
  const lines = [{ colour: '藏青', sizes: { S: 400, M: 800 } }];
  return (await house.owner.act('addOrder', { number, customer: customer.id, lines, ...facts })).order;
}

const refusedWith = (words: RegExp) => (error: unknown) =>
  error instanceof Refused && words.test(error.fields[0]?.message ?? error.message);

test('stone-wash: a field and two rules on orders, before and after an upgrade', async () => {
  const house = await openApps(ORDERS);
  await publish(house, 'stone-wash');
  const [plain, due] = [await order(house), await order(house, { due: '2030-01-15' })];
  const leader = await house.as('leader');
  const look = async (): Promise<void> => {
    await assert.rejects(
      leader.change('order', plain, { own_wash: 'stone' }),
      refusedWith(/needs its due day first/),
    );
    const washed: Answer = await leader.change('order', due, { own_wash: 'stone' });
    assert.deepEqual([washed.own_wash, washed.own_washDays, washed.quantity], ['stone', 2, 1200]);
    await leader.change('order', due, { own_wash: 'enzyme' });
    assert.deepEqual(
      (await house.owner.list('order', { where: { own_washDays: { to: 1 } } })).items.map(({ id }) => id),
      [due],
    );
  };
  await look();
  const viewer = await house.as('viewer');
  const fillsIn = async (person: typeof viewer): Promise<boolean[]> => {
    const { entities } = await person.json('GET', '/apps/orders');
    const { mayWrite, mayFillIn } = entities.find(({ name }: { name: string }) => name === 'order');
    return [mayWrite, mayFillIn];
  };
  assert.deepEqual(
    [await fillsIn(leader), await fillsIn(viewer)],
    [
      [false, true],
      [false, false],
    ],
  );
  await assert.rejects(
    viewer.change('order', due, { own_wash: 'none' }),
    (error: unknown) => error instanceof Refused && error.status === 403,
  );
  await assert.rejects(
    leader.change('order', due, { number: 'B1' }),
    (error: unknown) => error instanceof Refused && error.status === 403,
  );
  await house.upgrade(later);
  await look();
  assert.equal(
    (await house.owner.get('order', due)).wash,
    null,
    'the app’s own new field stands beside the org’s',
  );
});

test('sample-room: requests appear when an order is released, shown on a board, before and after an upgrade', async () => {
  const house = await openApps(ORDERS);
  await publish(house, 'sample-room');
  const add = (subject: string) =>
    house.owner.in('own').add('sample-request', { subject, pieces: 3, state: 'asked' });
  await add('P-1');
  const board = async () => house.owner.json('GET', '/boards/sample-room');
  assert.deepEqual(
    (await board()).tiles.map(({ value }: { value: number }) => value),
    [1, 3],
  );
  await house.upgrade(later);
  await add('P-2');
  const seen = await board();
  assert.deepEqual(
    seen.tiles.map(({ value }: { value: number }) => value),
    [2, 6],
  );
  assert.equal(seen.groupBy, 'state');
  assert.equal((await (await house.as('viewer')).in('own').list('sample-request')).items.length, 2);
});

test('late-orders: a code app with a page, on the relation of orders, before and after an upgrade', async () => {
  const house = await openApps(ORDERS, join(HERE, 'late-orders'));
  const board = house.owner.in('late-orders');
  assert.deepEqual((await board.view('urgent')).orders, []);
  const page = await house.server.owner(
    'GET',
    (await board.json('GET', '/apps/late-orders')).pages[0].module,
  );
  assert.equal(page.status, 200);
  assert.match(page.headers.get('content-type') ?? '', /^text\/javascript/);
  await house.upgrade(later);
  assert.deepEqual((await board.view('urgent', { days: 30 })).orders, []);
});
