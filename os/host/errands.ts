import type { Log } from '@selvedge/sdk/connector';
import { type Org, readOrg } from '../identity/orgs.ts';
import type { Principal } from '../identity/principal.ts';
import type { RecordRules } from '../records/rules.ts';
import type { Tx } from '../store/unit.ts';
import type { Changes } from './changes.ts';
import { actorOf, authorOf, type Errand, orgFacts } from './context.ts';
import type { OpenLink } from './guests/links.ts';
import type { Membership } from './membership.ts';
import type { OrgApps, OwnScenarios } from './own/own.ts';
import type { RunningApp } from './registry.ts';
import type { Sending } from './notices/desk.ts';
import type { Trade } from './trade.ts';
import { OrgTelemetry, type TelemetryParts } from './telemetry/telemetry.ts';

interface ErrandParts extends TelemetryParts {
  readonly log: Log;
  readonly now: () => number;
  readonly membership: Membership;
  readonly own: OwnScenarios;
  readonly changes: Changes;
  readonly trade: Trade;
  readonly app: (id: string) => RunningApp | undefined;
  /** Says that there is an event to hear. */
  readonly wake: () => void;
  readonly sending: Sending;
}

/** On whose behalf apps work: a person's, or the platform's. */
export class Errands {
  readonly #parts: ErrandParts;

  constructor(parts: ErrandParts) {
    this.#parts = parts;
  }

  /** What a person does in an app, with the permissions he has there. */
  async of(
    principal: Principal,
    id: string,
    permissions: ReadonlySet<string>,
    rules?: RecordRules,
  ): Promise<Errand> {
    const { log, now } = this.#parts;
    const use = await this.#parts.membership.of(principal.org.id, id);
    return {
      app: id,
      org: orgFacts(principal.org),
      actor: actorOf(principal),
      by: authorOf(principal),
      now: new Date(now()),
      log,
      permissions,
      rules,
      settings: use?.settings ?? {},
      telemetry: new OrgTelemetry(this.#parts, principal.org.id),
      dictionary: () => this.#parts.trade.dictionary(),
      useOf: (app) => this.#parts.membership.of(principal.org.id, app),
      changed: (app) => this.#parts.changes.tell(principal.org.id, app),
      permissionsIn: async (app) => {
        const running = this.#parts.app(app);
        return running === undefined
          ? new Set()
          : this.#parts.membership.permissions(principal, running.definition);
      },
      wake: () => this.#parts.wake(),
      sending: this.#parts.sending,
    };
  }

  /** What somebody without a login does in an app, by a link. */
  async ofGuest(org: Org, link: OpenLink, address: string): Promise<Errand> {
    const { membership, own } = this.#parts;
    const use = await membership.of(org.id, link.app);
    return {
      app: link.app,
      org: orgFacts(org),
      actor: null,
      guest: { link: link.id, subject: link.subject, name: link.name },
      by: { personId: null, who: null, name: link.name, via: 'link', address },
      now: new Date(this.#parts.now()),
      log: this.#parts.log,
      permissions: new Set(link.permissions),
      rules: (await own.of(org.id)).rulebook,
      settings: use?.settings ?? {},
      telemetry: new OrgTelemetry(this.#parts, org.id),
      dictionary: () => this.#parts.trade.dictionary(),
      useOf: (app) => membership.of(org.id, app),
      permissionsIn: () => Promise.resolve(new Set()),
      wake: () => this.#parts.wake(),
      sending: this.#parts.sending,
    };
  }

  /** What an app does in a unit of an org in the name of the platform, and the apps as that org has them. */
  async ofPlatform(tx: Tx, app: string, via: string): Promise<OrgApps & { readonly errand: Errand }> {
    const org = tx.org ?? '';
    const apps = await this.#parts.own.of(org);
    const use = await this.#parts.membership.of(org, app);
    tx.afterCommit(() => this.#parts.changes.tell(org, app));
    const errand: Errand = {
      app,
      org: orgFacts(await readOrg(tx, org)),
      actor: null,
      by: { personId: null, who: null, name: null, via, address: '' },
      now: new Date(this.#parts.now()),
      log: this.#parts.log,
      permissions: 'all',
      rules: apps.rulebook,
      settings: use?.settings ?? {},
      telemetry: new OrgTelemetry(this.#parts, org),
      dictionary: () => this.#parts.trade.dictionary(),
      useOf: (id) => this.#parts.membership.of(org, id),
      permissionsIn: () => Promise.resolve('all'),
      wake: () => this.#parts.wake(),
      sending: this.#parts.sending,
    };
    return { ...apps, errand };
  }
}
