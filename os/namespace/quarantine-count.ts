import type { Log } from '@selvedge/sdk/connector';
import type { Store } from '../store/unit.ts';
import type { UnknownPath } from './series.ts';

export const MOST_POINTS = 100_000;
const FLUSH_MS = 3000;

type Kind = UnknownPath['kind'];

interface Count {
  points: number;
  /** Of them not yet in the table. */
  pending: number;
  kind: Kind;
}

/** What a path carries when it has carried both. */
export function widen(a: Kind, b: Kind): Kind {
  if (a === b) return a;
  if (a === 'text' || b === 'text') return 'text';
  return a === 'number' || b === 'number' ? 'number' : 'integer';
}

/** How many points each quarantined series has kept. Counted in memory, written down every few seconds. */
export class QuarantineCount {
  readonly #store: Store;
  readonly #log: Log;
  readonly #counts = new Map<number, Count>();
  readonly #unwritten = new Set<number>();
  #timer: NodeJS.Timeout | null = null;

  constructor(store: Store, log: Log) {
    this.#store = store;
    this.#log = log;
  }

  /** Takes up the count of a series as the table has it; one that is counted already goes on. */
  seed(id: number, points: number, kind: Kind): void {
    if (!this.#counts.has(id)) this.#counts.set(id, { points, pending: 0, kind });
  }

  drop(id: number): void {
    this.#counts.delete(id);
    this.#unwritten.delete(id);
  }

  /** Counts points in; false where the limit would be passed: then none is counted. */
  add(id: number, points: number, kind?: Kind): boolean {
    const count = this.#counts.get(id);
    if (count === undefined) return true;
    if (count.points + points > MOST_POINTS) return false;
    count.points += points;
    count.pending += points;
    if (kind !== undefined) count.kind = widen(count.kind, kind);
    this.#unwritten.add(id);
    this.#timer ??= setTimeout(() => this.#flushLater(), FLUSH_MS).unref();
    return true;
  }

  /** Writes the counts down. */
  async flush(): Promise<void> {
    const written = [...this.#unwritten].flatMap((id) => {
      const count = this.#counts.get(id);
      return count === undefined ? [] : [{ id, count, points: count.pending }];
    });
    this.#unwritten.clear();
    if (written.length === 0) return;
    try {
      await this.#store.system((tx) =>
        tx.run(
          `update selvedge.quarantine q set points = q.points + g.points, kind = g.kind, last_seen = now()
           from unnest($1::int[], $2::bigint[], $3::text[]) as g(id, points, kind) where q.series_id = g.id`,
          [
            written.map(({ id }) => id),
            written.map(({ points }) => points),
            written.map(({ count }) => count.kind),
          ],
        ),
      );
      for (const { count, points } of written) count.pending -= points;
    } catch (error) {
      for (const { id } of written) if (this.#counts.has(id)) this.#unwritten.add(id);
      throw error;
    }
  }

  async close(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.flush().catch((error: unknown) => this.#warn(error));
  }

  #flushLater(): void {
    this.#timer = null;
    this.flush().catch((error: unknown) => {
      this.#warn(error);
      this.#timer ??= setTimeout(() => this.#flushLater(), FLUSH_MS).unref();
    });
  }

  #warn(error: unknown): void {
    this.#log.warn(
      { error: String(error) },
      'counts of quarantine could not be written; they are kept and tried again',
    );
  }
}
