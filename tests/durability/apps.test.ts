import assert from 'node:assert/strict';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { unzipped } from '@selvedge/os/host/leaving/testing.ts';
import { Api } from '../house/api.ts';
import { endPlatform } from '../house/ending.ts';
import { type PlatformProcess, startProcess, temporaryFolder } from '../house/platform.ts';

/**
 * An app is installed, upgraded, rolled back and removed (its records kept, exported or dropped) while people work with it, and the platform is killed in the
 * midst. Afterwards the app is the old or the new version, it works, the verb asked again completes, and no record that
 * was acknowledged is lost or there twice.
 */
const KILLS = 20;
/** On a busy machine there are fewer kills. */
const LONGEST_MS = 75_000;
const FEWEST_KILLS = 8;
const WRITERS = 3;
const APPS = join(import.meta.dirname, '..', 'apps');

const data = temporaryFolder('apps');
const offer = join(data, 'catalogue');
let running: PlatformProcess | null = null;
let isOver = false;
after(async () => {
  isOver = true;
  await endPlatform(running);
  rmSync(data, { recursive: true, force: true });
});

const seed = Number(process.env['SELVEDGE_TEST_SEED'] ?? Date.now() % 100_000);
let state = seed;
const random = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;

interface Order {
  readonly id: string;
  readonly number: string;
  readonly priority?: number;
}
interface Card {
  readonly id: string;
  readonly installed: string | null;
  readonly enabled: boolean;
}

/** What becomes of the records of an app that is removed. Exported, they go as well. */
type Fate = 'keep' | 'drop' | 'export';
const FATES: readonly Fate[] = ['drop', 'export', 'keep', 'export'];

/** A step in the life of an app: when it is done, and how it is asked for. */
interface Verb {
  readonly name: string;
  readonly isDone: (card: Card) => boolean;
  readonly ask: (api: Api, records: Fate) => Promise<Response>;
  /** What lies on offer from now on. */
  readonly prepare?: () => void;
}

const VERBS: readonly Verb[] = [
  {
    name: 'install',
    isDone: ({ installed }) => installed === '1.0.0',
    ask: (api) => api.ask('POST', '/apps/shop/install'),
    prepare: () => rmSync(join(offer, 'shop-2'), { recursive: true, force: true }),
  },
  {
    name: 'enable',
    isDone: ({ enabled }) => enabled,
    ask: (api) => api.ask('POST', '/apps/shop/enable'),
  },
  {
    name: 'upgrade',
    isDone: ({ installed }) => installed === '1.1.0',
    ask: (api) => api.ask('POST', '/apps/shop/upgrade'),
    prepare: () => cpSync(join(APPS, 'second', 'shop'), join(offer, 'shop-2'), { recursive: true }),
  },
  {
    name: 'rollback',
    isDone: ({ installed }) => installed === '1.0.0',
    ask: (api) => api.ask('POST', '/apps/shop/rollback', { from: '1.1.0' }),
  },
  {
    name: 'remove',
    isDone: ({ installed }) => installed === null,
    ask: (api, records) => api.ask('POST', '/apps/shop/remove', { records }),
  },
];

const cardOf = async (api: Api): Promise<Card> => {
  const { items } = await api.call<{ items: Card[] }>('GET', '/apps');
  const card = items.find(({ id }) => id === 'shop');
  assert.ok(card, 'it is on offer');
  return card;
};

async function ordersOf(api: Api): Promise<Order[]> {
  const all: Order[] = [];
  for (let after = ''; ;) {
    const page = await api.call<{ items: Order[]; next: string | null }>(
      'GET',
      `/apps/shop/records/order?sort=number&limit=500${after}`,
    );
    all.push(...page.items);
    if (page.next === null) return all;
    after = `&after=${page.next}`;
  }
}

/** Before anything goes there is a whole export with all that was acknowledged, whenever the platform was killed. */
async function exported(api: Api, numbers: readonly string[]): Promise<void> {
  const { items } = await api.call<{ items: { name: string }[] }>('GET', '/app-exports');
  const missing: number[] = [];
  for (const { name } of items) {
    const response = await api.ask('GET', `/app-exports/${name}`);
    const files = unzipped(Buffer.from(await response.arrayBuffer()));
    const orders = files.get('factory/order.csv')?.toString() ?? '';
    const left = numbers.filter((number) => !orders.includes(number)).length;
    if (left === 0) return;
    missing.push(left);
  }
  assert.fail(`of ${numbers.length} records the exports miss ${missing.join()}`);
}

/** Old or new, and it works. */
async function check(api: Api, before: Card): Promise<void> {
  const card = await cardOf(api);
  assert.ok([null, '1.0.0', '1.1.0'].includes(card.installed), String(card.installed));
  if (card.installed === null || !card.enabled) {
    assert.equal((await api.ask('GET', '/apps/shop')).status, 404);
    return;
  }
  const { version } = await api.call<{ version: string }>('GET', '/apps/shop');
  assert.equal(version, card.installed, `it was ${before.installed}`);
  const orders = await ordersOf(api);
  for (const order of orders.slice(0, 1)) assert.equal('priority' in order, version === '1.1.0');
}

test(
  `${KILLS} kills while an app comes, changes and goes (SELVEDGE_TEST_SEED=${seed})`,
  { timeout: 480_000 },
  async () => {
    cpSync(join(APPS, 'first', 'shop'), join(offer, 'shop'), { recursive: true });
    running = await startProcess({ data });
    let api = await Api.signIn(running.url);

    const acknowledged = new Map<string, string>();
    const dropped = new Set<string>();
    const unexpected: string[] = [];
    let isPaused = false;
    let writing = 0;
    const writer = async (name: string): Promise<void> => {
      for (let count = 0; !isOver; count++) {
        const number = `${name}-${String(count).padStart(5, '0')}`;
        // The same key until somebody says that it was stored.
        while (!isOver && !acknowledged.has(number) && !dropped.has(number)) {
          if (isPaused) {
            await delay(5);
            continue;
          }
          writing++;
          try {
            const response = await api.ask(
              'POST',
              '/apps/shop/records/order',
              { number, urgent: count % 2 === 0 },
              { 'idempotency-key': number },
            );
            const text = await response.text();
            if (response.ok) acknowledged.set(number, (JSON.parse(text) as Order).id);
            else if (![401, 404, 503].includes(response.status))
              unexpected.push(`${response.status} ${text} ${running?.output().slice(-1500)}`);
          } catch {
            // The platform is away.
          }
          writing--;
          await delay(acknowledged.has(number) ? 5 : 50);
        }
      }
    };
    const writers = Array.from({ length: WRITERS }, (_, at) => writer(`w${at}`));

    const compare = async (): Promise<void> => {
      const orders = await ordersOf(api);
      const stored = new Map(orders.map(({ number, id }) => [number, id]));
      assert.equal(stored.size, orders.length, 'a record is there twice');
      for (const number of dropped) assert.ok(!stored.has(number), `${number} was dropped and is back`);
      for (const [number, id] of acknowledged)
        assert.equal(stored.get(number), id, `${number} was acknowledged and is not there`);
    };
    /** Records go: nobody writes until they are gone. */
    const beforeDrop = async (): Promise<void> => {
      isPaused = true;
      while (writing > 0) await delay(5);
      await compare();
    };

    const durations = new Map<string, number>();
    let [kills, interrupted, exports, total] = [0, 0, 0, 0];
    const end = performance.now() + LONGEST_MS;
    const isEnough = (): boolean =>
      kills >= KILLS || (performance.now() > end && kills >= FEWEST_KILLS && interrupted > 0 && exports > 0);
    for (let step = 0; !isEnough(); step++) {
      const verb = VERBS[step % VERBS.length];
      const records = FATES[Math.floor(step / VERBS.length) % FATES.length];
      const isDrop = verb.name === 'remove' && records !== 'keep';
      verb.prepare?.();
      if (isDrop) await beforeDrop();
      // The first round is whole, to learn how long each takes; later rounds tell it anew, as a first time is slow.
      const isExport = verb.name === 'remove' && records === 'export';
      if (step >= VERBS.length && (isExport || random() < 0.85)) {
        const before = await cardOf(api);
        const asked = verb.ask(api, records).catch(() => null);
        await delay(random() * 0.8 * (durations.get(verb.name) ?? 100));
        await running.kill();
        await asked;
        kills++;
        if (isExport) exports++;
        running = await startProcess({ data });
        api = await Api.signIn(running.url);
        await check(api, before);
        if (!verb.isDone(await cardOf(api))) interrupted++;
      }
      const start = performance.now();
      const isDone = verb.isDone(await cardOf(api));
      const done = isDone && !isDrop ? null : await verb.ask(api, records);
      // Records that an interrupted removal left are dropped when it is asked for again; 404 = nothing was left.
      const isGone = isDone && isDrop && done?.status === 404;
      assert.ok(isGone || (done?.ok ?? true), `${verb.name}: ${done?.status} ${await done?.text()}`);
      if (!isDone) durations.set(verb.name, performance.now() - start);
      assert.ok(verb.isDone(await cardOf(api)), `${verb.name} is done`);
      await check(api, await cardOf(api));
      if (isDrop) {
        if (records === 'export' && acknowledged.size > 0) await exported(api, [...acknowledged.keys()]);
        total += acknowledged.size;
        for (const number of acknowledged.keys()) dropped.add(number);
        acknowledged.clear();
        isPaused = false;
      }
      await delay(random() * 60);
    }
    for (const name of ['install', 'enable']) {
      const verb = VERBS.find((one) => one.name === name);
      assert.ok(verb);
      if (!verb.isDone(await cardOf(api))) assert.ok((await verb.ask(api, 'keep')).ok);
    }
    await delay(300);
    isPaused = true;
    while (writing > 0) await delay(5);
    await compare();
    total += acknowledged.size;
    assert.ok(total > kills * 3, `only ${total} records were added`);
    assert.ok(interrupted > 0, 'no kill hit a verb before it was done');
    assert.ok(exports > 0, 'no kill came during a removal with export');

    // Dropped in the midst of writing, again and again.
    isPaused = false;
    for (let turn = 0; turn < 5; turn++) {
      for (const verb of [VERBS[4], VERBS[0], VERBS[1]]) {
        const response = await verb.ask(api, 'drop');
        assert.ok(response.ok, `${verb.name}: ${await response.text()}`);
      }
      await delay(200);
    }
    isOver = true;
    await Promise.all(writers);
    assert.deepEqual(unexpected, []);
    console.log(`${total} records added, ${interrupted} of ${kills} kills hit a verb before it was done`);
    assert.equal(await running.stop(), 0);
    running = null;
  },
);
