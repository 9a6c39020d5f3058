import type { Log } from '@selvedge/sdk/connector';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { embeddedBinaries } from './binaries.ts';
import { EmbeddedServer, OWNER, urlOf } from './server.ts';
import { prepare, withClient } from '../prepare.ts';
import { type Roles, rolesOf } from '../roles.ts';
import { type Secrets, readSecrets } from '../secrets.ts';

const silent = (): void => undefined;
export const quiet: Log = { debug: silent, info: silent, warn: silent, error: silent };

/** A server with a migrated, empty database to copy. */
export interface TestServer {
  readonly data: string;
  readonly secrets: Secrets;
  readonly roles: Roles;
  /** Connection URL of the owner role. */
  readonly url: (database: string) => string;
}

/** A server of this process. */
export interface OwnServer extends TestServer {
  readonly stop: () => Promise<void>;
}

export const TEMPLATE = 'template_selvedge';
/** Data folders of servers that a run of the suite shares among its files, by where their programs are. */
export const SHARED = 'SELVEDGE_TEST_SERVERS';

/** File that is made when a test asks where PostgreSQL comes from: one that never asks need not run on another's. */
export const ASKED = 'SELVEDGE_TEST_ASKED';

/** Where the tests' PostgreSQL comes from: the embedded one, or another's programs (Debian's 15). */
export function testBinaries(env: Readonly<Record<string, string | undefined>> = process.env): string {
  const note = process.env[ASKED];
  if (note !== undefined) writeFileSync(note, '');
  return env['SELVEDGE_TEST_POSTGRES_BIN'] || embeddedBinaries();
}

/** Starts a server that lives as long as its process. Nothing of it outlives that; what must survive a crash has tests with a store of their own. */
export async function startTestServer(binaries = testBinaries()): Promise<OwnServer> {
  const data = mkdtempSync(join(tmpdir(), 'selvedge-store-'));
  const secrets = readSecrets(data);
  const server = await EmbeddedServer.start({
    data,
    binaries,
    password: secrets.owner,
    log: quiet,
    // It holds dozens of databases, and each would be looked at every few seconds by a process of its own.
    settings: {
      fsync: 'off',
      full_page_writes: 'off',
      autovacuum_naptime: '20s',
      max_connections: '300',
    },
  });
  // The process ends without its hooks (an uncaught error): nothing of it stays behind.
  const end = (): void => void process.kill(server.pid, 'SIGQUIT');
  process.once('exit', end);
  const url = (database: string): string => server.url(OWNER, secrets.owner, database);
  await withClient(url('postgres'), (client) => client.query(`create database ${TEMPLATE}`));
  const roles = await prepare(url(TEMPLATE), secrets);
  return {
    data,
    secrets,
    roles,
    url,
    stop: async () => {
      await server.stop();
      process.off('exit', end);
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** The server that the run shares; null for a file that runs by itself. */
export function sharedServer(): TestServer | null {
  const folders = JSON.parse(process.env[SHARED] ?? '{}') as Readonly<Record<string, string>>;
  const data = folders[testBinaries()];
  if (data === undefined) return null;
  const secrets = readSecrets(data);
  return {
    data,
    secrets,
    roles: rolesOf(secrets),
    url: (database) => urlOf(data, OWNER, secrets.owner, database),
  };
}
