import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { SqlValue } from './unit.ts';

const MOST = 500;

/**
 * Statements that PostgreSQL plans once for each connection, by their text. It keeps the types of their rows too, and
 * refuses them when a table changed those; so they are planned under a new name after each change of tables.
 */
export class Plans {
  readonly #names = new Map<string, string>();
  #generation = 0;

  of(sql: string, params: readonly SqlValue[]): pg.QueryConfig {
    let name = this.#names.get(sql);
    if (name === undefined) {
      // Each is kept by each connection: texts without end are planned anew each time.
      if (this.#names.size >= MOST) return { text: sql, values: [...params] };
      name = createHash('sha256').update(`${this.#generation} ${sql}`).digest('base64url');
      this.#names.set(sql, name);
    }
    return { name, text: sql, values: [...params] };
  }

  renew(): void {
    this.#generation++;
    this.#names.clear();
  }
}
