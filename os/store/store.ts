import type { Log } from '@selvedge/sdk/connector';
import type pg from 'pg';
import type { Account } from './embedded/account.ts';
import { embeddedBinaries } from './embedded/binaries.ts';
import { DATABASE, EmbeddedServer, OWNER } from './embedded/server.ts';
import { Listener } from './listener.ts';
import { Plans } from './plans.ts';
import { openPool } from './pool.ts';
import { ensureDatabase, prepare } from './prepare.ts';
import { type Secrets, readSecrets } from './secrets.ts';
import { normal } from './failure.ts';
import type { SqlValue, Store, Tx } from './unit.ts';
import { withRole } from './url.ts';
import { type Workplace, inTransaction } from './work.ts';

export { prepare } from './prepare.ts';
export { withRole } from './url.ts';

export interface StoreOptions {
  /** The data folder. */
  readonly data: string;
  /** URL of the owner role of an external PostgreSQL ≥ 15; null = embedded. */
  readonly external: string | null;
  readonly log: Log;
  /** Folder of `postgres` and `initdb`; default: the embedded version. */
  readonly binaries?: string;
  /** How PostgreSQL is run; default: as this machine allows. */
  readonly account?: Account;
}

const APP_CONNECTIONS = 10;
const SYSTEM_CONNECTIONS = 4;
const OWNER_CONNECTIONS = 2;

/** The state store as it runs: PostgreSQL, its two roles, their connections. */
export class PostgresStore implements Store {
  readonly adminUrl: string;
  readonly #app: Workplace;
  readonly #system: Workplace;
  readonly #owner: Workplace;
  readonly #plans = new Plans();
  readonly #listener: Listener;
  readonly #server: EmbeddedServer | null;

  /**
   * @param adminUrl connection URL of the owner role; `app` and `system` those of the two others
   * @param server   the embedded server that stops with the store; null = somebody else's
   */
  constructor(adminUrl: string, app: string, system: string, server: EmbeddedServer | null, log: Log) {
    this.adminUrl = adminUrl;
    const trouble = (): string | null => server?.trouble ?? null;
    const place = (url: string, connections: number): Workplace => ({
      pool: openPool(url, connections, log),
      plans: this.#plans,
      log,
      trouble,
    });
    this.#app = place(app, APP_CONNECTIONS);
    this.#system = place(system, SYSTEM_CONNECTIONS);
    this.#owner = place(adminUrl, OWNER_CONNECTIONS);
    this.#listener = new Listener(system);
    this.#server = server;
  }

  /** Process number of the embedded postmaster; null with somebody else's server. */
  get serverPid(): number | null {
    return this.#server?.pid ?? null;
  }

  org<T>(org: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return inTransaction(this.#app, org, work);
  }

  system<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return inTransaction(this.#system, null, work);
  }

  async systemAlone<T extends object>(sql: string, params: readonly SqlValue[]): Promise<T[]> {
    const { pool } = this.#system;
    const result = await pool
      .query<T & pg.QueryResultRow>(this.#plans.of(sql, params))
      .catch((error: unknown) => {
        throw normal(error, this.#system.trouble());
      });
    return result.rows;
  }

  async owner<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      return await inTransaction(this.#owner, null, work);
    } finally {
      this.#plans.renew();
    }
  }

  async ownerAlone(sql: string): Promise<void> {
    await this.#owner.pool.query(sql).catch((error: unknown) => {
      throw normal(error, this.#owner.trouble());
    });
  }

  listen(channel: string, heard: (payload: string | null) => void): Promise<() => Promise<void>> {
    return this.#listener.listen(channel, heard);
  }

  healthy(): Promise<boolean> {
    return this.#system.pool.query('select 1').then(
      () => true,
      () => false,
    );
  }

  async close(): Promise<void> {
    await this.#listener.close();
    await Promise.allSettled([this.#app, this.#system, this.#owner].map(({ pool }) => pool.end()));
    await this.#server?.stop();
  }
}

/**
 * Opens the state store: starts or reaches PostgreSQL, makes the roles, runs the migrations.
 * @throws Error that says what to do; SelvedgeError store.unavailable when the disk is full or the server away
 */
export async function openStore(options: StoreOptions): Promise<PostgresStore> {
  try {
    return options.external === null
      ? await openEmbedded(options)
      : await openExternal(options, options.external);
  } catch (error) {
    throw normal(error);
  }
}

async function openEmbedded(options: StoreOptions): Promise<PostgresStore> {
  const { data, log, binaries = embeddedBinaries(), account } = options;
  const secrets = readSecrets(data);
  const server = await EmbeddedServer.start({ data, binaries, account, log, password: secrets.owner });
  try {
    await ensureDatabase(server.url(OWNER, secrets.owner, 'postgres'), DATABASE);
    return await opened(server.url(OWNER, secrets.owner), secrets, server, log);
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function openExternal({ data, log }: StoreOptions, url: string): Promise<PostgresStore> {
  return opened(url, readSecrets(data), null, log);
}

async function opened(
  adminUrl: string,
  secrets: Secrets,
  server: EmbeddedServer | null,
  log: Log,
): Promise<PostgresStore> {
  const { app, system } = await prepare(adminUrl, secrets);
  return new PostgresStore(
    adminUrl,
    withRole(adminUrl, app, secrets.app),
    withRole(adminUrl, system, secrets.system),
    server,
    log,
  );
}
