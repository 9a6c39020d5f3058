import type { Log } from '@selvedge/sdk/connector';
import { SelvedgeError } from '@selvedge/sdk/errors';
import pg from 'pg';
import type { SqlValue, Tx } from './unit.ts';
import { normal } from './failure.ts';
import type { Plans } from './plans.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

type Step = () => Promise<void> | void;

/** Connections of one role. */
export interface Workplace {
  readonly pool: pg.Pool;
  readonly log: Log;
  /** Names of planned statements; new ones when tables change, for PostgreSQL keeps the types of a plan. */
  readonly plans: Plans;
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
  const unit = new Unit(client, org, place.plans);
  let failure: Error | undefined;
  try {
    const result = await work(unit);
    await unit.commit();
    await runSteps(unit.steps, place.log);
    return result;
  } catch (error) {
    unit.close();
    const plain = normal(error, place.trouble());
    if (plain instanceof SelvedgeError && plain.code === 'store.unavailable') failure = plain;
    else await unit.rollback().catch((second: Error) => (failure = second));
    throw plain;
  } finally {
    client.release(failure);
  }
}

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

type Columns = readonly (readonly SqlValue[])[];

/** A statement that goes out with the commit. */
interface Lasting {
  readonly sql: string;
  readonly params: readonly SqlValue[];
  readonly columns: Columns;
  /** Who waits for its rows. */
  readonly heard?: Heard;
}

interface Heard {
  answer(rows: object[]): void;
  refused(error: unknown): unknown;
}

/** Neighbours that differ in their columns alone, as one. */
function together(all: readonly Lasting[]): Lasting[] {
  const made: Lasting[] = [];
  for (const one of all) {
    const before = made.at(-1);
    if (before !== undefined && one.columns.length > 0 && isAlike(before, one))
      made[made.length - 1] = {
        ...before,
        columns: before.columns.map((column, index) => [...column, ...one.columns[index]]),
      };
    else made.push(one);
  }
  return made;
}

const isAlike = (a: Lasting, b: Lasting): boolean =>
  a.heard === undefined &&
  b.heard === undefined &&
  a.sql === b.sql &&
  a.params.every((value, index) => value === b.params[index]) &&
  (a.columns[0]?.length ?? 0) < MOST_TOGETHER;

const MOST_TOGETHER = 1000;

/** As the driver’s types do not tell. */
type Connected = pg.PoolClient & Pick<pg.Client, 'connection'>;

class Unit implements Tx {
  readonly org: string | null;
  readonly steps: Step[] = [];
  readonly #plans: Plans;
  readonly #client: pg.PoolClient;
  readonly #lasting: Lasting[] = [];
  #attempts = 0;
  #undone = 0;
  /** null until the first statement, which its beginning goes out with. */
  #begun: Promise<unknown> | null = null;
  #isOver = false;

  constructor(client: pg.PoolClient, org: string | null, plans: Plans) {
    this.#client = client;
    this.org = org;
    this.#plans = plans;
  }

  async rows<T extends object>(sql: string, params: readonly SqlValue[] = []): Promise<T[]> {
    return (await this.#query<T>({ text: sql, values: [...params] })).rows;
  }

  async row<T extends object>(sql: string, params: readonly SqlValue[] = []): Promise<T | undefined> {
    return (await this.#query<T>({ text: sql, values: [...params] })).rows[0];
  }

  async run(sql: string, params: readonly SqlValue[] = []): Promise<number> {
    return (await this.#query({ text: sql, values: [...params] })).rowCount ?? 0;
  }

  async planned<T extends object>(sql: string, params: readonly SqlValue[]): Promise<T[]> {
    return (await this.#query<T>(this.#plans.of(sql, params))).rows;
  }

  last(sql: string, params: readonly SqlValue[], columns: Columns = []): void {
    this.#lasting.push({ sql, params, columns });
  }

  lastRows<T extends object>(
    sql: string,
    params: readonly SqlValue[],
    refused: (error: unknown) => unknown,
  ): Promise<T[]> {
    return new Promise((resolve) => {
      // The caller says what rows the statement has, as with every other.
      const answer = (rows: object[]): void => resolve(rows as T[]);
      this.#lasting.push({ sql, params, columns: [], heard: { answer, refused } });
    });
  }

  get undone(): number {
    return this.#undone;
  }

  async attempt<T>(work: () => Promise<T>): Promise<T> {
    const name = `attempt_${this.#attempts++}`;
    const { length } = this.#lasting;
    const steps = this.steps.length;
    this.#send(`savepoint ${name}`);
    try {
      const result = await work();
      this.#send(`release savepoint ${name}`);
      return result;
    } catch (error) {
      await this.run(`rollback to savepoint ${name}`);
      this.#send(`release savepoint ${name}`);
      this.#lasting.length = length;
      this.steps.length = steps;
      this.#undone++;
      throw error;
    }
  }

  /** What nobody waits for: when it fails, so does every statement behind it. */
  #send(sql: string): void {
    this.#query({ text: sql }).catch(() => undefined);
  }

  afterCommit(work: Step): void {
    this.steps.push(work);
  }

  /** From here on its connection may be another org's. */
  close(): void {
    this.#isOver = true;
  }

  /** @throws Error when a statement of it failed: a transaction ends in ROLLBACK then, whatever the work made of the failure */
  async commit(): Promise<void> {
    if (this.#begun === null && this.#lasting.length === 0) return this.close();
    const lasting = together(this.#lasting);
    const [{ command }, answers] = await this.#together(() => {
      const sent = lasting.map(({ sql, params, columns }) =>
        this.#query(this.#plans.of(sql, [...params, ...columns])),
      );
      this.close();
      return [this.#client.query('commit'), Promise.allSettled(sent)];
    });
    // The first that failed is the reason why those behind it did.
    answers.forEach((answer, index) => {
      if (answer.status === 'rejected') throw lasting[index].heard?.refused(answer.reason) ?? answer.reason;
    });
    if (command !== 'COMMIT') throw new Error('A statement of this unit of work failed; nothing was stored.');
    answers.forEach((answer, index) => {
      if (answer.status === 'fulfilled') lasting[index].heard?.answer(answer.value.rows);
    });
  }

  async rollback(): Promise<void> {
    this.close();
    if (this.#begun !== null) await this.#client.query('rollback');
  }

  #query<T extends object>(statement: pg.QueryConfig): Promise<pg.QueryResult<T & pg.QueryResultRow>> {
    if (this.#isOver) return Promise.reject(new Error('This unit of work is over.'));
    if (this.#begun !== null) return this.#client.query<T & pg.QueryResultRow>(statement);
    return this.#begin<T>(statement);
  }

  /** Its beginning and its first statement, in one round trip. */
  async #begin<T extends object>(statement: pg.QueryConfig): Promise<pg.QueryResult<T & pg.QueryResultRow>> {
    const [result] = await this.#together(() => {
      const begun = this.#client.query(`begin; select set_config('app.org', '${this.org ?? ''}', true)`);
      this.#begun = begun;
      return [this.#client.query<T & pg.QueryResultRow>(statement), begun];
    });
    return result;
  }

  /** What is sent goes out as one piece. */
  #together<const T extends readonly Promise<unknown>[]>(
    send: () => T,
  ): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
    const { stream } = (this.#client as Connected).connection;
    stream.cork();
    try {
      return Promise.all(send());
    } finally {
      stream.uncork();
    }
  }
}
