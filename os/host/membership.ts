import type { AppDefinition } from '@selvedge/sdk/app';
import type { Principal } from '../identity/principal.ts';
import type { Store, Tx } from '../store/unit.ts';

/** How an org uses an app. */
export interface OrgApp {
  readonly enabled: boolean;
  readonly consented: readonly string[];
  readonly settings: Readonly<Record<string, unknown>>;
  /** Counts changes of the settings. */
  readonly version: number;
}

/** What one org uses, and which roles of apps its people have. */
interface OrgUse {
  readonly apps: ReadonlyMap<string, OrgApp>;
  /** `person app` → roles. */
  readonly roles: ReadonlyMap<string, readonly string[]>;
  readonly readAt: number;
}

/** Tells which org's use of apps changed. */
export const APPS_CHANNEL = 'selvedge_apps';
/** A notification that was lost is made up for. */
const OLDEST_MS = 30_000;

/** Who uses which app how, kept in memory and renewed when somebody changes it, here or in another process. */
export class Membership {
  readonly #store: Store;
  readonly #now: () => number;
  readonly #orgs = new Map<string, Promise<OrgUse>>();
  readonly #stop: Promise<() => Promise<void>>;

  constructor(store: Store, now: () => number) {
    this.#store = store;
    this.#now = now;
    this.#stop = store.listen(APPS_CHANNEL, (org) => {
      if (org === null) this.#orgs.clear();
      else this.#orgs.delete(org);
    });
  }

  /** Tells everybody that what an org uses was changed. Part of the unit that changes it. */
  async changed(tx: Tx, org: string): Promise<void> {
    await tx.run('select pg_notify($1, $2)', [APPS_CHANNEL, org]);
    tx.afterCommit(() => void this.#orgs.delete(org));
  }

  async of(org: string, app: string): Promise<OrgApp | null> {
    return (await this.#use(org)).apps.get(app) ?? null;
  }

  /** Roles of an app that people of an org were given: person → roles. */
  async given(org: string, app: string): Promise<Record<string, string[]>> {
    const { roles } = await this.#use(org);
    return Object.fromEntries(
      [...roles].flatMap(([key, given]) => {
        const [person = '', of] = key.split(' ');
        return of === app ? [[person, [...given]]] : [];
      }),
    );
  }

  /** Everything of an app that somebody may do in his org: by his role there, by roles he was given; a token no more than its scopes. */
  async permissions(principal: Principal, definition: AppDefinition): Promise<ReadonlySet<string>> {
    const { apps, roles } = await this.#use(principal.org.id);
    const use = apps.get(definition.id);
    if (use?.enabled !== true) return new Set();
    const given = roles.get(`${principal.person.id} ${definition.id}`) ?? [];
    const all = Object.entries(definition.roles ?? {})
      .filter(
        ([name, role]) =>
          principal.person.operator ||
          given.includes(name) ||
          (principal.role !== null && role.grantedTo?.includes(principal.role) === true),
      )
      .flatMap(([, role]) => role.permissions);
    const wide = principal.person.operator ? Object.keys(definition.permissions) : all;
    return new Set(
      wide.filter(
        (permission) =>
          use.consented.includes(permission) &&
          (principal.scopes === null || isWithin(principal.scopes, definition.id, permission)),
      ),
    );
  }

  async close(): Promise<void> {
    await (
      await this.#stop
    )();
  }

  #use(org: string): Promise<OrgUse> {
    const known = this.#orgs.get(org);
    const fresh = (): Promise<OrgUse> => {
      const reading = this.#read(org);
      this.#orgs.set(org, reading);
      reading.catch(() => this.#orgs.delete(org));
      return reading;
    };
    return known === undefined
      ? fresh()
      : known.then((use) => (this.#now() - use.readAt > OLDEST_MS ? fresh() : use), fresh);
  }

  #read(org: string): Promise<OrgUse> {
    return this.#store.org(org, async (tx) => {
      const apps = await tx.rows<OrgApp & { app: string }>(
        'select app, enabled, consented, settings, version from selvedge.app_orgs where org_id = $1',
        [org],
      );
      const given = await tx.rows<{ person: string; app: string; roles: string[] }>(
        'select person_id as person, app, array_agg(role) as roles from selvedge.app_roles where org_id = $1 group by 1, 2',
        [org],
      );
      return {
        apps: new Map(apps.map(({ app, ...use }) => [app, use])),
        roles: new Map(given.map(({ person, app, roles }) => [`${person} ${app}`, roles])),
        readAt: this.#now(),
      };
    });
  }
}

/** `people.*` is everything of an app: the command line makes such tokens, the API does not. */
const isWithin = (scopes: ReadonlySet<string>, app: string, permission: string): boolean =>
  scopes.has(permission) || scopes.has(`${app}.*`);
