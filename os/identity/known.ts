import type { Tx } from '../store/unit.ts';
import type { Bearer } from './bearer.ts';

/** What is known of a bearer is asked again after so long, whatever happened. */
const TRUSTED_MS = 30_000;
const MOST = 10_000;

/** Told by the database when people, memberships, sessions, tokens, orgs or roots change. */
export const BEARERS = 'selvedge_bearers';

/** Counts changes of people, memberships, sessions, tokens, orgs and roots by this process, and those it heard of. */
let changes = 0;

/** Whoever changes what a bearer stands for says so in the same unit of work: afterwards nobody is admitted by what was. */
export const bearersChange = (tx: Pick<Tx, 'afterCommit'>): void => tx.afterCommit(bearersChanged);

/** Something changed, by this process or by another. */
export const bearersChanged = (): void => void changes++;

interface Known {
  readonly bearer: Bearer;
  readonly at: number;
}

/** Bearers who asked lately: a request need not ask the store who asks. */
export class KnownBearers {
  readonly #known = new Map<string, Known>();
  #seen = changes;

  /** @param now milliseconds since the epoch */
  find(key: string, now: number): Bearer | null {
    this.#catchUp();
    const known = this.#known.get(key);
    if (known === undefined) return null;
    const { bearer, at } = known;
    const isTrusted = now >= at && now - at < TRUSTED_MS && now < (bearer.expires?.getTime() ?? Infinity);
    if (!isTrusted) this.#known.delete(key);
    return isTrusted ? bearer : null;
  }

  /** Asks, and keeps the answer unless something changed meanwhile. */
  async ask(key: string, now: number, ask: () => Promise<Bearer | null>): Promise<Bearer | null> {
    const before = changes;
    const bearer = await ask();
    this.#catchUp();
    if (bearer !== null && before === changes) {
      if (this.#known.size >= MOST) this.#known.clear();
      this.#known.set(key, { bearer, at: now });
    }
    return bearer;
  }

  #catchUp(): void {
    if (this.#seen === changes) return;
    this.#seen = changes;
    this.#known.clear();
  }
}
