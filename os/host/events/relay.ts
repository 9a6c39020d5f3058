import type { Log } from '@selvedge/sdk/connector';
import type { Store, Tx } from '../../store/unit.ts';
import type { Hearing } from '../registry.ts';
import type { Told } from './outbox.ts';
import { isBlocked, park, takeDue } from './parking.ts';

const AT_ONCE = 50;
const LOOK_MS = 1000;

/** Runs a handler in a unit of an org; the relay knows neither contexts nor settings. */
export type Hear = (tx: Tx, hearing: Hearing, told: Told) => Promise<void>;

export interface RelayParts {
  readonly store: Store;
  readonly log: Log;
  readonly now: () => number;
  readonly hearings: () => readonly Hearing[];
  readonly hear: Hear;
}

/**
 * Brings events to their handlers: in the order of commits, one org and handler at a time, each handler's place moved in
 * the same unit of work as what it wrote.
 */
export class Relay {
  readonly #parts: RelayParts;
  readonly #running = new Map<string, Promise<void>>();
  readonly #again = new Set<string>();
  #timer: NodeJS.Timeout | null = null;
  #isOpen = true;

  constructor(parts: RelayParts, lookMs = LOOK_MS) {
    this.#parts = parts;
    if (lookMs > 0) {
      this.#timer = setInterval(() => this.wake(), lookMs);
      this.#timer.unref();
    }
  }

  /** There may be something to hear. */
  wake(): void {
    if (!this.#isOpen) return;
    for (const hearing of this.#parts.hearings()) void this.#start(hearing);
  }

  /** Resolves when everything that can be heard now has been. */
  async settle(): Promise<void> {
    await Promise.all(this.#parts.hearings().map((hearing) => this.#start(hearing)));
  }

  async close(): Promise<void> {
    this.#isOpen = false;
    if (this.#timer !== null) clearInterval(this.#timer);
    await Promise.allSettled(this.#running.values());
  }

  #start(hearing: Hearing): Promise<void> {
    const name = `${hearing.org ?? ''} ${hearing.subscription.name}`;
    const running = this.#running.get(name);
    if (running !== undefined) {
      this.#again.add(name);
      return running;
    }
    const work = this.#run(hearing)
      .catch((error: unknown) =>
        this.#parts.log.warn({ error, subscription: name }, 'events wait; they are tried again'),
      )
      .finally(() => this.#running.delete(name));
    this.#running.set(name, work);
    return work;
  }

  async #run(hearing: Hearing): Promise<void> {
    const name = `${hearing.org ?? ''} ${hearing.subscription.name}`;
    do {
      this.#again.delete(name);
      for (const org of await this.#waiting(hearing))
        while (this.#isOpen && (await this.#round(hearing, org)));
    } while (this.#isOpen && this.#again.has(name));
  }

  /** Orgs in which something can be heard. */
  async #waiting(hearing: Hearing): Promise<string[]> {
    const { name, event } = hearing.subscription;
    const rows = await this.#parts.store.system((tx) =>
      tx.rows<{ org: string }>(
        `select p.org_id as org from selvedge.event_places p where p.subscription = $1 and ($5::uuid is null or p.org_id = $5)
           and ($4 = 'host' or exists (select 1 from selvedge.app_orgs a where a.org_id = p.org_id and a.app = $4 and a.enabled)) and (
           exists (select 1 from selvedge.events e where e.org_id = p.org_id and e.event = $2
             and (e.xid, e.position) > (p.xid, p.position) and e.xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint)
           or exists (select 1 from selvedge.parked_events k where k.org_id = p.org_id and k.subscription = p.subscription and k.next_try <= $3))`,
        [name, event, new Date(this.#parts.now()), hearing.app, hearing.org ?? null],
      ),
    );
    return rows.map(({ org }) => org);
  }

  /** One unit of work: what was parked and is due, then new events. @returns whether there may be more */
  #round(hearing: Hearing, org: string): Promise<boolean> {
    const { name, event } = hearing.subscription;
    return this.#parts.store.org(org, async (tx) => {
      // Of two programs on one database the second leaves an org that the first is at.
      const place = await tx.row<{ xid: number; position: number }>(
        'select xid, position from selvedge.event_places where org_id = $1 and subscription = $2 for update skip locked',
        [org, name],
      );
      if (place === undefined) return false;
      const due = await takeDue(tx, name, this.#parts.now());
      for (const told of due) await this.#hear(tx, hearing, told, told.attempts);
      const fresh = await tx.rows<Told>(
        `select id, event, subject, payload, at, xid, position from selvedge.events
         where org_id = $1 and event = $2 and (xid, position) > ($3, $4) and xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
         order by xid, position limit ${AT_ONCE}`,
        [org, event, place.xid, place.position],
      );
      for (const told of fresh) {
        if (await isBlocked(tx, name, told.subject)) await park(tx, name, told, 0, null, this.#parts.now());
        else await this.#hear(tx, hearing, told, 0);
      }
      const last = fresh.at(-1);
      if (last !== undefined)
        await tx.run(
          'update selvedge.event_places set xid = $3, position = $4 where org_id = $1 and subscription = $2',
          [org, name, last.xid, last.position],
        );
      return fresh.length === AT_ONCE || due.length > 0;
    });
  }

  async #hear(tx: Tx, hearing: Hearing, told: Told, attempts: number): Promise<void> {
    await tx.run('savepoint heard');
    try {
      await this.#parts.hear(tx, hearing, told);
      await tx.run('release savepoint heard');
    } catch (error) {
      await tx.run('rollback to savepoint heard');
      const fault = error instanceof Error ? error.message : String(error);
      this.#parts.log.warn(
        { fault, subscription: hearing.subscription.name, event: told.id },
        'an event could not be handled',
      );
      await park(tx, hearing.subscription.name, told, attempts + 1, fault, this.#parts.now());
    }
  }
}
