import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { openTestServer, type TestServer } from '../../http/testing.ts';
import { openLog } from '../../ops/log.ts';
import { tell } from './outbox.ts';
import { Relay } from './relay.ts';

const FIRST = join(import.meta.dirname, '..', '..', '..', 'tests', 'apps', 'first');
const EVENT = 'shop/order.released/v1';

async function withShop(): Promise<{ server: TestServer; org: string; order: string }> {
  const server = await openTestServer({ catalogue: [FIRST] });
  await server.owner('POST', '/apps/shop/install');
  await server.owner('POST', '/apps/shop/enable');
  const { body } = await server.owner('POST', '/apps/shop/records/order', { json: { number: 'A1' } });
  const [org] = await server.parts.store.system((tx) =>
    tx.rows<{ id: string }>(`select id from selvedge.orgs where slug = 'factory'`),
  );
  return { server, org: org.id, order: body.id };
}

test('a transaction that began first and told last is heard last, and not missed', async () => {
  const { server, org, order } = await withShop();
  const { store, host } = server.parts;
  let goOn = (): void => undefined;
  let hasBegun = (): void => undefined;
  const begun = new Promise<void>((resolve) => (hasBegun = resolve));
  const wait = new Promise<void>((resolve) => (goOn = resolve));
  const slow = store.org(org, async (tx) => {
    await tx.rows('select pg_current_xact_id()');
    hasBegun();
    await wait;
    tell(tx, EVENT, order, { quantity: 2 }, new Date());
  });
  await begun;
  await store.org(org, async (tx) => tell(tx, EVENT, order, { quantity: 1 }, new Date()));
  await host.settle();
  const told = () =>
    store.org(org, (tx) =>
      tx.rows<{ quantity: number }>(
        `select (payload->>'quantity')::int as quantity from selvedge.events order by xid, position`,
      ),
    );
  const notices = async (): Promise<number[]> =>
    (await server.owner('GET', '/apps/shop/records/notice?sort=createdAt')).body.items.map(
      ({ count }: { count: number }) => count,
    );
  assert.deepEqual(await notices(), [], 'the first waits for a transaction that began before it');
  goOn();
  await slow;
  assert.deepEqual(await told(), [{ quantity: 1 }, { quantity: 2 }]);
  await host.settle();
  assert.deepEqual(await notices(), [1, 2]);
});

test('what is told while an app is switched on, by a transaction that began before, is heard', async () => {
  const server = await openTestServer({ catalogue: [FIRST] });
  await server.owner('POST', '/apps/shop/install');
  const { store, host } = server.parts;
  const [org] = await store.system((tx) =>
    tx.rows<{ id: string }>(`select id from selvedge.orgs where slug = 'factory'`),
  );
  const order = '01980000-0000-7000-8000-00000000000a';
  await store.org(org.id, async (tx) => {
    await tx.rows('select pg_current_xact_id()');
    await server.owner('POST', '/apps/shop/enable');
    await server.owner('POST', '/apps/shop/records/order', { json: { number: 'A1' } });
    tell(tx, EVENT, order, { quantity: 1 }, new Date());
  });
  await host.settle();
  const parked = (await server.owner('GET', '/apps/shop/events')).body.items;
  assert.deepEqual(
    parked.map(({ subject }: { subject: string }) => subject),
    [order],
    'it was heard, of an order that is not there',
  );
});

test('events that everybody heard and receipts go after their time; what waits for a handler stays', async () => {
  const { server, org, order } = await withShop();
  const { owner, clock, parts } = server;
  const { store, host } = parts;
  const release = (key: string) =>
    owner('POST', '/apps/shop/actions/release', { json: { order }, headers: { 'idempotency-key': key } });
  await release('k1');
  await host.settle();
  await store.org(org, async (tx) => tell(tx, EVENT, order, { quantity: 1 }, new Date(clock.now)));
  assert.deepEqual(await host.upkeep.run(), { events: 0, receipts: 0 });
  clock.now += 31 * 86_400_000;
  assert.deepEqual(await host.upkeep.run(), { events: 1, receipts: 0 });
  await host.settle();
  assert.deepEqual(await host.upkeep.run(), { events: 1, receipts: 0 });
  clock.now += 60 * 86_400_000;
  assert.deepEqual(await host.upkeep.run(), { events: 0, receipts: 1 });
  const left = await store.owner((tx) => tx.rows('select 1 from selvedge.events'));
  assert.deepEqual(left, []);
  clock.now = Date.now();
  await release('k3');
  await host.settle();
  const { items } = (await owner('GET', '/apps/shop/records/notice')).body;
  assert.equal(items.length, 3);
});

test('of events that ask for the same the last is handled for all; one that fails serves itself alone', async () => {
  const { server, org } = await withShop();
  const { store } = server.parts;
  const nobody = (): Promise<void> => Promise.resolve();
  const subscription = {
    name: 'shop/sums',
    event: EVENT,
    handle: nobody,
    onceFor: ({ payload }: { readonly payload: object }) => String(Reflect.get(payload, 'quantity')),
  };
  await store.org(org, (tx) =>
    tx.run(`insert into selvedge.event_places values ($1, $2, $3, 0, 0)`, [org, subscription.name, EVENT]),
  );
  const ids = Array.from({ length: 6 }, (_, at) => `01980000-0000-7000-8000-00000000000${at}`);
  await store.org(org, async (tx) => {
    for (const [at, id] of ids.entries()) tell(tx, EVENT, id, { quantity: at % 2 }, new Date());
  });
  const heard: string[] = [];
  const relay = new Relay(
    {
      store,
      log: openLog('silent'),
      now: () => server.clock.now,
      hearings: () => [{ app: 'shop', subscription }],
      hear: (_, __, { subject }) => {
        heard.push(subject);
        return subject === ids[4] ? Promise.reject(new Error('no paper')) : nobody();
      },
    },
    0,
  );
  await relay.settle();
  await relay.close();
  assert.deepEqual(heard, [ids[4], ids[0], ids[2], ids[5]]);
  const parked = await store.org(org, (tx) =>
    tx.rows<{ subject: string }>(`select subject from selvedge.parked_events where subscription = $1`, [
      subscription.name,
    ]),
  );
  assert.deepEqual(parked, [{ subject: ids[4] }]);
});
