import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import type { Log } from '@selvedge/sdk/connector';
import pg from 'pg';
import { embeddedBinaries } from './embedded/binaries.ts';
import { EmbeddedServer, OWNER } from './embedded/server.ts';
import { readSecrets } from './secrets.ts';
import { PostgresStore, prepare, withRole } from './store.ts';

const silent = (): void => undefined;
const quiet: Log = { debug: silent, info: silent, warn: silent, error: silent };

interface TestServer {
  readonly server: EmbeddedServer;
  readonly secrets: ReturnType<typeof readSecrets>;
  readonly roles: { app: string; system: string };
}

/** Run when the tests of the file are over: a hook made inside a test would run with that test's end. */
const ends: (() => Promise<void>)[] = [];
after(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

let shared: Promise<TestServer> | null = null;
let count = 0;

/** Where the tests' PostgreSQL comes from: the embedded one, or another's binaries (Debian's 15). */
export const testBinaries = (): string => process.env['SELVEDGE_TEST_POSTGRES_BIN'] || embeddedBinaries();

async function startServer(): Promise<TestServer> {
  const data = mkdtempSync(join(tmpdir(), 'selvedge-store-'));
  const secrets = readSecrets(data);
  const server = await EmbeddedServer.start({
    data,
    binaries: testBinaries(),
    password: secrets.owner,
    log: quiet,
  });
  ends.push(async () => {
    await server.stop();
    rmSync(data, { recursive: true, force: true });
  });
  await withClient(server.url(OWNER, secrets.owner, 'postgres'), (client) =>
    client.query('create database template_selvedge'),
  );
  const roles = await prepare(server.url(OWNER, secrets.owner, 'template_selvedge'), secrets);
  return { server, secrets, roles };
}

/**
 * A migrated, empty store for a test: a copy of a template on a server that the test process shares. Closed and removed
 * by itself when the tests of the file are over.
 */
export async function temporaryStore(): Promise<PostgresStore> {
  shared ??= startServer();
  const { server, secrets, roles } = await shared;
  const name = `test_${++count}`;
  await withClient(server.url(OWNER, secrets.owner, 'postgres'), (client) =>
    client.query(`create database ${name} template template_selvedge`),
  );
  const url = server.url(OWNER, secrets.owner, name);
  const store = new PostgresStore(
    url,
    withRole(url, roles.app, secrets.app),
    withRole(url, roles.system, secrets.system),
    null,
    quiet,
  );
  ends.push(() => store.close());
  return store;
}

async function withClient(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
