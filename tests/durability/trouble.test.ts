import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { connectAsync } from 'mqtt';
import { Api } from '../house/api.ts';
import { type PlatformProcess, startProcess, temporaryFolder } from '../house/platform.ts';

const folders: string[] = [];
const mounts: string[] = [];
const processes: PlatformProcess[] = [];
after(async () => {
  for (const running of processes) await running.stop();
  for (const mount of mounts) spawnSync('umount', ['-l', mount]);
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

async function started(data: string): Promise<PlatformProcess> {
  const running = await startProcess({ data });
  processes.push(running);
  return running;
}

async function until(what: string, holds: () => Promise<boolean>, patienceMs = 60_000): Promise<void> {
  const end = Date.now() + patienceMs;
  while (!(await within(what, 30_000, holds()).catch(() => false))) {
    if (Date.now() > end) assert.fail(`${what}: not within ${patienceMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** A promise that never settles is a finding of its own: it is named, with what the platform wrote. */
async function within<T>(what: string, patienceMs: number, promise: Promise<T>): Promise<T> {
  const late = new AbortController();
  const tooLate = delay(patienceMs, undefined, { signal: late.signal }).then(() => {
    const wrote = processes.map((running) => running.output()).join('\n');
    throw new Error(`${what}: no answer within ${patienceMs} ms\n${wrote}`);
  });
  try {
    return await Promise.race([promise, tooLate]);
  } finally {
    late.abort();
    tooLate.catch(() => undefined);
  }
}

const send = (api: Api, ts: number): Promise<Response> =>
  api.ask('POST', '/ingest', { paths: ['factory/probe/v'], ts: [ts], values: [ts % 97] });

test(
  'PostgreSQL killed under load: readings of known machines go on, the rest says so, and it recovers by itself',
  { timeout: 120_000 },
  async () => {
    const data = temporaryFolder('trouble');
    folders.push(data);
    const running = await started(data);
    const api = await Api.signIn(running.url);
    await api.thing('factory/probe', [{ name: 'v', datatype: 'double' }]);
    const device = await api.device('factory/probe');
    const client = await connectAsync(running.mqtt, {
      username: device.username,
      password: device.secret,
      reconnectPeriod: 0,
    });
    const start = Date.now() - 100_000;
    const sent: number[] = [];
    for (let round = 0; round < 3; round++) {
      process.kill(running.postgresPid(), 'SIGKILL');
      for (let step = 0; step < 50; step++) {
        const ts = start + sent.length;
        const payload = JSON.stringify({ ts, value: ts % 97 });
        const published = client.publishAsync('factory/probe/v', payload, { qos: 1 });
        await within(`round ${round}, message ${step}`, 30_000, published);
        sent.push(ts);
      }
      await until('the API answers again', async () => (await api.ask('GET', '/things')).ok);
    }
    await client.endAsync();
    const { ts } = await api.raw('factory/probe/v');
    assert.deepEqual(ts, sent);
  },
);

const mayMount = process.getuid?.() === 0 && spawnSync('mount', ['--version']).status === 0;

test(
  'a full disk: it stops acknowledging in time, says why, and goes on when there is space',
  { skip: mayMount ? false : 'needs root, to mount a small disk', timeout: 240_000 },
  async (t) => {
    const folder = temporaryFolder('small-disk');
    folders.push(folder);
    const disk = join(folder, 'disk');
    mkdirSync(disk);
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=420m', 'tmpfs', disk]).status !== 0) {
      t.skip('this machine forbids mounting');
      return;
    }
    mounts.push(disk);
    const running = await started(join(disk, 'data'));
    const api = await Api.signIn(running.url);
    await api.thing('factory/probe', [{ name: 'v', datatype: 'double' }]);
    const acknowledged: number[] = [];
    const start = Date.now() - 10_000_000;
    let step = 0;
    const attempt = async (): Promise<number> => {
      const ts = start + step++;
      const response = await send(api, ts);
      if (response.ok) acknowledged.push(ts);
      await response.arrayBuffer();
      return response.status;
    };
    assert.equal(await attempt(), 200);
    const ballast = join(disk, 'ballast');
    spawnSync('fallocate', ['-l', '1G', ballast]);
    writeFileSync(ballast, '');
    const free = Number(
      spawnSync('df', ['--output=avail', '-B1', disk], { encoding: 'utf8' }).stdout.split('\n')[1],
    );
    spawnSync('fallocate', ['-l', String(free - 4_000_000), ballast]);
    await until('it refuses', async () => (await attempt()) === 503);
    const refusal = await send(api, start + step++);
    assert.match(JSON.stringify(await refusal.json()), /[Dd]isk|磁盘/);
    assert.equal((await fetch(`${running.url}/readyz`)).status, 503);
    assert.equal((await fetch(`${running.url}/healthz`)).status, 200);
    rmSync(ballast);
    await until('it takes again', async () => (await attempt()) === 200);
    const { ts } = await api.raw('factory/probe/v');
    assert.deepEqual(
      ts.filter((time) => acknowledged.includes(time)),
      acknowledged,
    );
  },
);
