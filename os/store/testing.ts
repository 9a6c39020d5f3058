import type { Log } from '@selvedge/sdk/connector';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { embeddedBinaries } from './embedded/binaries.ts';
import { EmbeddedServer, OWNER } from './embedded/server.ts';
import { prepare, withClient } from './prepare.ts';
import type { Roles } from './roles.ts';
import { type Secrets, readSecrets } from './secrets.ts';
import { PostgresStore } from './store.ts';
import { withRole } from './url.ts';

const silent = (): void => undefined;
export const quiet: Log = { debug: silent, info: silent, warn: silent, error: silent };

/** A server that the tests of one process share. */
interface TestServer {
  readonly data: string;
  readonly server: EmbeddedServer;
  readonly secrets: Secrets;
  readonly roles: Roles;
}

/** A test's store, and the ways into it that the product has no use for. */
export class TemporaryStore extends PostgresStore {
  readonly appUrl: string;
  readonly systemUrl: string;

  constructor(adminUrl: string, appUrl: string, systemUrl: string) {
    super(adminUrl, appUrl, systemUrl, null, quiet);
    this.appUrl = appUrl;
    this.systemUrl = systemUrl;
  }

  /** Statements of the owner role. */
  async admin<T extends object>(sql: string, params: readonly unknown[] = []): Promise<T[]> {
    return (await withClient(this.adminUrl, (client) => client.query(sql, [...params]))).rows;
  }
}

const TEMPLATE = 'template_selvedge';
let shared: Promise<TestServer> | null = null;
const open: TemporaryStore[] = [];
let count = 0;

// At the end of the file's tests: a hook set later would be the running test's.
after(async () => {
  await Promise.all(open.map((store) => store.close()));
  if (shared === null) return;
  const { server, data } = await shared;
  await server.stop();
  process.off('exit', end);
  rmSync(data, { recursive: true, force: true });
});

/** Where the tests' PostgreSQL comes from: the embedded one, or another's programs (Debian's 15). */
export const testBinaries = (): string => process.env['SELVEDGE_TEST_POSTGRES_BIN'] || embeddedBinaries();

/** The process ends without its hooks (an uncaught error): nothing of it stays behind. */
let end = (): void => undefined;

async function startServer(): Promise<TestServer> {
  const data = mkdtempSync(join(tmpdir(), 'selvedge-store-'));
  const secrets = readSecrets(data);
  const server = await EmbeddedServer.start({
    data,
    binaries: testBinaries(),
    password: secrets.owner,
    log: quiet,
    // Nothing of it outlives the process; what must survive a crash has tests with a store of their own.
    settings: { fsync: 'off', max_connections: '300' },
  });
  end = () => process.kill(server.pid, 'SIGQUIT');
  process.once('exit', end);
  const url = (database: string): string => server.url(OWNER, secrets.owner, database);
  await withClient(url('postgres'), (client) => client.query(`create database ${TEMPLATE}`));
  return { data, server, secrets, roles: await prepare(url(TEMPLATE), secrets) };
}

/**
 * A migrated, empty store for a test: a copy of a template on a server that the test process shares. Closed and removed
 * by itself when the tests of the file are over.
 */
export async function temporaryStore(): Promise<TemporaryStore> {
  shared ??= startServer();
  const { server, secrets, roles } = await shared;
  const name = `test_${++count}`;
  await withClient(server.url(OWNER, secrets.owner, 'postgres'), (client) =>
    client.query(`create database ${name} template ${TEMPLATE}`),
  );
  const url = server.url(OWNER, secrets.owner, name);
  const store = new TemporaryStore(
    url,
    withRole(url, roles.app, secrets.app),
    withRole(url, roles.system, secrets.system),
  );
  open.push(store);
  return store;
}
