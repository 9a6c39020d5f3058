import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type RuleLimits, Sandbox } from '@selvedge/os/host/sandbox/sandbox.ts';
import { Api } from '@selvedge/tests/house/api.ts';
import { type PlatformProcess, startProcess, temporaryFolder } from '@selvedge/tests/house/platform.ts';
import { type Bench, type Figure, median, percentile, withBaseline } from '../figure.ts';
import type { Calling } from '../load/caller.ts';

const RULES = 1000;
const ROUNDS = 5;
const WRITES = 250;
/** Orders released before a round: their rules last longer than it. */
const FLOOD = 4;
const SHOP = join(import.meta.dirname, '..', '..', 'tests', 'apps', 'first', 'shop');
const QUIET = 'quiet';
const ORDERS = '/apps/shop/records/order';
const LIMITS: RuleLimits = { milliseconds: 50, bytes: 16 * 1024 * 1024 };
const ATTACKS = 15;
const MOST_LATE_MS = 200;

/** What should never end; each of them another way to hold a thread. */
const HOSTILE = [
  'while (true);',
  'for (;;) try { while (true); } catch {} finally { continue; }',
  `return /^(a+)+$/.test('a'.repeat(40) + 'b')`,
  `const a = Array.from({ length: 60000 }, (_, i) => 'x'.repeat(30) + i * 7919 % 60013); for (;;) a.sort()`,
  `const a = 'a'.repeat(3000000), b = 'a'.repeat(1500000) + 'b'; return a.indexOf(b)`,
  `let s = 'x'.repeat(1e6); for (;;) s += s.repeat(3)`,
  'throw { get message() { while (true); } }',
] as const;

/** A thousand rules of one org on one event, beside another org that writes; and how soon hostile code is ended. */
export const rules: Bench = {
  name: 'rules',
  isLong: true,
  async run() {
    return [await beside(), await ended()];
  },
};

async function beside(): Promise<Figure> {
  const data = temporaryFolder('rules');
  cpSync(SHOP, join(data, 'catalogue', 'shop'), { recursive: true });
  const platform = await startProcess({ data });
  try {
    const owner = await Api.signIn(platform.url);
    await owner.call('POST', '/orgs', { slug: QUIET, title: QUIET, kind: 'factory' });
    await owner.call('POST', '/apps/shop/install');
    const quiet = owner.as(QUIET);
    for (const api of [owner, quiet]) await api.call('POST', '/apps/shop/enable');
    await flooding(owner);
    const alone: number[] = [];
    const during: number[] = [];
    await write(platform, quiet, 'warm');
    for (let round = 0; round < ROUNDS; round++) {
      alone.push(await write(platform, quiet, `alone${round}`));
      await flood(owner, round);
      during.push(await write(platform, quiet, `during${round}`));
      if ((await ticks(owner)) >= RULES * FLOOD * (round + 1))
        throw new Error('The flood was over too soon.');
      while ((await ticks(owner)) < RULES * FLOOD * (round + 1)) await delay(1000);
    }
    return withBaseline(
      `records added while ${RULES.toLocaleString('en')} rules of another org run on its events`,
      '/s',
      median(during),
      'while none runs',
      median(alone),
      0.8,
    );
  } finally {
    await platform.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

/** Publishes the rules: each writes a record. */
async function flooding(owner: Api): Promise<void> {
  const titled = (title: string): object => ({ zh: title, en: title });
  await owner.call('PUT', '/own/draft', {
    entities: [
      {
        name: 'tick',
        title: titled('tick'),
        fields: { rule: { kind: 'text', title: titled('rule') } },
        label: '{rule}',
        readers: ['owner'],
      },
    ],
    rules: Array.from({ length: RULES }, (_, index) => ({
      id: `r${index}`,
      kind: 'event',
      event: 'shop/order.released/v1',
      title: titled(`r${index}`),
      code: `let sum = 0; for (let n = 0; n < 20000; n++) sum += n; api.call('add', { entity: 'own/tick', values: { rule: 'r${index}' } });`,
    })),
  });
  await owner.call('POST', '/own/publish', {});
}

async function flood(owner: Api, round: number): Promise<void> {
  for (let number = 0; number < FLOOD; number++) {
    const { id } = await owner.call<{ id: string }>('POST', ORDERS, {
      number: `F${round}-${number}`,
      quantity: 1,
    });
    await owner.call('POST', '/apps/shop/actions/release', { order: id });
  }
}

async function ticks(owner: Api): Promise<number> {
  const { rows } = await owner.call<{ rows: readonly { count: number }[] }>(
    'GET',
    '/apps/own/records/tick/summary',
  );
  return rows[0]?.count ?? 0;
}

/** From a process of its own. @returns records a second */
async function write({ url }: PlatformProcess, { token }: Api, run: string): Promise<number> {
  const lanes = Array.from({ length: 2 }, () => ({ token, body: '{"number":"{mark}","quantity":1}' }));
  const load: Calling = { url, org: QUIET, path: ORDERS, count: WRITES, run, lanes };
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, '..', 'load', 'caller.ts'), JSON.stringify(load)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let output = '';
  child.stdout.on('data', (text) => (output += String(text)));
  await once(child, 'close');
  if (child.exitCode !== 0) throw new Error('The load failed.');
  return (JSON.parse(output) as { perSecond: number }).perSecond;
}

async function ended(): Promise<Figure> {
  const sandbox = new Sandbox({ limits: LIMITS, budget: Number.MAX_SAFE_INTEGER });
  await sandbox.run('warm', { id: 'warm', code: 'return 1' }, null);
  const late: number[] = [];
  for (let round = 0; round < ATTACKS; round++)
    for (const [index, code] of HOSTILE.entries()) {
      const begun = performance.now();
      const outcome = await sandbox.run(`org${index}`, { id: 'hostile', code }, {}, LIMITS);
      if (outcome.ok) throw new Error(`It gave a value: ${code}`);
      late.push(performance.now() - begun - LIMITS.milliseconds);
    }
  await sandbox.close();
  return {
    name: `hostile code ended after its limit of ${LIMITS.milliseconds} ms, p95`,
    value: percentile(late, 0.95),
    unit: 'ms',
    goal: { atMost: MOST_LATE_MS },
  };
}
