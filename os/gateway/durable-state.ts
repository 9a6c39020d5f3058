import type { DurableState } from '@selvedge/sdk/connector';
import type { Store } from '../store/unit.ts';

type Change = readonly [key: string, value: Uint8Array | null];

interface Waiting {
  readonly changes: readonly Change[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** A connector's durable state in PostgreSQL. Writes asked while one commits share the next commit. */
export class PostgresState implements DurableState {
  readonly #store: Store;
  readonly #owner: string;
  #waiting: Waiting[] = [];
  #isWriting = false;

  /** @param owner the connector's id, or connection's: whose keys these are */
  constructor(store: Store, owner: string) {
    this.#store = store;
    this.#owner = owner;
  }

  async get(key: string): Promise<Uint8Array | null> {
    const row = await this.#store.system((tx) =>
      tx.row<{ value: Uint8Array }>(
        'select value from selvedge.connector_state where connector = $1 and key = $2',
        [this.#owner, key],
      ),
    );
    return row?.value ?? null;
  }

  async entries(prefix: string): Promise<[key: string, value: Uint8Array][]> {
    const rows = await this.#store.system((tx) =>
      tx.rows<{ key: string; value: Uint8Array }>(
        'select key, value from selvedge.connector_state where connector = $1 and starts_with(key, $2) and key >= $2 order by key',
        [this.#owner, prefix],
      ),
    );
    return rows.map((row) => [row.key, row.value]);
  }

  write(changes: readonly Change[]): Promise<void> {
    if (changes.length === 0) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.#waiting.push({ changes, resolve, reject });
      if (!this.#isWriting) void this.#drain();
    });
  }

  async clear(prefix: string): Promise<void> {
    await this.#store.system((tx) =>
      tx.run('delete from selvedge.connector_state where connector = $1 and starts_with(key, $2)', [
        this.#owner,
        prefix,
      ]),
    );
  }

  async #drain(): Promise<void> {
    this.#isWriting = true;
    while (this.#waiting.length > 0) {
      const group = this.#waiting;
      this.#waiting = [];
      try {
        await this.#commit(new Map(group.flatMap((waiting) => waiting.changes)));
        for (const waiting of group) waiting.resolve();
      } catch (error) {
        for (const waiting of group) waiting.reject(error);
      }
    }
    this.#isWriting = false;
  }

  #commit(last: ReadonlyMap<string, Uint8Array | null>): Promise<void> {
    const kept = [...last].filter((change): change is [string, Uint8Array] => change[1] !== null);
    const gone = [...last].filter(([, value]) => value === null).map(([key]) => key);
    return this.#store.system(async (tx) => {
      if (gone.length > 0)
        await tx.run('delete from selvedge.connector_state where connector = $1 and key = any($2)', [
          this.#owner,
          gone,
        ]);
      if (kept.length > 0) {
        await tx.run(
          `insert into selvedge.connector_state (connector, key, value)
           select $1, k, v from unnest($2::text[], $3::bytea[]) as given(k, v)
           on conflict (connector, key) do update set value = excluded.value`,
          [this.#owner, kept.map(([key]) => key), kept.map(([, value]) => Buffer.from(value))],
        );
      }
    });
  }
}
