import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { EmbeddedServer, OWNER } from './embedded/server.ts';
import { withClient } from './prepare.ts';
import { type PostgresStore, openStore } from './store.ts';
import { quiet, testBinaries } from './testing.ts';

const FIRST = '01980000-0000-7000-8000-00000000000a';
const folder = mkdtempSync(join(tmpdir(), 'selvedge-external-'));
const PASSWORD = 'pass/word with @:?#';
let server: EmbeddedServer;

before(async () => {
  const options = { data: join(folder, 'server'), binaries: testBinaries(), password: PASSWORD, log: quiet };
  server = await EmbeddedServer.start(options);
  await withClient(server.url(OWNER, PASSWORD, 'postgres'), async (client) => {
    await client.query(`create role installer login createrole password '${PASSWORD}'`);
    for (const name of ['one', 'two']) await client.query(`create database ${name} owner installer`);
  });
});
after(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

const open = (database: string, data = database): Promise<PostgresStore> =>
  openStore({ data: join(folder, data), external: server.url('installer', PASSWORD, database), log: quiet });

const addOrg = (store: PostgresStore): Promise<number> =>
  store.system((tx) =>
    tx.run(`insert into selvedge.orgs (id, slug, title, kind) values ($1, 'one', '"One"', 'factory')`, [
      FIRST,
    ]),
  );

const slugs = (store: PostgresStore): Promise<{ slug: string }[]> =>
  store.system((tx) => tx.rows('select slug from selvedge.orgs'));

test('an owner without superuser rights prepares a database; two installations on one server do not clash', async () => {
  const [one, two] = [await open('one'), await open('two')];
  await addOrg(one);
  assert.deepEqual(await slugs(one), [{ slug: 'one' }]);
  assert.deepEqual(await slugs(two), []);
  const roles = await withClient(server.url(OWNER, PASSWORD, 'postgres'), (client) =>
    client.query(`select rolname from pg_roles where rolname like 'selvedge\\_%'`),
  );
  assert.equal(roles.rows.length, 4);
  assert.equal(one.serverPid, null);
  await Promise.all([one.close(), two.close()]);
});

test('the owner sees the rows, for backups, though row-level security is forced on him too', async () => {
  const store = await open('one');
  const { rows } = await withClient(store.adminUrl, (client) =>
    client.query('select slug from selvedge.orgs'),
  );
  assert.deepEqual(rows, [{ slug: 'one' }]);
  await store.close();
});

test('with secrets.json lost, the same roles get new passwords', async () => {
  const store = await open('one', 'elsewhere');
  assert.deepEqual(await slugs(store), [{ slug: 'one' }]);
  await store.close();
});

test('a role that may bypass row-level security is refused', async () => {
  const [role] = await withClient(server.url(OWNER, PASSWORD, 'two'), async (client) => {
    const { rows } = await client.query<{ app: string }>('select app from selvedge_installation.roles');
    await client.query(`alter role ${rows[0].app} bypassrls`);
    return rows;
  });
  await assert.rejects(open('two'), new RegExp(`${role.app} may bypass`));
});

test('a server that is away reads as store.unavailable', async () => {
  const away = openStore({
    data: join(folder, 'away'),
    external: 'postgresql://nobody:x@127.0.0.1:1/none',
    log: quiet,
  });
  await assert.rejects(away, { code: 'store.unavailable' });
});
