import { SelvedgeError } from '@selvedge/sdk/errors';
import pg from 'pg';
import type { SqlValue, Tx } from './unit.ts';

// Whole numbers of 64 bits are read as numbers where they are exact; the state has none beyond 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : BigInt(text);
});

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Runs one transaction on a pool; the org is set in the same round trip as its beginning, and only inside it. */
export async function inTransaction<T>(
  pool: pg.Pool,
  org: string | null,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  if (org !== null && !UUID.test(org)) throw new Error('An org is named by its id.');
  const client = await pool.connect().catch((error: unknown) => Promise.reject(normal(error)));
  const after: (() => Promise<void> | void)[] = [];
  let broken: Error | undefined;
  let result: T;
  try {
    await client.query(`begin; select set_config('app.org', '${org ?? ''}', true)`);
    result = await work(unitOf(client, org, after));
    await client.query('commit');
  } catch (error) {
    const plain = normal(error);
    if (plain instanceof SelvedgeError && plain.code === 'store.unavailable') broken = plain;
    else await client.query('rollback').catch((failure: Error) => (broken = failure));
    throw plain;
  } finally {
    client.release(broken);
  }
  for (const step of after) await step();
  return result;
}

function unitOf(client: pg.PoolClient, org: string | null, after: (() => Promise<void> | void)[]): Tx {
  return {
    org,
    rows: async <T extends object>(sql: string, params: readonly SqlValue[] = []) =>
      (await client.query(sql, [...params])).rows as T[],
    row: async <T extends object>(sql: string, params: readonly SqlValue[] = []) =>
      (await client.query(sql, [...params])).rows[0] as T | undefined,
    run: async (sql, params = []) => (await client.query(sql, [...params])).rowCount ?? 0,
    afterCommit: (step) => void after.push(step),
  };
}

/** SQLSTATE classes that mean “not now”: connection, operator intervention, resources (disk full). */
const NOT_NOW = /^(08|57P|53)/;
const SOCKET = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT']);

/** A failure of the server reads as store.unavailable; everything else stays what it is. */
export function normal(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const isGone =
    SOCKET.has(code) ||
    NOT_NOW.test(code) ||
    /Connection terminated|timeout exceeded when trying to connect|not queryable/i.test(error.message);
  return isGone
    ? new SelvedgeError('store.unavailable', { reason: `PostgreSQL: ${error.message}` }, { cause: error })
    : error;
}
