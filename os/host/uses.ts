import type { AppDefinition } from '@selvedge/sdk/app';
import { audit } from '../identity/audit.ts';
import { allow, type Principal } from '../identity/principal.ts';
import { parse } from '../namespace/parse.ts';
import { inputShape } from '../records/shape.ts';
import type { Store, Tx } from '../store/unit.ts';
import { settingsOf } from './context.ts';
import type { OwnScenarios } from './own/own.ts';
import type { Membership } from './membership.ts';
import { placeSubscriptions } from './package.ts';
import type { RunningApp } from './registry.ts';
import { placeAgain, placePoints } from './telemetry/places.ts';
import { missing, OBJECT } from './words.ts';

/** An app in use, and what somebody may do there. */
export interface OpenApp {
  readonly definition: AppDefinition;
  readonly permissions: ReadonlySet<string>;
}

/** Who has which roles of an app. */
interface AppRoles {
  /** Person → roles. */
  readonly given: Readonly<Record<string, string[]>>;
  /** Role in the org → roles. */
  readonly byPost: Readonly<Record<string, string[]>>;
}

/** How orgs use the installed apps: switched on or off, set, and by whom. */
export class Uses {
  readonly #store: Store;
  readonly #own: OwnScenarios;
  readonly #membership: Membership;
  readonly #head: () => number;

  /** @param head newest ingest sequence of the history */
  constructor(store: Store, own: OwnScenarios, membership: Membership, head: () => number) {
    this.#store = store;
    this.#own = own;
    this.#membership = membership;
    this.#head = head;
  }

  /** Switches an app on for the principal's org, which agrees to what the app may do. @throws not.found, permission.missing */
  async enable(principal: Principal, id: string): Promise<void> {
    allow(principal, 'org.manage');
    const { definition } = await this.#app(principal, id);
    const consented = Object.keys(definition.permissions);
    await this.#changeUse(principal, 'app.enable', id, { consented }, async (tx) => {
      const before = await tx.row<{ enabled: boolean }>(
        'select enabled from selvedge.app_orgs where org_id = $1 and app = $2 for update',
        [principal.org.id, id],
      );
      if (before?.enabled === false) await placeAgain(tx, definition, this.#head());
      await tx.run(
        `insert into selvedge.app_orgs (org_id, app, enabled, consented) values ($1, $2, true, $3)
         on conflict (org_id, app) do update set enabled = true, consented = excluded.consented`,
        [principal.org.id, id, consented],
      );
      await placeSubscriptions(tx, definition);
      await placePoints(tx, definition, this.#head());
    });
  }

  async disable(principal: Principal, id: string): Promise<void> {
    allow(principal, 'org.manage');
    await this.#app(principal, id);
    await this.#changeUse(principal, 'app.disable', id, {}, async (tx) => {
      await tx.run('update selvedge.app_orgs set enabled = false where org_id = $1 and app = $2', [
        principal.org.id,
        id,
      ]);
    });
  }

  /** Gives a person roles of an app, in place of those given before. @throws not.found, input.invalid */
  async giveRoles(principal: Principal, id: string, person: string, roles: readonly string[]): Promise<void> {
    allow(principal, 'people.manage');
    const { definition } = await this.#app(principal, id);
    const unknown = roles.find((role) => definition.roles?.[role] === undefined);
    if (unknown !== undefined) throw missing({ zh: `角色 ${unknown}`, en: `role ${unknown}` });
    await this.#changeUse(principal, 'app.roles', id, { person, roles }, async (tx) => {
      const member = await tx.row('select 1 from selvedge.memberships where org_id = $1 and person_id = $2', [
        principal.org.id,
        person,
      ]);
      if (member === undefined) throw missing(OBJECT.person);
      await tx.run('delete from selvedge.app_roles where org_id = $1 and person_id = $2 and app = $3', [
        principal.org.id,
        person,
        id,
      ]);
      for (const role of new Set(roles))
        await tx.run(
          'insert into selvedge.app_roles (org_id, person_id, app, role) values ($1, $2, $3, $4)',
          [principal.org.id, person, id, role],
        );
    });
  }

  /** Roles of an app that people were given, by person, and those that a post in the org brings. */
  async roles(principal: Principal, id: string): Promise<AppRoles> {
    allow(principal, 'people.manage');
    const { definition } = await this.usable(principal, id);
    const byPost: Record<string, string[]> = {};
    for (const [name, role] of Object.entries(definition.roles ?? {}))
      for (const post of role.grantedTo ?? []) (byPost[post] ??= []).push(name);
    return { given: await this.#membership.given(principal.org.id, id), byPost };
  }

  /** What an org has set, with defaults. */
  async settings(principal: Principal, id: string): Promise<Record<string, unknown>> {
    const { definition } = await this.usable(principal, id);
    const use = await this.#membership.of(principal.org.id, id);
    return settingsOf(definition.settings?.fields ?? {}, use?.settings ?? {});
  }

  async changeSettings(principal: Principal, id: string, given: object): Promise<Record<string, unknown>> {
    allow(principal, 'org.manage');
    const { definition } = await this.usable(principal, id);
    const values = parse(inputShape(definition.settings?.fields ?? {}), given);
    await this.#changeUse(principal, 'app.settings', id, values, async (tx) => {
      await tx.run(
        'update selvedge.app_orgs set settings = $3, version = version + 1 where org_id = $1 and app = $2',
        [principal.org.id, id, JSON.stringify(values)],
      );
    });
    return values;
  }

  /** Every app that the principal's org has switched on, by id, and what he may do there. */
  async all(principal: Principal): Promise<OpenApp[]> {
    const open: OpenApp[] = [];
    for (const id of [...(await this.#own.of(principal.org.id)).registry.apps.keys()].sort())
      if ((await this.#membership.of(principal.org.id, id))?.enabled === true)
        open.push(await this.open(principal, id));
    return open;
  }

  /** An app that the principal's org uses, and what he may do there. @throws not.found */
  async open(principal: Principal, id: string): Promise<OpenApp> {
    const { definition } = await this.usable(principal, id);
    return { definition, permissions: await this.#membership.permissions(principal, definition) };
  }

  /** An app that the principal's org has switched on. @throws not.found */
  async usable(principal: Principal, id: string): Promise<RunningApp> {
    const app = await this.#app(principal, id);
    const use = await this.#membership.of(principal.org.id, id);
    if (use?.enabled !== true) throw missing(OBJECT.app);
    return app;
  }

  /** @throws not.found when no such app is installed */
  async #app(principal: Principal, id: string): Promise<RunningApp> {
    const app = (await this.#own.of(principal.org.id)).registry.app(id);
    if (app === undefined) throw missing(OBJECT.app);
    return app;
  }

  async #changeUse(
    principal: Principal,
    action: string,
    app: string,
    after: object,
    work: (tx: Tx) => Promise<void>,
  ): Promise<void> {
    await this.#store.org(principal.org.id, async (tx) => {
      await work(tx);
      await audit(tx, principal, { action, object: `app:${app}`, after });
      await this.#membership.changed(tx, principal.org.id);
      await this.#own.changed(tx, principal.org.id);
    });
  }
}
