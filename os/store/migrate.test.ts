import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { migrate, readMigrations } from './migrate.ts';
import { withClient } from './prepare.ts';
import { type TemporaryStore, temporaryStore } from './testing.ts';

const house = mkdtempSync(join(tmpdir(), 'selvedge-migrations-'));
after(() => rmSync(house, { recursive: true }));

const ROOM = { room: 'store', number: 900, name: '900-later.sql' };

const run = (store: TemporaryStore, migrations = readMigrations()): Promise<number> =>
  withClient(store.adminUrl, (client) => migrate(client, migrations));

test('a migrated state has nothing to do', async () => {
  assert.equal(await run(await temporaryStore()), 0);
});

test('a new migration runs once, also when two programs start at once', async () => {
  const store = await temporaryStore();
  const more = [
    ...readMigrations(),
    { ...ROOM, checksum: 'x', sql: 'create table selvedge.later (id int); select pg_sleep(0.2)' },
  ];
  const counts = await Promise.all([run(store, more), run(store, more)]);
  assert.equal(counts[0] + counts[1], 1);
});

test('a migration that fails leaves nothing behind', async () => {
  const store = await temporaryStore();
  const broken = { ...ROOM, checksum: 'x', sql: 'create table selvedge.half (id int); select 1 / 0' };
  await assert.rejects(
    run(store, [...readMigrations(), broken]),
    /store\/900-later\.sql failed: division by zero/,
  );
  assert.deepEqual(await store.admin(`select 1 from pg_class where relname = 'half'`), []);
  assert.equal(await run(store), 0);
});

test('an old migration that was edited is refused', async () => {
  const store = await temporaryStore();
  await store.admin(
    `update selvedge.migrations set checksum = 'other' where room = 'identity' and number = 1`,
  );
  await assert.rejects(run(store), /identity\/migrations\/001-identity\.sql was changed after it ran/);
});

test('a state newer than the program is refused', async () => {
  const store = await temporaryStore();
  await store.admin(
    `insert into selvedge.migrations (room, number, name, checksum) values ('store', 900, 'x', 'x')`,
  );
  await assert.rejects(run(store), /newer than this program \(it has store\/900\)/);
});

test('migrations come in the order of floors, then of their numbers; two of one number are refused', () => {
  const rooms = readMigrations().map(({ room }) => room);
  assert.equal(rooms[0], 'store');
  assert.equal(rooms.indexOf('identity') < rooms.indexOf('namespace'), true);
  const folder = join(house, 'twice', 'migrations');
  mkdirSync(folder, { recursive: true });
  for (const name of ['001-a.sql', '001-b.sql']) writeFileSync(join(folder, name), 'select 1');
  assert.throws(() => readMigrations(house, ['twice']), /two/i);
});
