import pg from 'pg';
import { alone, migrate } from './migrate.ts';
import { type Roles, ensureRoles } from './roles.ts';
import type { Secrets } from './secrets.ts';

const OLDEST = 15;

/** Runs work on a connection of its own. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * Roles and migrations of one database, as its owner.
 * @throws Error that says what to do when the server is too old or the database newer than this program
 */
export function prepare(adminUrl: string, secrets: Secrets): Promise<Roles> {
  return withClient(adminUrl, async (client) => {
    const { rows } = await client.query<{ version: string }>(
      `select current_setting('server_version_num') as version`,
    );
    const major = Math.floor(Number(rows[0].version) / 10_000);
    if (major < OLDEST)
      throw new Error(
        `PostgreSQL ${OLDEST} or newer is needed; this one is ${major}. Upgrade it, or unset SELVEDGE_POSTGRES.`,
      );
    return alone(client, async () => {
      const roles = await ensureRoles(client, secrets);
      await migrate(client);
      return roles;
    });
  });
}

/** Makes a database unless it is there. @param url of the owner role, on any database of the server */
export function ensureDatabase(url: string, name: string): Promise<void> {
  return withClient(url, async (client) => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(name)}`);
  });
}
