import { audit } from '../../identity/audit.ts';
import { allow, type Principal } from '../../identity/principal.ts';
import type { Store } from '../../store/unit.ts';
import { missing, OBJECT } from '../words.ts';
import { discard, listParked, type Parked, retry } from './parking.ts';

interface WaitingParts {
  readonly store: Store;
  readonly now: () => number;
  /** @throws not.found when the app is not installed */
  readonly require: (app: string) => unknown;
  readonly wake: () => void;
}

/** Events that handlers of apps could not take, as whoever manages an org sees them. */
export class WaitingEvents {
  readonly #parts: WaitingParts;

  constructor(parts: WaitingParts) {
    this.#parts = parts;
  }

  /** Events that wait in the principal's org. @throws not.found */
  async list(principal: Principal, id: string): Promise<Parked[]> {
    allow(principal, 'org.manage');
    this.#parts.require(id);
    return this.#parts.store.org(principal.org.id, (tx) => listParked(tx, id));
  }

  /** Tries a waiting event again, or gives it up. @throws not.found */
  async resolve(
    principal: Principal,
    id: string,
    event: string,
    subscription: string,
    verb: 'retry' | 'discard',
  ): Promise<void> {
    allow(principal, 'org.manage');
    this.#parts.require(id);
    await this.#parts.store.org(principal.org.id, async (tx) => {
      // While it is being tried again it is in nobody's list: the handler's round ends first.
      for (const places of ['event_places', 'point_places'])
        await tx.run(`select 1 from selvedge.${places} where org_id = $1 and subscription = $2 for update`, [
          tx.org,
          subscription,
        ]);
      const isThere = await (verb === 'retry' ? retry : discard)(tx, event, subscription, this.#parts.now());
      if (!isThere || !subscription.startsWith(`${id}/`)) throw missing(OBJECT.event);
      await audit(tx, principal, {
        action: `event.${verb}`,
        object: `app:${id}`,
        after: { event, subscription },
      });
      tx.afterCommit(() => this.#parts.wake());
    });
  }
}
