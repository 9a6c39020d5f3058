import type { Subscription } from '@selvedge/sdk/app';
import type { Told } from './outbox.ts';

type Key = NonNullable<Subscription['onceFor']>;

/**
 * The events of a round in the order in which they are handled. Where a handler says what it does them for, an event waits
 * for the last of its kind, which is handled for all of them; when that one fails, those before it are handled after all.
 */
export class Together {
  readonly #events: readonly Told[];
  readonly #keys: readonly (string | null)[];
  /** Key → where the last of its events stands. */
  readonly #last = new Map<string, number>();
  /** Where those stand that wait for a later one. */
  readonly #waiting = new Set<number>();
  /** Those that are handled after all. */
  readonly #again: number[] = [];
  #at = -1;
  #current = -1;

  constructor(events: readonly Told[], onceFor?: Key) {
    this.#events = events;
    this.#keys = events.map((told) => (onceFor === undefined ? null : keyOf(onceFor, told)));
    for (const [at, key] of this.#keys.entries()) if (key !== null) this.#last.set(key, at);
  }

  /** The next to handle, the one before being handled; null = none is left. */
  next(): Told | null {
    this.#served();
    const again = this.#again.shift();
    if (again !== undefined) return this.#take(again);
    while (++this.#at < this.#events.length) {
      const key = this.#keys[this.#at];
      if (key === null || this.#last.get(key) === this.#at) return this.#take(this.#at);
      this.#waiting.add(this.#at);
    }
    return null;
  }

  /** The one that was taken last could not be handled: it served nobody but itself. */
  failed(): void {
    this.#again.push(...this.#servedBy(this.#current));
    this.#current = -1;
  }

  /** The last event up to which all are handled, the one that was taken last included; null = none. */
  get done(): Told | null {
    this.#served();
    const first = Math.min(this.#at + 1, this.#events.length, ...this.#waiting);
    return this.#events[first - 1] ?? null;
  }

  #take(at: number): Told {
    this.#current = at;
    this.#waiting.delete(at);
    return this.#events[at];
  }

  #served(): void {
    for (const at of this.#servedBy(this.#current)) this.#waiting.delete(at);
    this.#current = -1;
  }

  /** Those that wait for the one at a place. */
  #servedBy(place: number): number[] {
    const key = this.#keys[place] ?? null;
    if (key === null || this.#last.get(key) !== place) return [];
    return [...this.#waiting].filter((at) => this.#keys[at] === key);
  }
}

/** What an older program told may lack what is asked of it: such an event is handled alone. */
function keyOf(onceFor: Key, { id, subject, at, payload }: Told): string | null {
  try {
    return onceFor({ id, subject, at: at.toISOString(), payload: payload as never });
  } catch {
    return null;
  }
}
