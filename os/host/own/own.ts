import type { AppDefinition } from '@selvedge/sdk/app';
import type { Log } from '@selvedge/sdk/connector';
import type { Store, Tx } from '../../store/unit.ts';
import { type Hearing, Registry, type RunningApp } from '../registry.ts';
import { Sandbox } from '../sandbox/sandbox.ts';
import type { RuleFault } from '../sandbox/rule.ts';
import { EMPTY, type OverlayDocument, type OwnRule } from './document.ts';
import { listRuleStates, noteFailure } from './failures.ts';
import { hearingsOf } from './hearing.ts';
import { broughtBy, merged } from './merging.ts';
import { Rulebook } from './rulebook.ts';
import { layOver, type Scenario } from './scenario.ts';
import { readPublished } from './versions.ts';

export interface OwnParts {
  readonly store: Store;
  readonly log: Log;
  /** The installed apps. */
  readonly base: () => Registry;
  /** Called with the rules of an org that work, whenever they are read. */
  readonly loaded: (org: string, rules: readonly OwnRule[]) => void;
}

/** The apps as one org has them. */
export interface OrgApps {
  readonly registry: Registry;
  /** null = the org made nothing itself. */
  readonly scenario: Scenario | null;
  readonly rulebook: Rulebook | undefined;
  /** Version of the document in force; 0 = none. */
  readonly version: number;
}

const CHANNEL = 'selvedge_own';

/** Schema of what an org made itself. */
export const spaceOfOrg = (org: string): string => `own_${org.replaceAll('-', '')}`;

/** What orgs made themselves, in memory: laid over the installed apps, anew whenever either changes. */
export class OwnScenarios {
  readonly #parts: OwnParts;
  readonly sandbox = new Sandbox();
  readonly #known = new Map<string, { readonly base: Registry; readonly apps: Promise<OrgApps> }>();
  readonly #hearings = new Map<string, readonly Hearing[]>();
  readonly #stop: Promise<() => Promise<void>>;

  constructor(parts: OwnParts) {
    this.#parts = parts;
    this.#stop = parts.store.listen(CHANNEL, (org) => {
      if (org === null) this.forget();
      else this.forget(org);
    });
  }

  /** Reads which orgs made rules on events, points and the time. */
  async open(): Promise<void> {
    const rows = await this.#parts.store.system((tx) =>
      tx.rows<{ org: string }>(
        `select org_id as org from selvedge.overlays where published and jsonb_path_exists(document::jsonb, '$.rules[*] ? (@.kind == "event" || @.kind == "point" || @.kind == "schedule")')
         union select org_id from selvedge.app_orgs where enabled and app = any($1)`,
        [this.#bringing()],
      ),
    );
    for (const { org } of rows) await this.of(org);
  }

  /** The apps as an org has them now. */
  of(org: string): Promise<OrgApps> {
    const base = this.#parts.base();
    const known = this.#known.get(org);
    if (known?.base === base) return known.apps;
    const apps = this.#read(org, base);
    this.#known.set(org, { base, apps });
    apps.catch(() => this.#known.delete(org));
    return apps;
  }

  /** The apps as an org has them, or had them, with one more that is not installed now. */
  async with(org: string, app: RunningApp): Promise<Registry> {
    const present = [...this.#parts.base().apps.values()];
    const base = new Registry([
      ...present.filter(({ definition }) => definition.id !== app.definition.id),
      app,
    ]);
    const document = await this.#parts.store.org(org, async (tx) =>
      merged([
        ...(await broughtTo(tx, base)),
        ...(app.definition.overlay === undefined ? [] : [broughtBy(app.definition)]),
        (await readPublished(tx))?.document ?? EMPTY,
      ]),
    );
    return layOver(base, document, spaceOfOrg(org), 0).registry;
  }

  /** Handlers of events that orgs wrote. */
  get hearings(): readonly Hearing[] {
    return [...this.#hearings.values()].flat();
  }

  /** Notes that a rule failed; after some failures it is switched off. */
  async failed(org: string, rule: string, fault: RuleFault): Promise<void> {
    if (await noteFailure(this.#parts.store, org, rule, fault)) this.forget(org);
  }

  /** What was read of an org no longer holds. @param org default: of all */
  forget(org?: string): void {
    if (org === undefined) this.#known.clear();
    else this.#known.delete(org);
    const again = org === undefined ? [...this.#hearings.keys()] : [org];
    for (const one of again)
      void this.of(one).catch((error: unknown) =>
        this.#parts.log.warn({ error }, 'own rules of an org wait'),
      );
  }

  /** The installed apps, without what any org added. */
  get base(): Registry {
    return this.#parts.base();
  }

  /** Tells everybody that what an org has was changed. Part of the unit that changes it. */
  async changed(tx: Tx, org: string): Promise<void> {
    await tx.run('select pg_notify($1, $2)', [CHANNEL, org]);
    tx.afterCommit(() => this.forget(org));
  }

  async close(): Promise<void> {
    await (
      await this.#stop
    )();
    await this.sandbox.close();
  }

  async #read(org: string, base: Registry): Promise<OrgApps> {
    const { store } = this.#parts;
    const { published, brought, states } = await store.org(org, async (tx) => ({
      published: await readPublished(tx),
      brought: await broughtTo(tx, base),
      states: await listRuleStates(tx),
    }));
    const version = published?.version ?? 0;
    if (published === null && brought.length === 0) {
      this.#hearings.delete(org);
      this.#parts.loaded(org, []);
      return { registry: base, scenario: null, rulebook: undefined, version };
    }
    const document = merged([...brought, published?.document ?? EMPTY]);
    const scenario = layOver(base, document, spaceOfOrg(org), version);
    const off = new Set(states.filter(({ disabled }) => disabled).map(({ rule }) => rule));
    const rules = scenario.rules.filter(({ id, enabled }) => enabled && !off.has(id));
    const rulebook = new Rulebook(org, rules, this.sandbox, (rule, fault) =>
      this.failed(org, rule.id, fault),
    );
    this.#hearings.set(org, hearingsOf(org, rules));
    this.#parts.loaded(org, rules);
    return { registry: scenario.registry, scenario, rulebook, version };
  }

  /** Apps that bring a scenario. */
  #bringing(): string[] {
    const apps = [...this.#parts.base().apps.values()];
    return apps
      .filter(({ definition }) => definition.overlay !== undefined)
      .map(({ definition }) => definition.id);
  }
}

/** Installed apps that the unit's org has switched on, by their ids. */
export async function appsIn(tx: Tx, base: Registry): Promise<AppDefinition[]> {
  const rows = await tx.rows<{ app: string }>(
    'select app from selvedge.app_orgs where org_id = $1 and enabled order by app',
    [tx.org],
  );
  return rows.flatMap(({ app }) => base.app(app)?.definition ?? []);
}

/** The scenarios that the apps bring which the unit's org has switched on. */
export async function broughtTo(tx: Tx, base: Registry): Promise<OverlayDocument[]> {
  return (await appsIn(tx, base)).filter(({ overlay }) => overlay !== undefined).map(broughtBy);
}
