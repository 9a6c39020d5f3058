import type { Log } from '@selvedge/sdk/connector';
import pg from 'pg';
import { embeddedBinaries } from './embedded/binaries.ts';
import { EmbeddedServer, DATABASE, OWNER } from './embedded/server.ts';
import { Listener } from './listener.ts';
import { migrate } from './migrate.ts';
import { ensureRoles } from './roles.ts';
import { readSecrets } from './secrets.ts';
import type { Store, Tx } from './unit.ts';
import { inTransaction } from './work.ts';

export interface StoreOptions {
  /** The data folder. */
  readonly data: string;
  /** URL of the owner role of an external PostgreSQL ≥ 15; null = embedded. */
  readonly external: string | null;
  readonly log: Log;
  /** Folder of `postgres` and `initdb`; default: the embedded version. */
  readonly binaries?: string;
}

const OLDEST = 15;
const APP_CONNECTIONS = 10;
const SYSTEM_CONNECTIONS = 4;

/** The state store as it runs: PostgreSQL, its two roles, its pools. */
export class PostgresStore implements Store {
  readonly adminUrl: string;
  readonly #app: pg.Pool;
  readonly #system: pg.Pool;
  readonly #listener: Listener;
  readonly #server: EmbeddedServer | null;

  /** @param urlOf connection URL of a role */
  constructor(adminUrl: string, app: string, system: string, server: EmbeddedServer | null, log: Log) {
    this.adminUrl = adminUrl;
    this.#app = poolOf(app, APP_CONNECTIONS, log);
    this.#system = poolOf(system, SYSTEM_CONNECTIONS, log);
    this.#listener = new Listener(system);
    this.#server = server;
  }

  /** Process id of the embedded postmaster; null with an external server. */
  get serverPid(): number | null {
    return this.#server?.pid ?? null;
  }

  org<T>(org: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return inTransaction(this.#app, org, work);
  }

  system<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return inTransaction(this.#system, null, work);
  }

  listen(channel: string, heard: (payload: string | null) => void): Promise<() => Promise<void>> {
    return this.#listener.listen(channel, heard);
  }

  async healthy(): Promise<boolean> {
    return this.#system.query('select 1').then(
      () => true,
      () => false,
    );
  }

  async close(): Promise<void> {
    await this.#listener.close();
    await Promise.allSettled([this.#app.end(), this.#system.end()]);
    await this.#server?.stop();
  }
}

function poolOf(url: string, max: number, log: Log): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 5000,
    allowExitOnIdle: true,
  });
  pool.on('error', (error) => log.warn({ error: error.message }, 'an idle database connection was lost'));
  return pool;
}

/**
 * Opens the state store: starts or reaches PostgreSQL, makes the roles, runs the migrations.
 * @throws Error that says what to do
 */
export async function openStore(options: StoreOptions): Promise<PostgresStore> {
  const secrets = readSecrets(options.data);
  const server =
    options.external === null
      ? await EmbeddedServer.start({
          data: options.data,
          binaries: options.binaries ?? embeddedBinaries(),
          password: secrets.owner,
          log: options.log,
        })
      : null;
  try {
    if (server !== null) await createDatabase(server.url(OWNER, secrets.owner, 'postgres'), DATABASE);
    const adminUrl = server?.url(OWNER, secrets.owner) ?? options.external ?? '';
    const roles = await prepare(adminUrl, secrets);
    return new PostgresStore(
      adminUrl,
      withRole(adminUrl, roles.app, secrets.app),
      withRole(adminUrl, roles.system, secrets.system),
      server,
      options.log,
    );
  } catch (error) {
    await server?.stop();
    throw error;
  }
}

/** Roles and migrations of one database, as the owner. */
export async function prepare(
  adminUrl: string,
  secrets: ReturnType<typeof readSecrets>,
): Promise<{ app: string; system: string }> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ version: string }>('select current_setting($1) as version', [
      'server_version_num',
    ]);
    if (Number(rows[0].version) < OLDEST * 10_000)
      throw new Error(`PostgreSQL ${OLDEST} or newer is needed; this one is ${rows[0].version}.`);
    const roles = await ensureRoles(client, secrets);
    await migrate(client, roles);
    return roles;
  } finally {
    await client.end();
  }
}

async function createDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

/** The same server and database under another role. */
export function withRole(url: string, role: string, password: string): string {
  const changed = new URL(url);
  changed.username = encodeURIComponent(role);
  changed.password = encodeURIComponent(password);
  return changed.href;
}
