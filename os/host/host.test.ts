import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openTestServer, type TestClient, type TestServer } from '../http/testing.ts';
import { park, takeDue } from './events/parking.ts';

const APPS = join(import.meta.dirname, '..', '..', 'tests', 'apps');
const FIRST = join(APPS, 'first');
const SECOND = join(APPS, 'second');

/** A server with the shop installed and in use by its home org. @param catalogue is read again at every look */
async function withShop(catalogue: string[] = [FIRST]): Promise<TestServer> {
  const server = await openTestServer({ catalogue });
  assert.equal((await server.owner('POST', '/apps/shop/install')).status, 200);
  assert.equal((await server.owner('POST', '/apps/shop/enable')).status, 204);
  return server;
}

const addOrder = async (client: TestClient, values: object): Promise<{ id: string; version: number }> => {
  const added = await client('POST', '/apps/shop/records/order', { json: values });
  assert.equal(added.status, 200, added.text);
  return added.body;
};

test('an app is found, examined, installed, enabled and used', async () => {
  const server = await openTestServer({ catalogue: [FIRST] });
  const { owner } = server;
  const card = async () =>
    (await owner('GET', '/apps')).body.items.find(({ id }: { id: string }) => id === 'shop');
  assert.partialDeepStrictEqual(await card(), {
    id: 'shop',
    installed: null,
    offered: '1.0.0',
    enabled: false,
  });
  assert.equal((await owner('GET', '/apps/shop')).status, 404);
  const dry = await owner('POST', '/apps/shop/install?dryRun=1');
  assert.deepEqual(dry.body.faults, []);
  assert.ok(
    dry.body.changes.some(({ en }: { en: string }) => en === 'Make “Order”'),
    dry.text,
  );
  assert.equal((await card()).installed, null);
  assert.equal((await owner('POST', '/apps/shop/install')).status, 200);
  assert.equal((await owner('GET', '/apps/shop')).status, 404);
  assert.equal((await owner('POST', '/apps/shop/enable')).status, 204);

  const described = (await owner('GET', '/apps/shop')).body;
  assert.deepEqual(
    described.actions.map(({ name }: { name: string }) => name),
    ['release'],
  );
  const { id } = await addOrder(owner, { number: 'A1', quantity: 20, fee: '99.5' });
  const done = await owner('POST', '/apps/shop/actions/release', { json: { order: id } });
  assert.deepEqual(done.body, { state: 'open' });
  const asked = await owner('GET', '/apps/shop/views/open');
  assert.deepEqual(asked.body, { count: 1, pieces: 20, fee: '12.00' });
  const list = await owner('GET', `/apps/shop/records/order?where=${encodeURIComponent('{"state":"open"}')}`);
  assert.partialDeepStrictEqual(list.body, { items: [{ number: 'A1', fee: '99.50' }], next: null });
});

test('an action is done once for one key, even when it comes twice at the same time', async () => {
  const server = await withShop();
  const { id } = await addOrder(server.owner, { number: 'A1', quantity: 5 });
  const act = (order: string) =>
    server.owner('POST', '/apps/shop/actions/release', {
      json: { order },
      headers: { 'idempotency-key': 'k1' },
    });
  const answers = await Promise.all([act(id), act(id), act(id)]);
  for (const { status, body } of answers) assert.deepEqual([status, body], [200, { state: 'open' }]);
  await server.parts.host.settle();
  const notices = await server.owner('GET', '/apps/shop/records/notice');
  assert.equal(notices.body.items.length, 1);
  const other = await addOrder(server.owner, { number: 'A2' });
  assert.equal((await act(other.id)).status, 409);
  const added = { json: { number: 'A3' }, headers: { 'idempotency-key': 'k2' } };
  const first = await server.owner('POST', '/apps/shop/records/order', added);
  const again = await server.owner('POST', '/apps/shop/records/order', added);
  assert.equal(first.body.id, again.body.id);
});

test('a refused action leaves nothing behind, and its key is free again', async () => {
  const server = await withShop();
  const { id } = await addOrder(server.owner, { number: 'A1', quantity: 5000 });
  const act = () =>
    server.owner('POST', '/apps/shop/actions/release', {
      json: { order: id },
      headers: { 'idempotency-key': 'k1' },
    });
  const refused = await act();
  assert.deepEqual(
    [refused.status, refused.body.detail.includes('above the limit')],
    [409, true],
    refused.text,
  );
  assert.equal((await server.owner('PUT', '/apps/shop/settings', { json: { largest: 9000 } })).status, 200);
  assert.equal((await act()).status, 200);
});

test('what one org has, another does not see: 404, never 403 or an empty 200', async () => {
  const server = await withShop();
  await server.addOrg('other');
  const { id } = await addOrder(server.owner, { number: 'A1' });
  const stranger = server.as(server.owner.token, 'other');
  for (const [method, path] of [
    ['GET', '/apps/shop'],
    ['GET', '/apps/shop/records/order'],
    ['GET', `/apps/shop/records/order/${id}`],
    ['POST', '/apps/shop/actions/release'],
    ['GET', '/apps/shop/views/open'],
  ] as const)
    assert.equal((await stranger(method, path, method === 'POST' ? { json: {} } : {})).status, 404, path);
  await stranger('POST', '/apps/shop/enable');
  assert.equal((await stranger('GET', `/apps/shop/records/order/${id}`)).status, 404);
  assert.equal(
    (await stranger('PATCH', `/apps/shop/records/order/${id}`, { json: { quantity: 1 } })).status,
    404,
  );
  assert.equal((await stranger('POST', '/apps/shop/actions/release', { json: { order: id } })).status, 404);
  assert.deepEqual((await stranger('GET', '/apps/shop/records/order')).body.items, []);
});

test('roles of the org bring roles of the app; prices stay hidden from who may not see them', async () => {
  const server = await withShop();
  const { id } = await addOrder(server.owner, { number: 'A1', quantity: 5, fee: '99.5' });
  const [clerk, viewer, worker] = [
    await server.addPerson('leader'),
    await server.addPerson('viewer'),
    await server.addPerson('worker'),
  ];
  const path = `/apps/shop/records/order/${id}`;
  assert.equal((await worker('GET', path)).status, 403);
  assert.equal((await viewer('PATCH', path, { json: { quantity: 6 } })).status, 403);
  assert.equal((await viewer('POST', '/apps/shop/actions/release', { json: { order: id } })).status, 403);
  for (const person of [clerk, viewer]) {
    assert.ok(!('fee' in (await person('GET', path)).body));
    assert.ok(!('fee' in (await person('GET', '/apps/shop/views/open')).body));
    assert.ok(
      !(
        'fee' in
        (await person('GET', '/apps/shop')).body.entities.find(
          ({ name }: { name: string }) => name === 'order',
        ).fields
      ),
    );
    for (const question of [`sort=fee`, `where=${encodeURIComponent('{"fee":"99.5"}')}`])
      assert.equal((await person('GET', `/apps/shop/records/order?${question}`)).status, 400, question);
    assert.equal((await person('GET', '/apps/shop/records/order/summary?sum=fee')).status, 400);
  }
  assert.equal((await clerk('PATCH', path, { json: { fee: '1' } })).status, 400);
  const changed = await clerk('PATCH', path, { json: { quantity: 6, version: 1 } });
  assert.ok(!('fee' in changed.body), changed.text);
  assert.equal((await clerk('PATCH', path, { json: { quantity: 7, version: 1 } })).status, 412);
  assert.equal((await server.owner('GET', path)).body.fee, '99.50');

  const { items } = (await server.owner('GET', '/people')).body;
  const person = items.find(({ role }: { role: string }) => role === 'worker').id;
  assert.equal(
    (await server.owner('PUT', `/apps/shop/people/${person}`, { json: { roles: ['chief'] } })).status,
    204,
  );
  assert.equal((await worker('GET', path)).body.fee, '99.50');
});

test('upgraded, used, rolled back and removed, with its records', async () => {
  const catalogue = [FIRST];
  const server = await withShop(catalogue);
  const { owner } = server;
  const { id } = await addOrder(owner, { number: 'A1', urgent: true });
  catalogue.push(SECOND);
  const dry = await owner('POST', '/apps/shop/upgrade?dryRun=1');
  assert.deepEqual(
    dry.body.changes.map(({ en }: { en: string }) => en),
    ['Add “Priority” to “Order”', 'Index order_priority_idx', 'Migration 1: Priority from urgency'],
  );
  assert.equal((await owner('POST', '/apps/shop/upgrade')).body.to, '1.1.0');
  assert.equal((await owner('GET', `/apps/shop/records/order/${id}`)).body.priority, 1);
  await addOrder(owner, { number: 'A2', priority: 7 });
  assert.equal((await owner('POST', '/apps/shop/rollback')).body.version, '1.0.0');
  const before = (await owner('GET', `/apps/shop/records/order/${id}`)).body;
  assert.ok(!('priority' in before));
  await addOrder(owner, { number: 'A3' });
  assert.equal((await owner('POST', '/apps/shop/upgrade')).status, 200);
  const items = (await owner('GET', '/apps/shop/records/order?sort=number')).body.items;
  assert.deepEqual(
    items.map(({ number, priority }: { number: string; priority: number }) => [number, priority]),
    [
      ['A1', 1],
      ['A2', 7],
      ['A3', null],
    ],
  );
  assert.equal((await owner('POST', '/apps/shop/remove', { json: {} })).status, 204);
  assert.equal((await owner('GET', '/apps/shop')).status, 404);
  await owner('POST', '/apps/shop/install');
  await owner('POST', '/apps/shop/enable');
  assert.equal((await owner('GET', '/apps/shop/records/order')).body.items.length, 3);
  await owner('POST', '/apps/shop/remove', { json: { records: 'drop' } });
  await owner('POST', '/apps/shop/install');
  await owner('POST', '/apps/shop/enable');
  assert.deepEqual((await owner('GET', '/apps/shop/records/order')).body.items, []);
});

test('its code is kept: what runs does not change when the folder does', async () => {
  const server = await withShop();
  const kept = readdirSync(join(server.data, 'apps', 'shop'));
  assert.equal(kept.length, 1);
  assert.match(kept[0], /^1\.0\.0-[0-9a-f]{8}$/);
});

test('an event that cannot be handled waits with its reason and holds back its own subject only', async () => {
  const server = await withShop();
  const { owner, parts } = server;
  const bad = await addOrder(owner, { number: 'BAD' });
  const good = await addOrder(owner, { number: 'A1' });
  const release = (order: string) => owner('POST', '/apps/shop/actions/release', { json: { order } });
  await release(bad.id);
  await release(bad.id);
  await release(good.id);
  await parts.host.settle();
  const notices = async (): Promise<{ order: string; count: number }[]> =>
    (await owner('GET', '/apps/shop/records/notice?sort=createdAt')).body.items;
  assert.deepEqual(
    (await notices()).map(({ order }) => order),
    [good.id],
  );
  const parked = (await owner('GET', '/apps/shop/events')).body.items;
  assert.deepEqual(
    parked.map(({ attempts, fault }: { attempts: number; fault: string | null }) => [attempts, fault]),
    [
      [1, 'this order cannot be noticed'],
      [0, null],
    ],
  );
  await owner('PATCH', `/apps/shop/records/order/${bad.id}`, { json: { number: 'MENDED' } });
  const retried = await owner('POST', `/apps/shop/events/${parked[0].id}/retry`, {
    json: { subscription: 'shop/notices' },
  });
  assert.equal(retried.status, 204, retried.text);
  await parts.host.settle();
  assert.deepEqual(
    (await notices()).map(({ order, count }) => [order, count]),
    [
      [good.id, 1],
      [bad.id, 1],
      [bad.id, 2],
    ],
  );
  assert.deepEqual((await owner('GET', '/apps/shop/events')).body.items, []);
});

test('an event given up while it is being tried again is given up, not “not found”', async () => {
  const server = await withShop();
  const { owner, parts, clock } = server;
  const { id } = await addOrder(owner, { number: 'BAD' });
  await owner('POST', '/apps/shop/actions/release', { json: { order: id } });
  await parts.host.settle();
  const [waiting] = (await owner('GET', '/apps/shop/events')).body.items;
  const subscription = 'shop/notices';
  const org = (await owner('GET', '/session')).body.org.id;
  // As a round of the relay does it: it holds the handler's place, takes the event out, fails, puts it back.
  let isOut = (): void => undefined;
  const out = new Promise<void>((resolve) => (isOut = resolve));
  const round = parts.store.org(org, async (tx) => {
    await tx.row('select 1 from selvedge.event_places where org_id = $1 and subscription = $2 for update', [
      org,
      subscription,
    ]);
    const [due] = await takeDue(tx, subscription, clock.now + 3_600_000);
    isOut();
    await new Promise((resolve) => setTimeout(resolve, 300));
    await park(tx, subscription, due, due.attempts + 1, 'again', clock.now);
  });
  await out;
  const discarded = await owner('POST', `/apps/shop/events/${waiting.id}/discard`, {
    json: { subscription },
  });
  await round;
  assert.equal(discarded.status, 204, discarded.text);
  assert.deepEqual((await owner('GET', '/apps/shop/events')).body.items, []);
});

test('hidden parts of a list are hidden, and whoever cannot see them cannot overwrite them', async () => {
  const server = await withShop();
  const lines = [{ colour: '藏青', cost: '12.30' }];
  const { id } = await addOrder(server.owner, { number: 'A1', lines });
  const clerk = await server.addPerson('leader');
  const path = `/apps/shop/records/order/${id}`;
  assert.deepEqual((await clerk('GET', path)).body.lines, [{ colour: '藏青' }]);
  assert.equal((await clerk('PATCH', path, { json: { lines: [{ colour: '白' }] } })).status, 400);
  assert.equal((await clerk('PATCH', path, { json: { quantity: 3 } })).status, 200);
  assert.deepEqual((await server.owner('GET', path)).body.lines, lines);
});

test('the audit trail hides what the reader may not see of a record', async () => {
  const server = await withShop();
  const { id } = await addOrder(server.owner, {
    number: 'A1',
    fee: '77.7',
    lines: [{ colour: '白', cost: '12.3' }],
  });
  await server.owner('PATCH', `/apps/shop/records/order/${id}`, { json: { fee: '88.8' } });
  const { token } = (
    await server.owner('POST', '/tokens', { json: { name: 't', scopes: ['audit.read', 'shop.read'] } })
  ).body;
  const trail = await server.as(token)('GET', `/audit?object=shop/order:${id}`);
  assert.deepEqual(
    trail.body.items.map(({ before, after }: { before: object; after: object }) => [before, after]),
    [
      [{}, {}],
      [null, { number: 'A1', state: 'draft', lines: [{ colour: '白' }] }],
    ],
  );
  const whole = await server.owner('GET', `/audit?object=shop/order:${id}`);
  assert.equal(whole.body.items[0].after.fee, '88.80');
});

test('a record that is referred to is named by what the person may see of it', async () => {
  const server = await withShop();
  const secret = (await server.owner('POST', '/apps/shop/records/customer', { json: { name: '海纳' } })).body;
  await addOrder(server.owner, { number: 'A1', customer: secret.id });
  const viewer = await server.addPerson('viewer');
  const list = await viewer('GET', '/apps/shop/records/order');
  assert.equal(list.body.labels[secret.id], '海纳');
});
