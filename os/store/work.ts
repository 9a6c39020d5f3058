import type { Log } from '@selvedge/sdk/connector';
import { SelvedgeError } from '@selvedge/sdk/errors';
import pg from 'pg';
import type { SqlValue, Tx } from './unit.ts';
import { normal } from './failure.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

type Step = () => Promise<void> | void;

/** Connections of one role. */
export interface Workplace {
  readonly pool: pg.Pool;
  readonly log: Log;
  /** Why the server is down, when that is known. */
  trouble(): string | null;
}

/**
 * Runs work as one transaction; the org is set in the same round trip as its beginning, and only inside it.
 * @throws SelvedgeError store.unavailable when PostgreSQL is away; after a lost COMMIT nobody knows: ask again
 */
export async function inTransaction<T>(
  place: Workplace,
  org: string | null,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  if (org !== null && !UUID.test(org)) throw new Error('An org is named by its id.');
  const client = await place.pool.connect().catch((error: unknown) => {
    throw normal(error, place.trouble());
  });
  // Between two statements nobody else hears that the connection broke; the next statement tells.
  client.on('error', ignore);
  const unit = new Unit(client, org);
  let failure: Error | undefined;
  try {
    await client.query(`begin; select set_config('app.org', '${org ?? ''}', true)`);
    const result = await work(unit);
    unit.close();
    // A transaction in which a statement failed ends in ROLLBACK, whatever the caller made of the failure.
    const { command } = await client.query('commit');
    if (command !== 'COMMIT') throw new Error('A statement of this unit of work failed; nothing was stored.');
    await runSteps(unit.steps, place.log);
    return result;
  } catch (error) {
    unit.close();
    const plain = normal(error, place.trouble());
    if (plain instanceof SelvedgeError && plain.code === 'store.unavailable') failure = plain;
    else await client.query('rollback').catch((second: Error) => (failure = second));
    throw plain;
  } finally {
    client.off('error', ignore);
    client.release(failure);
  }
}

const ignore = (): void => undefined;

/** The change is stored: a step that fails is logged, never told as if the change had failed. */
async function runSteps(steps: readonly Step[], log: Log): Promise<void> {
  for (const step of steps) {
    try {
      await step();
    } catch (error) {
      log.error({ error }, 'work after a commit failed');
    }
  }
}

class Unit implements Tx {
  readonly org: string | null;
  readonly steps: Step[] = [];
  #client: pg.PoolClient | null;

  constructor(client: pg.PoolClient, org: string | null) {
    this.#client = client;
    this.org = org;
  }

  async rows<T extends object>(sql: string, params: readonly SqlValue[] = []): Promise<T[]> {
    return (await this.#query<T>(sql, params)).rows;
  }

  async row<T extends object>(sql: string, params: readonly SqlValue[] = []): Promise<T | undefined> {
    return (await this.#query<T>(sql, params)).rows[0];
  }

  async run(sql: string, params: readonly SqlValue[] = []): Promise<number> {
    return (await this.#query(sql, params)).rowCount ?? 0;
  }

  afterCommit(work: Step): void {
    this.steps.push(work);
  }

  /** From here on its connection may be another org's. */
  close(): void {
    this.#client = null;
  }

  #query<T extends object>(
    sql: string,
    params: readonly SqlValue[],
  ): Promise<pg.QueryResult<T & pg.QueryResultRow>> {
    if (this.#client === null) return Promise.reject(new Error('This unit of work is over.'));
    return this.#client.query<T & pg.QueryResultRow>(sql, [...params]);
  }
}
