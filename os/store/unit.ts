/** A value PostgreSQL takes as a parameter. */
export type SqlValue = string | number | bigint | boolean | null | Date | Uint8Array | object;

/**
 * A unit of work: one transaction, in one org (or none, under the system role).
 * Whatever touches rows takes it as its first argument; there is no ambient connection.
 */
export interface Tx {
  /** The org whose rows are visible; null in a system unit. */
  readonly org: string | null;
  /** All rows of a query. `$1…` are parameters. */
  rows<T extends object>(sql: string, params?: readonly SqlValue[]): Promise<T[]>;
  /** First row or undefined. */
  row<T extends object>(sql: string, params?: readonly SqlValue[]): Promise<T | undefined>;
  /** Runs a statement; resolves to the number of rows touched. */
  run(sql: string, params?: readonly SqlValue[]): Promise<number>;
  /** Rows of a statement that is planned once for each connection: give it texts that are fixed. */
  planned<T extends object>(sql: string, params: readonly SqlValue[]): Promise<T[]>;
  /**
   * A planned statement that nobody has to wait for: it goes out with the commit, and fails the unit when it fails.
   * @param columns arrays of equal length that stand behind the other parameters; what several calls with the same
   *   statement and parameters give goes out as one
   */
  last(sql: string, params: readonly SqlValue[], columns?: readonly (readonly SqlValue[])[]): void;
  /**
   * A planned statement that goes out with the commit, and whose rows are asked for only afterwards: a unit of work that
   * ends with it waits once. They come when the unit is stored; awaited inside it they never come.
   * @param refused what its failure is told as
   */
  lastRows<T extends object>(
    sql: string,
    params: readonly SqlValue[],
    refused: (error: unknown) => unknown,
  ): Promise<T[]>;
  /** Work that is taken back alone when it throws: what it stored, and what it left for the commit. @throws what the work throws */
  attempt<T>(work: () => Promise<T>): Promise<T>;
  /** Attempts taken back so far: locks that they took are free again. */
  readonly undone: number;
  /** Work to do after the commit and before the caller goes on (caches to refresh). Not run after a rollback. */
  afterCommit(work: () => Promise<void> | void): void;
}

/** The state store: PostgreSQL, embedded or external. */
export interface Store {
  /** Runs work as one transaction in one org, under the application role: row-level security hides all others. */
  org<T>(org: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Runs work as one transaction under the system role, for what is of no org: login, series map, outbox relay. */
  system<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Rows of one statement of the system role, a transaction by itself: a single round trip. It is planned once for each connection: give it texts that are fixed. */
  systemAlone<T extends object>(sql: string, params: readonly SqlValue[]): Promise<T[]>;
  /** Runs work as one transaction under the owner role, for what makes or changes tables. No org is set: it sees every row. */
  owner<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** One statement of the owner role outside a transaction: an index that is built while others write. */
  ownerAlone(sql: string): Promise<void>;
  /** Hears NOTIFY on a channel; reconnects by itself. `heard(null)` after a reconnect: something may have been missed. */
  listen(channel: string, heard: (payload: string | null) => void): Promise<() => Promise<void>>;
  /** True while PostgreSQL answers. */
  healthy(): Promise<boolean>;
  /** Connection URL of the owner role, for backup and tests; never logged. */
  readonly adminUrl: string;
  close(): Promise<void>;
}
