import type { Log } from '@selvedge/sdk/connector';
import type { Store } from '../store/unit.ts';

const ROUND_MS = 6 * 3_600_000;
const FIRST_MS = 5 * 60_000;
const DAY_MS = 86_400_000;
const EVENT_DAYS = 30;
const RECEIPT_DAYS = 90;
/** Rows of one unit of work: nobody waits long for it. */
const AT_ONCE = 5000;

export interface UpkeepParts {
  readonly store: Store;
  readonly log: Log;
  readonly now: () => number;
  /** Names of every handler of events there is. */
  readonly subscriptions: () => readonly string[];
}

/** Removes events that everybody has heard and receipts that nobody asks for any more, a few times a day. */
export class Upkeep {
  readonly #parts: UpkeepParts;
  readonly #timers: readonly NodeJS.Timeout[];

  constructor(parts: UpkeepParts) {
    this.#parts = parts;
    const round = (): void =>
      void this.run().catch((error: unknown) =>
        parts.log.error({ error }, 'old events and receipts could not be removed'),
      );
    this.#timers = [setTimeout(round, FIRST_MS), setInterval(round, ROUND_MS)];
    for (const timer of this.#timers) timer.unref();
  }

  async run(): Promise<{ events: number; receipts: number }> {
    const { now, log, subscriptions } = this.#parts;
    const before = (days: number): Date => new Date(now() - days * DAY_MS);
    const removed = {
      // A handler of an app that was removed holds nothing back; one of an org that paused the app does.
      events: await this.#remove(
        'events',
        `t.at < $1 and not exists (select from selvedge.event_places p where p.org_id = t.org_id and p.event = t.event
           and p.subscription = any($2) and (p.xid, p.position) < (t.xid, t.position))`,
        [before(EVENT_DAYS), [...subscriptions()]],
      ),
      receipts: await this.#remove('action_receipts', 't.at < $1', [before(RECEIPT_DAYS)]),
    };
    if (removed.events + removed.receipts > 0) log.info(removed, 'old events and receipts removed');
    return removed;
  }

  async #remove(table: string, which: string, params: readonly (Date | string[])[]): Promise<number> {
    let total = 0;
    for (;;) {
      const count = await this.#parts.store.system((tx) =>
        tx.run(
          `delete from selvedge.${table} where ctid = any(array(select t.ctid from selvedge.${table} t where ${which} limit ${AT_ONCE}))`,
          params,
        ),
      );
      total += count;
      if (count < AT_ONCE) return total;
    }
  }

  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
  }
}
