import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { SelvedgeError } from '@selvedge/sdk/errors';
import { type PostgresStore, openStore } from '../store.ts';
import { quiet, testBinaries } from '../testing.ts';
import type { Tx } from '../unit.ts';
import { processesOn, worksOn } from './postmaster.ts';

const ORG = '01980000-0000-7000-8000-00000000000a';

const opened = new WeakMap<TestContext, PostgresStore[]>();

/** A folder that is gone after the test, when its stores are closed. */
function folderFor(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'selvedge-server-'));
  t.after(async () => {
    for (const store of opened.get(t) ?? []) await store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

async function open(t: TestContext, data: string): Promise<PostgresStore> {
  const store = await openStore({ data, external: null, log: quiet, binaries: testBinaries() });
  opened.set(t, [...(opened.get(t) ?? []), store]);
  return store;
}

const write = (tx: Tx, key: string): Promise<number> =>
  tx.run('insert into selvedge.roots (segment, org_id) values ($1, $2)', [key, ORG]);

const readAll = (store: PostgresStore): Promise<string[]> =>
  store.system(async (tx) =>
    (await tx.rows<{ segment: string }>('select segment from selvedge.roots order by 1')).map(
      ({ segment }) => segment,
    ),
  );

const addOrg = (store: PostgresStore): Promise<number> =>
  store.system((tx) =>
    tx.run(`insert into selvedge.orgs (id, slug, title, kind) values ($1, 'one', '"One"', 'factory')`, [ORG]),
  );

const isAway = (error: unknown): boolean =>
  error instanceof SelvedgeError && error.code === 'store.unavailable';

async function until(what: string, isSo: () => Promise<boolean> | boolean): Promise<void> {
  for (let turn = 0; turn < 600; turn++) {
    if (await isSo()) return;
    await delay(50);
  }
  assert.fail(`never: ${what}`);
}

/** Process number in the postmaster's lock file. */
async function readPid(data: string): Promise<number> {
  return Number((await readFile(join(data, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0]);
}

/** Another program that opens a store, writes a row and stays until it is killed. */
async function holder(t: TestContext, data: string): Promise<ChildProcess> {
  const program = `
    import { openStore } from ${JSON.stringify(join(import.meta.dirname, '..', 'store.ts'))};
    const quiet = { debug() {}, info() {}, warn() {}, error() {} };
    const store = await openStore({ data: ${JSON.stringify(data)}, external: null, log: quiet, binaries: ${JSON.stringify(testBinaries())} });
    await store.listen('x', () => {});
    console.log('ready');
    setInterval(() => store.healthy(), 50);`;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.after(() => child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return child;
}

test('a fresh folder gets a database; stopping ends it; what was stored is there at the next start', async (t) => {
  const data = join(folderFor(t), 'deep', 'data');
  const first = await open(t, data);
  await addOrg(first);
  await first.org(ORG, (tx) => write(tx, 'a'));
  const pid = first.serverPid ?? 0;
  assert.ok(await worksOn(pid, join(data, 'postgres')));
  await first.close();
  assert.equal(await worksOn(pid, join(data, 'postgres')), false);
  assert.equal(statSync(join(data, 'secrets.json')).mode & 0o777, 0o600);
  assert.equal(statSync(data).mode & 0o777, 0o700);
  const second = await open(t, data);
  assert.deepEqual(await readAll(second), ['a']);
  const facts = await second.system((tx) =>
    tx.row(`select current_setting('listen_addresses') as addresses, current_setting('fsync') as fsync,
      lower('ÄÖ') as lower, current_setting('server_encoding') as encoding`),
  );
  assert.deepEqual(facts, { addresses: '', fsync: 'on', lower: 'äö', encoding: 'UTF8' });
});

test('the server of a platform that was killed is taken over, and stopped with the one that took it', async (t) => {
  const data = folderFor(t);
  const child = await holder(t, data);
  child.kill('SIGKILL');
  await once(child, 'exit');
  const store = await open(t, data);
  const pid = store.serverPid ?? 0;
  assert.equal(await readPid(data), pid);
  assert.ok(await store.healthy());
  await store.close();
  assert.equal(await worksOn(pid, join(data, 'postgres')), false);
});

test('a postmaster that is killed under work is started again: units fail meanwhile, and nothing stored is lost', async (t) => {
  const store = await open(t, folderFor(t));
  await addOrg(store);
  await store.org(ORG, (tx) => write(tx, 'before'));
  const heard: (string | null)[] = [];
  await store.listen('x', (payload) => heard.push(payload));
  const busy = store.org(ORG, (tx) => tx.run('select pg_sleep(60)'));
  const pid = store.serverPid ?? 0;
  process.kill(pid, 'SIGKILL');
  await assert.rejects(busy, isAway);
  let failures = 0;
  await until('work goes on', () =>
    store
      .org(ORG, (tx) => write(tx, 'after'))
      .then(
        () => true,
        (error) => {
          assert.ok(isAway(error), String(error));
          failures++;
          return false;
        },
      ),
  );
  assert.ok(failures > 0, 'the gap was seen');
  await until('another postmaster', () => store.serverPid !== pid);
  assert.ok(await store.healthy());
  assert.deepEqual(await readAll(store), ['after', 'before']);
  await until('hearers are told', () => heard.includes(null));
});

test('a backend that is killed takes all connections with it, and the pools come back', async (t) => {
  const store = await open(t, folderFor(t));
  const backend = store.system(async (tx) => {
    const row = await tx.row<{ pid: number }>('select pg_backend_pid() as pid');
    process.kill(row?.pid ?? 0, 'SIGKILL');
    await tx.run('select pg_sleep(60)');
  });
  await assert.rejects(backend, isAway);
  await until('work goes on', () => store.healthy());
});

test('a stale lock file whose number another program has now does not stop the start', async (t) => {
  const data = folderFor(t);
  const store = await open(t, data);
  const run = join(data, 'run');
  await store.close();
  const stale = `${process.pid}\n${join(data, 'postgres')}\n1\n5432\n${run}\n\n0 0\nready\n`;
  writeFileSync(join(data, 'postgres', 'postmaster.pid'), stale, { mode: 0o600 });
  writeFileSync(join(run, '.s.PGSQL.5432.lock'), stale, { mode: 0o600 });
  assert.ok(await (await open(t, data)).healthy());
});

test('a data folder may be moved, also while an orphan runs in it', async (t) => {
  const folder = folderFor(t);
  const [here, there, far] = ['here', 'there', 'far'].map((name) => join(folder, name));
  const store = await open(t, here);
  await addOrg(store);
  await store.close();
  renameSync(here, there);
  const child = await holder(t, there);
  child.kill('SIGKILL');
  await once(child, 'exit');
  renameSync(there, far);
  const moved = await open(t, far);
  assert.equal(await moved.org(ORG, (tx) => write(tx, 'moved')), 1);
  assert.deepEqual(await readAll(moved), ['moved']);
});

test('a long path, and one with commas, quotes and Chinese, works', async (t) => {
  const folder = folderFor(t);
  for (const name of ['古林一厂的数据文件夹/'.repeat(6), `a, "b" 'c' 数据`]) {
    const store = await open(t, join(folder, name));
    assert.ok(await store.healthy());
    await store.close();
  }
});

test('what cannot be opened says why', async (t) => {
  const data = folderFor(t);
  await (await open(t, data)).close();
  const secrets = join(data, 'secrets.json');
  renameSync(secrets, `${secrets}.away`);
  await assert.rejects(open(t, data), /secrets\.json is gone/);
  const other = folderFor(t);
  await (await open(t, other)).close();
  renameSync(join(other, 'secrets.json'), secrets);
  await assert.rejects(open(t, data), /not of one installation/);
  assert.deepEqual(
    await processesOn(join(data, 'postgres')),
    [],
    'a start that fails leaves nothing running',
  );
  renameSync(`${secrets}.away`, secrets);
  const version = join(data, 'postgres', 'PG_VERSION');
  writeFileSync(version, '9\n');
  await assert.rejects(open(t, data), /made by PostgreSQL 9/);
});

test('a start that was cut off in the middle of making the database begins anew', async (t) => {
  const data = folderFor(t);
  mkdirSync(join(data, 'postgres.new', 'base'), { recursive: true });
  writeFileSync(join(data, 'postgres.new', 'PG_VERSION'), '18\n');
  assert.ok(await (await open(t, data)).healthy());
  assert.equal(existsSync(join(data, 'postgres.new')), false);
});
