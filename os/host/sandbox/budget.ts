const WINDOW = 1000;

interface Account {
  readonly spendings: { readonly at: number; readonly milliseconds: number }[];
  sum: number;
}

/** What each org spent of the sandbox during the last second, milliseconds. */
export class Budget {
  readonly #most: number;
  readonly #now: () => number;
  readonly #accounts = new Map<string, Account>();

  /** @param most milliseconds per second of an org @param now milliseconds, of any steady clock */
  constructor(most: number, now: () => number) {
    this.#most = most;
    this.#now = now;
  }

  charge(org: string, milliseconds: number): void {
    const account = this.#accounts.get(org) ?? { spendings: [], sum: 0 };
    account.spendings.push({ at: this.#now(), milliseconds });
    account.sum += milliseconds;
    this.#accounts.set(org, account);
  }

  /** The org has had its share; it may go on when enough of it is a second ago. */
  isOver(org: string): boolean {
    const account = this.#accounts.get(org);
    if (account === undefined) return false;
    const past = this.#now() - WINDOW;
    while (account.spendings.length > 0 && account.spendings[0].at <= past)
      account.sum -= account.spendings.shift()?.milliseconds ?? 0;
    if (account.spendings.length === 0) this.#accounts.delete(org);
    return account.spendings.length > 0 && account.sum >= this.#most;
  }
}
