import { SelvedgeError } from '@selvedge/sdk/errors';

/** How guessing is slowed: so many attempts are free, then each waits twice as long as the one before. */
export interface Pace {
  readonly free: number;
  readonly longestMs: number;
}

const FIRST_PAUSE_MS = 1000;
const FORGET_MS = 60 * 60_000;
const MOST_KEYS = 50_000;

interface Attempts {
  count: number;
  last: number;
  openAt: number;
}

/** Counts attempts by key (a login, an address) in memory; a success takes its own attempt back. */
export class Throttle {
  readonly #pace: Pace;
  readonly #now: () => number;
  readonly #attempts = new Map<string, Attempts>();

  constructor(pace: Pace, now: () => number) {
    this.#pace = pace;
    this.#now = now;
  }

  /** Seconds until the next attempt of a key may be made; 0 = now. */
  pause(key: string): number {
    return Math.max(0, Math.ceil(((this.#attempts.get(key)?.openAt ?? 0) - this.#now()) / 1000));
  }

  /** Counts an attempt before its outcome is known, so that many at once are counted too. */
  count(key: string): void {
    const now = this.#now();
    const old = this.#attempts.get(key);
    const count = old === undefined || now - old.last > FORGET_MS ? 1 : old.count + 1;
    const over = count - this.#pace.free;
    const pause = over < 0 ? 0 : Math.min(this.#pace.longestMs, FIRST_PAUSE_MS * 2 ** over);
    this.#attempts.delete(key);
    this.#attempts.set(key, { count, last: now, openAt: now + pause });
    if (this.#attempts.size > MOST_KEYS) this.#dropOldest();
  }

  /** The attempt was right after all. */
  takeBack(key: string): void {
    const attempts = this.#attempts.get(key);
    if (attempts === undefined) return;
    attempts.count -= 1;
    attempts.openAt = 0;
    if (attempts.count <= 0) this.#attempts.delete(key);
  }

  forget(key: string): void {
    this.#attempts.delete(key);
  }

  #dropOldest(): void {
    for (const key of this.#attempts.keys()) {
      this.#attempts.delete(key);
      return;
    }
  }
}

/** Sign-in: per login and address, per login wherever from (an attacker cannot lock its owner out for long), per address. */
export class SignInThrottle {
  readonly #pair: Throttle;
  readonly #login: Throttle;
  readonly #address: Throttle;

  constructor(now: () => number) {
    this.#pair = new Throttle({ free: 5, longestMs: 15 * 60_000 }, now);
    this.#login = new Throttle({ free: 20, longestMs: 60_000 }, now);
    this.#address = new Throttle({ free: 20, longestMs: 15 * 60_000 }, now);
  }

  /** Counts an attempt. @throws session.throttled with the seconds to wait */
  enter(login: string, address: string): void {
    const seconds = Math.max(
      this.#pair.pause(pairOf(login, address)),
      this.#login.pause(login),
      this.#address.pause(address),
    );
    if (seconds > 0) throw new SelvedgeError('session.throttled', { seconds });
    this.#pair.count(pairOf(login, address));
    this.#login.count(login);
    this.#address.count(address);
  }

  succeed(login: string, address: string): void {
    this.#pair.forget(pairOf(login, address));
    this.#login.forget(login);
    this.#address.takeBack(address);
  }
}

const pairOf = (login: string, address: string): string => `${login}\n${address}`;
