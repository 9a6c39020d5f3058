import assert from 'node:assert/strict';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { connectAsync, type MqttClient } from 'mqtt';
import { Api } from '../house/api.ts';
import { endPlatform } from '../house/ending.ts';
import { type PlatformProcess, startProcess, temporaryFolder } from '../house/platform.ts';

/**
 * What machines report over MQTT, late and in any order, is heard by an app exactly once in the database, whatever is
 * killed: its table has each metric and time of every acknowledged message, and each reading was counted as often as it
 * could have been sent.
 */
const KILLS = 3;
/** On a busy machine there are fewer kills. */
const LONGEST_MS = 30_000;
const FEWEST_KILLS = 2;
const SCALES = ['a', 'b', 'c'] as const;
const START = Date.UTC(2026, 0, 1);

const data = temporaryFolder('points');
let running: PlatformProcess | null = null;
after(async () => {
  await endPlatform(running);
  rmSync(data, { recursive: true, force: true });
});

const seed = Number(process.env['SELVEDGE_TEST_SEED'] ?? Date.now() % 100_000);
let state = seed;
const random = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;

/** `thing time` → value of every message that was acknowledged. */
const acknowledged = new Map<string, number>();
let next = 0;

async function send(client: MqttClient): Promise<void> {
  const gone = new Promise<'gone'>((resolve) => client.once('close', () => resolve('gone')));
  for (;;) {
    const thing = `factory/scales/${SCALES[Math.floor(random() * SCALES.length)]}`;
    const number = next++;
    // A third of them come days late.
    const ts = START + number * 1000 - (random() < 0.3 ? 86_400_000 * Math.ceil(random() * 5) : 0);
    const value = number % 600;
    const sent = client
      .publishAsync(`${thing}/weight`, JSON.stringify({ value, ts }), { qos: 1 })
      .then(() => 'acknowledged' as const)
      .catch(() => 'gone' as const);
    if ((await Promise.race([sent, gone])) === 'gone') return;
    acknowledged.set(`${thing} ${new Date(ts).toISOString()}`, value);
  }
}

interface Weighing {
  readonly thing: string;
  readonly at: string;
  readonly grams: number;
  readonly heard: number;
}

async function weighings(api: Api): Promise<Weighing[]> {
  const all: Weighing[] = [];
  for (let place = ''; ;) {
    const page = await api.call<{ items: Weighing[]; next: string | null }>(
      'GET',
      `/apps/scale/records/weighing?limit=500${place}`,
    );
    all.push(...page.items);
    if (page.next === null) return all;
    place = `&after=${page.next}`;
  }
}

test(
  `${KILLS} kills at random moments: every reading in the app's table, once (SELVEDGE_TEST_SEED=${seed})`,
  { timeout: 180_000 },
  async () => {
    cpSync(join(import.meta.dirname, '..', 'apps', 'readings', 'scale'), join(data, 'catalogue', 'scale'), {
      recursive: true,
    });
    running = await startProcess({ data });
    let api = await Api.signIn(running.url);
    const title = { zh: '秤', en: 'Scale' };
    await api.call('PUT', '/thing-types/test-scale', {
      title,
      metrics: [{ name: 'weight', datatype: 'double' }],
    });
    for (const scale of SCALES)
      await api.call('PUT', `/things/factory/scales/${scale}`, { type: 'test-scale' });
    await api.call('POST', '/apps/scale/install');
    await api.call('POST', '/apps/scale/enable');
    const device = await api.device('factory/scales');
    const { username, secret: password } = device;
    const end = performance.now() + LONGEST_MS;
    for (let kill = 0; kill < KILLS && (performance.now() < end || kill < FEWEST_KILLS); kill++) {
      const client = await connectAsync(running.mqtt, { username, password, reconnectPeriod: 0 });
      client.on('error', () => undefined);
      const sending = Array.from({ length: 4 }, () => send(client));
      await delay(300 + random() * 1000);
      const way = kill % 3;
      if (way !== 0) process.kill(running.postgresPid(), 'SIGKILL');
      if (way === 1) await delay(random() * 300);
      await running.kill();
      await Promise.all(sending);
      client.end(true);
      running = await startProcess({ data });
      api = await Api.signIn(running.url);
    }
    assert.ok(acknowledged.size > FEWEST_KILLS * 5, `only ${acknowledged.size} readings`);
    let found: Weighing[] = [];
    for (let turn = 0; ; turn++) {
      found = await weighings(api);
      const there = new Set(found.map(({ thing, at }) => `${thing} ${at}`));
      const missing = [...acknowledged.keys()].filter((reading) => !there.has(reading));
      if (missing.length === 0) break;
      assert.ok(turn < 300, `${missing.length} of ${acknowledged.size} were not heard`);
      await delay(100);
    }
    const names = found.map(({ thing, at }) => `${thing} ${at}`);
    assert.equal(new Set(names).size, names.length, 'each once');
    for (const { thing, at, grams, heard } of found) {
      const value = acknowledged.get(`${thing} ${at}`);
      if (value !== undefined) assert.equal(grams, value);
      assert.equal(heard, 1, `${thing} ${at} was sent once and heard ${heard} times`);
    }
    assert.deepEqual((await api.call<{ items: object[] }>('GET', '/apps/scale/events')).items, []);
    assert.equal(await running.stop(), 0);
    running = null;
  },
);
