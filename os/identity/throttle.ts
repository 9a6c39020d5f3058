import { SelvedgeError } from '@selvedge/sdk/errors';

const FREE_ATTEMPTS = 5;
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 15 * 60_000;
const FORGET_MS = 60 * 60_000;
const MOST_KEYS = 100_000;

interface Failures {
  count: number;
  last: number;
  openAt: number;
}

/** Slows guessing: after five failures of one key each further attempt waits twice as long, up to 15 minutes. */
export class Throttle {
  readonly #now: () => number;
  readonly #failures = new Map<string, Failures>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** @throws session.throttled with the seconds to wait */
  check(...keys: readonly string[]): void {
    const now = this.#now();
    for (const key of keys) {
      const failures = this.#failures.get(key);
      if (failures !== undefined && failures.openAt > now) {
        throw new SelvedgeError('session.throttled', { seconds: Math.ceil((failures.openAt - now) / 1000) });
      }
    }
  }

  fail(...keys: readonly string[]): void {
    const now = this.#now();
    for (const key of keys) {
      const old = this.#failures.get(key);
      const count = old === undefined || now - old.last > FORGET_MS ? 1 : old.count + 1;
      const pause =
        count < FREE_ATTEMPTS ? 0 : Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (count - FREE_ATTEMPTS));
      this.#failures.delete(key);
      this.#failures.set(key, { count, last: now, openAt: now + pause });
    }
    for (const key of this.#failures.keys()) {
      if (this.#failures.size <= MOST_KEYS) break;
      this.#failures.delete(key);
    }
  }

  succeed(...keys: readonly string[]): void {
    for (const key of keys) this.#failures.delete(key);
  }
}
