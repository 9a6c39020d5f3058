import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Api } from '../house/api.ts';
import { type PlatformProcess, startProcess, temporaryFolder } from '../house/platform.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const folder = temporaryFolder('app-backup');
const processes: PlatformProcess[] = [];
after(async () => {
  for (const running of processes) await running.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A command beside this process, which goes on meanwhile. */
async function selvedge(data: string, ...words: string[]): Promise<void> {
  const child = spawn(process.execPath, [join(ROOT, 'cli', 'selvedge.js'), ...words], {
    env: { ...process.env, SELVEDGE_DATA: data },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += String(text)));
  const [status] = await once(child, 'close');
  assert.equal(status, 0, output);
}

async function started(data: string): Promise<Api> {
  const running = await startProcess({ data });
  processes.push(running);
  return Api.signIn(running.url);
}

interface Order {
  readonly id: string;
  readonly number: string;
  readonly state: string;
}
const addOrder = (api: Api, values: object): Promise<Order> =>
  api.call<Order>('POST', '/apps/shop/records/order', values);

interface List<T> {
  readonly items: T[];
}
const ordersOf = async (api: Api): Promise<Order[]> =>
  (await api.call<List<Order>>('GET', '/apps/shop/records/order?sort=number&limit=500')).items;
const noticesOf = async (api: Api): Promise<{ order: string; count: number }[]> =>
  (
    await api.call<List<{ order: string; count: number }>>(
      'GET',
      '/apps/shop/records/notice?sort=createdAt&limit=500',
    )
  ).items;
const parkedOf = async (api: Api): Promise<{ id: string; fault: string | null; subject: string }[]> =>
  (await api.call<List<{ id: string; fault: string | null; subject: string }>>('GET', '/apps/shop/events'))
    .items;

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 200; turn++) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail(`it never came to: ${what}`);
}

test(
  'apps, their records, events and settings come back from a backup made while people work',
  { timeout: 180_000 },
  async () => {
    const data = join(folder, 'first');
    cpSync(join(ROOT, 'tests', 'apps', 'first', 'shop'), join(data, 'catalogue', 'shop'), {
      recursive: true,
    });
    const api = await started(data);
    await api.call('POST', '/orgs', { slug: 'other', title: 'Other', kind: 'factory' });
    await api.call('POST', '/apps/shop/install');
    await api.call('POST', '/apps/shop/enable');
    await api.call('PUT', '/apps/shop/settings', { largest: 77 });
    const customer = await api.call<{ id: string }>('POST', '/apps/shop/records/customer', {
      name: '老张制衣',
    });
    const first = await addOrder(api, {
      number: 'A1',
      quantity: 50,
      fee: '12.50',
      customer: customer.id,
      urgent: true,
    });
    const bad = await addOrder(api, { number: 'BAD', quantity: 1, due: '2026-12-01' });
    const release = (on: Api, order: string, key: string): Promise<Response> =>
      on.ask('POST', '/apps/shop/actions/release', { order }, { 'idempotency-key': key });
    for (const [order, key] of [
      [first.id, 'k1'],
      [bad.id, 'k2'],
      [bad.id, 'k3'],
    ] as const)
      assert.equal((await release(api, order, key)).status, 200);
    await until(
      'one notice and two events that wait',
      async () => (await noticesOf(api)).length === 1 && (await parkedOf(api)).length === 2,
    );

    let isOver = false;
    let number = 0;
    const acknowledged: string[] = [];
    const writing = (async () => {
      while (!isOver) {
        const { id } = await addOrder(api, { number: `W${String(number++).padStart(5, '0')}` });
        acknowledged.push(id);
        await release(api, id, `w${number}`);
      }
    })();
    await until('writers at work', () => Promise.resolve(acknowledged.length > 20));
    const before = [...acknowledged];
    const file = join(folder, 'all.tar');
    await selvedge(data, 'backup', file);
    isOver = true;
    await writing;
    assert.ok(acknowledged.length > before.length, 'people worked on while it was made');

    const copy = join(folder, 'second');
    await selvedge(copy, 'restore', file);
    const again = await started(copy);
    const there = await ordersOf(api);
    const back = await ordersOf(again);
    const ids = new Set(back.map(({ id }) => id));
    for (const id of before) assert.ok(ids.has(id), 'added before the backup, and not in it');
    assert.deepEqual(
      back.filter(({ number: one }) => !one.startsWith('W')),
      there.filter(({ number: one }) => !one.startsWith('W')),
    );
    for (const order of back.filter(({ id }) => id !== bad.id))
      assert.equal(there.find(({ id }) => id === order.id)?.number, order.number);
    assert.deepEqual(await again.call('GET', '/apps/shop/settings'), { largest: 77 });
    assert.deepEqual(
      await again.call('GET', `/apps/shop/records/order/${first.id}`),
      await api.call('GET', `/apps/shop/records/order/${first.id}`),
    );

    assert.equal((await again.as('other').ask('GET', '/apps/shop/records/order')).status, 404);
    await again.as('other').call('POST', '/apps/shop/enable');
    assert.deepEqual(await ordersOf(again.as('other')), []);
    assert.equal((await again.as('other').ask('GET', `/apps/shop/records/order/${first.id}`)).status, 404);

    const receipt = await release(again, first.id, 'k1');
    assert.deepEqual(await receipt.json(), { state: 'open' });
    const open = back.filter(({ id, state }) => state === 'open' && id !== bad.id).map(({ id }) => id);
    await until(
      'what was told before the backup is heard',
      async () => (await noticesOf(again)).length >= open.length,
    );
    assert.deepEqual(
      (await noticesOf(again)).map(({ order, count }) => `${order} ${count}`).sort(),
      open.map((order) => `${order} 1`).sort(),
      'each event once, whether heard before the backup or after',
    );
    assert.deepEqual(
      (await parkedOf(again)).map(({ subject }) => subject),
      [bad.id, bad.id],
    );

    assert.equal((await release(again, first.id, 'k4')).status, 200);
    await until('a new event', async () => (await noticesOf(again)).length === open.length + 1);
    await again.call('PATCH', `/apps/shop/records/order/${bad.id}`, { number: 'MENDED' });
    const [waiting] = await parkedOf(again);
    await again.call('POST', `/apps/shop/events/${waiting.id}/retry`, { subscription: 'shop/notices' });
    await until('what waited is heard', async () => (await parkedOf(again)).length === 0);
    const twice = await again.ask('POST', '/apps/shop/records/order', { number: 'A1' });
    assert.equal(twice.status, 409, 'its unique key stands');
    const lost = await again.ask('POST', '/apps/shop/records/order', { number: 'A9', customer: first.id });
    assert.equal(lost.status, 400, 'its references stand');

    cpSync(join(ROOT, 'tests', 'apps', 'second', 'shop'), join(copy, 'catalogue', 'shop-2'), {
      recursive: true,
    });
    const { changes } = await again.call<{ changes: { en: string }[] }>('POST', '/apps/shop/upgrade');
    assert.deepEqual(
      changes.map(({ en }) => en),
      ['Add “Priority” to “Order”', 'Index order_priority_idx', 'Migration 1: Priority from urgency'],
    );
    assert.equal(
      (await again.call<{ priority: number }>('GET', `/apps/shop/records/order/${first.id}`)).priority,
      1,
    );
  },
);
