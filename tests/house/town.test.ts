import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { factoryLines } from '@selvedge/town/factory.ts';
import { Memory } from '@selvedge/town/memory.ts';
import { MachineHistory } from '@selvedge/town/model/points.ts';
import { METRICS } from '@selvedge/town/model/signals.ts';
import { type Town, startTown } from '@selvedge/town/town.ts';
import { Api } from './api.ts';
import { type PlatformProcess, startProcess, temporaryFolder } from './platform.ts';

const FACTORY = '古林一厂';
const SEED = 11;
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const data = temporaryFolder('town');
const stateFile = join(data, 'town.json');
const machine = factoryLines()[0].machines[0];
const warned: string[] = [];
const told: { points?: number }[] = [];
const log = {
  info: (fields: object) => void told.push(fields),
  warn: (_: object, message: string) => void warned.push(message),
};

let platform: PlatformProcess;
let api: Api;
let town: Town | null = null;

const begin = async (): Promise<Town> => {
  const { url, mqtt } = platform;
  town = await startTown({ url, mqtt, token: api.token, stateFile, log, seed: SEED, backfillDays: 1 });
  return town;
};
const end = async (): Promise<void> => {
  await town?.stop();
  town = null;
};
const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 300));

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 200; turn++) {
    if (await holds()) return;
    await soon();
  }
  assert.fail(`it never came to: ${what}`);
}

async function latest(): Promise<Map<string, { ts: string; value: unknown }>> {
  const query = new URLSearchParams({ under: FACTORY, limit: '500' });
  const { items } = await api.call<{ items: { path: string; ts: string; value: unknown }[] }>(
    'GET',
    `/latest?${query.toString()}`,
  );
  return new Map(items.map(({ path, ...item }) => [path, item]));
}

/** What decides the town's history. */
async function planNow(): Promise<{ seed: number; rushFrom: number | null }> {
  const { now } = await Memory.open(stateFile, {
    seed: SEED,
    rushFrom: null,
    devices: [],
    coverage: [],
    floor: null,
  });
  return { seed: SEED, rushFrom: now.rushFrom };
}

/** Machines that the model lets draw power in a stretch of time: at any hour one line is at its meal, or some are away. */
async function running(from: number, to: number): Promise<string[]> {
  const plan = await planNow();
  const paths = new Set<string>();
  for (const one of factoryLines().flatMap(({ machines }) => machines))
    new MachineHistory(plan, one).points(from, to, 3 * SECOND, (metric) => {
      if (METRICS[metric] === 'power') paths.add(`${one.path}/power`);
    });
  return [...paths];
}

async function areLive(paths: readonly string[], since: number): Promise<boolean> {
  const now = await latest();
  return paths.every((path) => Date.parse(now.get(path)?.ts ?? '') >= since);
}

/** What the model says of a machine's states in a stretch of time, and what the platform has. */
async function compare(from: number, to: number): Promise<void> {
  const plan = await planNow();
  const expected: [number, unknown][] = [];
  new MachineHistory(plan, machine).points(from, to, MINUTE, (metric, time, value) => {
    if (METRICS[metric] === 'state') expected.push([time, value]);
  });
  const stored = await api.raw(`${machine.path}/state`);
  const found = stored.ts
    .map((ts, index): [number, unknown] => [ts, stored.values[index]])
    .filter(([ts]) => ts >= from && ts < to);
  assert.ok(expected.length > 20);
  assert.deepEqual(found, expected);
}

before(async () => {
  platform = await startProcess({ data });
  api = (await Api.signIn(platform.url)).as('factory');
});
after(async () => {
  await end();
  await platform.stop();
  rmSync(data, { recursive: true, force: true });
});

test('the town settles, tells its past and is live; a stray meter waits in quarantine', async () => {
  const started = Date.now();
  const { filled } = await begin();
  api = api.as(FACTORY);
  const awaited = await running(started, started + 15 * SECOND);
  assert.ok(awaited.length > 20, `${awaited.length} machines run`);
  await until('every machine that runs is live', () => areLive(awaited, started));
  await filled;
  assert.deepEqual(warned, []);
  assert.equal((await latest()).size, 60 * METRICS.length);
  await compare(started - 20 * 60 * MINUTE, started);
  await until('a meter in quarantine', async () => {
    const { items } = await api.call<{ items: { path: string }[] }>('GET', '/quarantine');
    return (
      items.length === 3 && items.every(({ path }) => path.startsWith(`${FACTORY}/缝制车间/1组/新电表-01/`))
    );
  });
});

test('tenants: the neighbour has a handful of things of its own, and none of the factory', async () => {
  const neighbour = api.as('石碶二厂');
  const { items } = await neighbour.call<{ items: { path: string }[] }>('GET', '/things?limit=500');
  assert.ok(items.length > 5 && items.every(({ path }) => path.startsWith('石碶二厂')));
  const of = await api.call<{ items: { slug: string; clusters: string[] }[] }>('GET', '/orgs');
  const members = of.items.filter(({ clusters }) => clusters.includes('gulin')).map(({ slug }) => slug);
  assert.deepEqual(members.sort(), [FACTORY, '石碶二厂'].sort());
});

test('after a restart it sends only what is missing', async () => {
  await end();
  const sent = told.at(-1)?.points ?? 0;
  assert.ok(sent > 10_000);
  const { filled } = await begin();
  await filled;
  const again = told.at(-1)?.points ?? sent;
  assert.ok(again < sent / 10, `${again} of ${sent} points again`);
});

test('the platform is killed and comes back: the town goes on by itself and nothing is missing', async () => {
  const { mqtt, url } = platform;
  const died = Date.now();
  await platform.kill();
  platform = await startProcess({
    data,
    env: { SELVEDGE_PORT: new URL(url).port, SELVEDGE_MQTT_PORT: new URL(mqtt).port },
  });
  api = (await Api.signIn(platform.url)).as(FACTORY);
  const back = Date.now();
  const awaited = await running(back + 2 * SECOND, back + 17 * SECOND);
  assert.ok(awaited.length > 20, `${awaited.length} machines run`);
  await until('every machine that runs is live again', () => areLive(awaited, back + 2 * SECOND));
  assert.deepEqual(warned, []);
  await compare(died - 12 * 60 * MINUTE, back);
});
