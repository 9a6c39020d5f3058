/** How new what a page shows is. */
export interface Fresh {
  /** Epoch milliseconds of the last look that succeeded; null = none yet. */
  readonly at: number | null;
  /** Longest time between two looks, milliseconds; null = the page does not look again by itself. */
  readonly period: number | null;
  /** Why the last look failed; null = it did not. */
  readonly fault: Error | null;
}

/** Remembers when a page last saw the truth. */
export class Freshness {
  readonly #listeners = new Set<() => void>();
  #fresh: Fresh = { at: null, period: null, fault: null };

  get now(): Fresh {
    return this.#fresh;
  }

  on = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  expect(milliseconds: number): void {
    this.#become({ period: Math.max(milliseconds, this.#fresh.period ?? 0) });
  }

  looked(): void {
    this.#become({ at: Date.now(), fault: null });
  }

  failed(cause: unknown): void {
    this.#become({ fault: cause instanceof Error ? cause : new Error(String(cause)) });
  }

  #become(change: Partial<Fresh>): void {
    this.#fresh = { ...this.#fresh, ...change };
    for (const listener of this.#listeners) listener();
  }
}

/** Older than two periods: no longer the present. */
export const isStale = ({ at, period, fault }: Fresh, now: number): boolean =>
  at === null ? fault !== null : period !== null && now - at > 2 * period;
