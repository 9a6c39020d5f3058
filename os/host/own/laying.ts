import { SelvedgeError } from '@selvedge/sdk/errors';
import { buildIndexes, expand, makeSpace } from '../../records/expanding.ts';
import { type Plan, planOf } from '../../records/plan.ts';
import type { Table } from '../../records/table.ts';
import type { Store, Tx } from '../../store/unit.ts';
import type { Membership } from '../membership.ts';
import { EMPTY, type OverlayDocument } from './document.ts';
import { subscriptionOf } from './hearing.ts';
import { merged } from './merging.ts';
import { broughtTo, type OwnScenarios, spaceOfOrg } from './own.ts';
import { layOver, OWN_APP, type Scenario } from './scenario.ts';
import { readPublished } from './versions.ts';

/** Lays documents over the apps of orgs: tables, places in the stream of events, what the org's own app may do. */
export class Laying {
  readonly #store: Store;
  readonly #own: OwnScenarios;
  readonly #membership: Membership;

  constructor(store: Store, own: OwnScenarios, membership: Membership) {
    this.#store = store;
    this.#own = own;
    this.#membership = membership;
  }

  /** What making this the org's own document would change, and come to. */
  async plan(org: string, own: OverlayDocument): Promise<{ plan: Plan; scenario: Scenario }> {
    const { scenario, tables } = await this.#laid(org, own);
    return { scenario, plan: await this.#store.owner((tx) => planOf(tx, spaceOfOrg(org), tables)) };
  }

  /** Puts a document in force, together with what else belongs to it. */
  async put<T>(org: string, own: OverlayDocument, also: (tx: Tx) => Promise<T>): Promise<T> {
    const laid = await this.#laid(org, own);
    await this.#makeTables(org, laid.tables);
    return this.#store.org(org, async (tx) => {
      const done = await also(tx);
      await this.#use(tx, org, laid.scenario, laid.document);
      return done;
    });
  }

  /** Makes tables and places for what an org's apps bring; to be called when an app was switched on or changed. */
  async layDown(org: string): Promise<void> {
    const own = await this.#store.org(org, async (tx) => (await readPublished(tx))?.document ?? EMPTY);
    await this.put(org, own, () => Promise.resolve());
  }

  /** What is laid over an org's apps when this is its own document: the scenarios of its apps, then its own. */
  async #laid(
    org: string,
    own: OverlayDocument,
  ): Promise<{ document: OverlayDocument; scenario: Scenario; tables: Table[] }> {
    const brought = await this.#store.org(org, (tx) => broughtTo(tx, this.#own.base));
    const document = merged([...brought, own]);
    const scenario = layOver(this.#own.base, document, spaceOfOrg(org), 0);
    return { document, scenario, tables: [...scenario.registry.tables] };
  }

  async #makeTables(org: string, tables: readonly Table[]): Promise<void> {
    const space = spaceOfOrg(org);
    const plan = await this.#store.owner(async (tx) => {
      await tx.run('select pg_advisory_xact_lock(7080002)');
      await makeSpace(tx, space);
      const steps = await planOf(tx, space, tables);
      const [fault] = steps.faults;
      if (fault !== undefined) throw new SelvedgeError('conflict', { reason: fault });
      await expand(tx, steps);
      return steps;
    });
    await buildIndexes(this.#store, space, plan);
  }

  /** The org's own app is switched on with everything it may do; its rules hear events from now on. */
  async #use(tx: Tx, org: string, scenario: Scenario, document: OverlayDocument): Promise<void> {
    const permissions = Object.keys(scenario.registry.app(OWN_APP)?.definition.permissions ?? {});
    await tx.run(
      `insert into selvedge.app_orgs (org_id, app, enabled, consented) values ($1, $2, true, $3)
       on conflict (org_id, app) do update set enabled = true, consented = excluded.consented`,
      [org, OWN_APP, permissions],
    );
    for (const rule of document.rules)
      if (rule.kind === 'event')
        await tx.run(
          `insert into selvedge.event_places (org_id, subscription, event, xid, position)
           values ($1, $2, $3, pg_current_xact_id()::text::bigint, 0)
           on conflict (org_id, subscription) do update set event = excluded.event, xid = excluded.xid, position = 0
           where event_places.event <> excluded.event`,
          [org, subscriptionOf(rule.id), rule.event],
        );
    await this.told(tx, org);
  }

  /** Tells everybody that what the org has was changed. */
  async told(tx: Tx, org: string): Promise<void> {
    await this.#membership.changed(tx, org);
    await this.#own.changed(tx, org);
  }
}
