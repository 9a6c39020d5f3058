import type { Log } from '@selvedge/sdk/connector';
import type { Store, Tx } from '../../store/unit.ts';
import type { Hearing } from '../registry.ts';
import type { Told } from './outbox.ts';
import { courteously } from './courtesy.ts';
import { isBlocked, park, putBack, takeDue } from './parking.ts';
import { OWN_APP } from '../own/scenario.ts';
import { Rounds } from './rounds.ts';
import { Together } from './together.ts';

const AT_ONCE = 50;
/** Of a handler that takes many as one. */
const MANY_AT_ONCE = 500;
const LOOK_MS = 1000;
/** Handlers that work at once, and of them those of one org: the others, and who writes, need connections too. */
const WORKERS = 4;
const WORKERS_OF_ORG = 2;
/** Own rules of an org wait for each other: there may be a thousand on one event. */
const RULES_OF_ORG = 1;

/** Runs a handler in a unit of an org; the relay knows neither contexts nor settings. */
export type Hear = (tx: Tx, hearing: Hearing, told: Told) => Promise<void>;

/** A handler cannot take an event now, through no fault of either: it keeps its place and is told it again. */
export class Later extends Error {}

export interface RelayParts {
  readonly store: Store;
  readonly log: Log;
  readonly now: () => number;
  readonly hearings: () => readonly Hearing[];
  readonly hear: Hear;
}

/** A handler for which there is something in an org. */
interface Turn {
  readonly hearing: Hearing;
  readonly org: string;
}

/**
 * Brings events to their handlers: in the order of commits, one org and handler at a time, each handler's place moved in
 * the same unit of work as what it wrote. Orgs take turns, however many handlers each has.
 */
export class Relay {
  readonly #parts: RelayParts;
  readonly #rounds: Rounds<Turn>;

  constructor(parts: RelayParts, lookMs = LOOK_MS) {
    this.#parts = parts;
    this.#rounds = new Rounds(
      {
        log: parts.log,
        waits: 'events wait',
        workers: WORKERS,
        workersOf: ({ hearing }) => (hearing.app === OWN_APP ? RULES_OF_ORG : WORKERS_OF_ORG),
        ownerOf,
        nameOf,
        look: () => this.#waiting(),
        work: ({ hearing, org }) => {
          const round = (): Promise<boolean> => this.#round(hearing, org);
          return hearing.app === OWN_APP ? courteously(round) : round();
        },
      },
      lookMs,
    );
  }

  /** There may be something to hear. */
  wake(): void {
    this.#rounds.wake();
  }

  /** Resolves when everything that can be heard now has been. */
  settle(): Promise<void> {
    return this.#rounds.settle();
  }

  close(): Promise<void> {
    return this.#rounds.close();
  }

  /** Where something can be heard: one statement, however many handlers there are. */
  async #waiting(): Promise<Turn[]> {
    const hearings = this.#parts.hearings();
    if (hearings.length === 0) return [];
    const rows = await this.#parts.store.system((tx) =>
      tx.rows<{ at: number; org: string }>(
        `select h.at, p.org_id as org
         from unnest($1::text[], $2::text[], $3::text[], $4::uuid[]) with ordinality h(subscription, event, app, org, at)
         join selvedge.event_places p on p.subscription = h.subscription and (h.org is null or p.org_id = h.org)
         where (h.app = 'host' or exists (select 1 from selvedge.app_orgs a where a.org_id = p.org_id and a.app = h.app and a.enabled)) and (
           exists (select 1 from selvedge.events e where e.org_id = p.org_id and e.event = h.event
             and (e.xid, e.position) > (p.xid, p.position) and e.xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint)
           or exists (select 1 from selvedge.parked_events k where k.org_id = p.org_id and k.subscription = p.subscription and k.next_try <= $5))`,
        [
          hearings.map(({ subscription }) => subscription.name),
          hearings.map(({ subscription }) => subscription.event),
          hearings.map(({ app }) => app),
          hearings.map(({ org }) => org ?? null),
          new Date(this.#parts.now()),
        ],
      ),
    );
    return rows.map(({ at, org }) => ({ hearing: hearings[at - 1], org }));
  }

  /** One unit of work: what was parked and is due, then new events. @returns whether there may be more */
  #round(hearing: Hearing, org: string): Promise<boolean> {
    const { name, event, onceFor } = hearing.subscription;
    const most = onceFor === undefined ? AT_ONCE : MANY_AT_ONCE;
    return this.#parts.store.org(org, async (tx) => {
      // Of two programs on one database the second leaves an org that the first is at.
      const [place] = await tx.planned<{ xid: number; position: number; isParked: boolean }>(
        `select xid, position, exists (select 1 from selvedge.parked_events k where k.org_id = $1 and k.subscription = $2) as "isParked"
         from selvedge.event_places where org_id = $1 and subscription = $2 for update skip locked`,
        [org, name],
      );
      if (place === undefined) return false;
      let { isParked } = place;
      const due = isParked ? await takeDue(tx, name, this.#parts.now()) : [];
      for (const [index, told] of due.entries())
        if ((await this.#hear(tx, hearing, told, told.attempts)) === 'later') {
          await putBack(tx, due.slice(index));
          return this.#comeAgain();
        }
      const fresh = await tx.planned<Told>(
        `select id, event, subject, payload, at, xid, position from selvedge.events
         where org_id = $1 and event = $2 and (xid, position) > ($3, $4) and xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
         order by xid, position limit ${most}`,
        [org, event, place.xid, place.position],
      );
      let last: Told | null = null;
      let isLate = false;
      const queue = new Together(fresh, onceFor);
      for (let told = queue.next(); told !== null; told = queue.next()) {
        if (isParked && (await isBlocked(tx, name, told.subject))) {
          await park(tx, name, told, 0, null, this.#parts.now());
          queue.failed();
        } else {
          const outcome = await this.#hear(tx, hearing, told, 0);
          if (outcome === 'later') {
            isLate = true;
            break;
          }
          if (outcome === 'parked') queue.failed();
          isParked ||= outcome === 'parked';
        }
        last = queue.done;
      }
      if (last !== null)
        tx.last(
          'update selvedge.event_places set xid = $3, position = $4 where org_id = $1 and subscription = $2',
          [org, name, last.xid, last.position],
        );
      return isLate ? this.#comeAgain() : fresh.length === most || due.length > 0;
    });
  }

  #comeAgain(): false {
    this.#rounds.wakeLater();
    return false;
  }

  async #hear(tx: Tx, hearing: Hearing, told: Told, attempts: number): Promise<'heard' | 'later' | 'parked'> {
    try {
      await tx.attempt(() => this.#parts.hear(tx, hearing, told));
    } catch (error) {
      if (error instanceof Later) return 'later';
      const fault = error instanceof Error ? error.message : String(error);
      this.#parts.log.warn(
        { fault, subscription: hearing.subscription.name, event: told.id },
        'an event could not be handled',
      );
      await park(tx, hearing.subscription.name, told, attempts + 1, fault, this.#parts.now());
      return 'parked';
    }
    return 'heard';
  }
}

const ownerOf = ({ hearing, org }: Turn): string => (hearing.app === OWN_APP ? `${org} ${OWN_APP}` : org);
const nameOf = ({ hearing, org }: Turn): string => `${org} ${hearing.subscription.name}`;
