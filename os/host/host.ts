import type { Entity } from '@selvedge/sdk/app';
import type { Log } from '@selvedge/sdk/connector';
import { join } from 'node:path';
import { audit } from '../identity/audit.ts';
import { readOrg } from '../identity/orgs.ts';
import { allow, type Principal } from '../identity/principal.ts';
import type { Namespace } from '../namespace/namespace.ts';
import { parse } from '../namespace/parse.ts';
import type { ImportReport } from '../records/exchange/report.ts';
import { Tasks } from '../records/exchange/tasks.ts';
import { Files } from '../records/files/files.ts';
import type { RecordRules } from '../records/rules.ts';
import { inputShape } from '../records/shape.ts';
import type { Store, Tx } from '../store/unit.ts';
import type { Stream } from '../stream/stream.ts';
import { act } from './acting.ts';
import { actionContext, actorOf, authorOf, type Errand, orgFacts, viewContext } from './context.ts';
import type { Told } from './events/outbox.ts';
import { discard, listParked, type Parked, retry } from './events/parking.ts';
import { Relay } from './events/relay.ts';
import { hearRule, subscriptionOf } from './own/hearing.ts';
import { Boards } from './own/boards.ts';
import { OwnDesk } from './own/desk.ts';
import { type OrgApps, OwnScenarios } from './own/own.ts';
import { PointRules } from './own/points/point-rules.ts';
import { Reacting } from './own/reacting.ts';
import { OWN_APP } from './own/scenario.ts';
import { Schedules } from './own/schedules.ts';
import { Trials } from './own/trying.ts';
import { Installations } from './installations.ts';
import { Jobs } from './jobs/jobs.ts';
import { Kpis } from './kpis/kpis.ts';
import { Models } from './models/models.ts';
import type { Pace } from './jobs/timetable.ts';
import type { Proposal } from './installing.ts';
import { Membership } from './membership.ts';
import { Faces } from './pages/faces.ts';
import { Changes } from './changes.ts';
import { demand } from './permission.ts';
import { RecordsDoor } from './records-door.ts';
import type { Hearing, Registry } from './registry.ts';
import { orGone } from './removing.ts';
import { seen } from './sight.ts';
import { Samples } from './sample/samples.ts';
import { deliver, HOST, publishing } from './telemetry/publishing.ts';
import { OrgTelemetry, type TelemetryParts } from './telemetry/telemetry.ts';
import { Upkeep } from './upkeep.ts';
import { Uses } from './uses.ts';
import { missing, OBJECT } from './words.ts';

/** A change as the audit trail keeps it. */
interface Audited {
  readonly object: string;
  readonly before: object | null;
  readonly after: object | null;
}

export interface HostParts extends TelemetryParts {
  readonly store: Store;
  readonly log: Log;
  readonly now: () => number;
  /** The data folder: code of installed apps is kept below `apps`. */
  readonly data: string;
  /** Folders whose folders are apps on offer. */
  readonly catalogue: readonly string[];
  /** Types of things, which samples carry, and things that figures of apps are published to. */
  readonly types: Pick<Namespace, 'listTypes' | 'putType' | 'get' | 'put'>;
  readonly stream: Stream;
  /** Version of the platform. */
  readonly version: string;
  /** Milliseconds between looks for events of other processes; 0 = only when asked. */
  readonly lookMs?: number;
  /** How fast jobs are looked for and tried again. */
  readonly pace?: Pace;
}

/** Where apps live: what is installed, who uses it, and every way in. It knows no app by name. */
export class Host {
  readonly #parts: HostParts;
  readonly #membership: Membership;
  readonly #relay: Relay;
  /** What of the apps runs in the browser. */
  readonly faces: Faces;
  /** Tells that records of apps changed. */
  readonly changes = new Changes();
  readonly installations: Installations;
  readonly uses: Uses;
  readonly own: OwnScenarios;
  readonly points: PointRules;
  readonly schedules: Schedules;
  readonly desk: OwnDesk;
  readonly boards: Boards;
  readonly samples: Samples;
  readonly kpis: Kpis;
  readonly models: Models;
  readonly files: Files;
  /** Files that are being read into records. */
  readonly imports: Tasks<ImportReport>;
  /** Asleep until it is opened. */
  readonly jobs: Jobs;
  readonly upkeep: Upkeep;

  private constructor(parts: HostParts) {
    this.#parts = parts;
    this.#membership = new Membership(parts.store, parts.now);
    this.installations = new Installations({
      store: parts.store,
      log: parts.log,
      packages: join(parts.data, 'apps'),
      catalogue: parts.catalogue,
      brought: join(parts.data, 'catalogue'),
      platform: parts.version,
      use: (org, app) => this.#membership.of(org, app),
      appsOf: async (org) => (await this.own.of(org)).registry,
      changed: () => void this.jobs.follow(),
    });
    this.own = new OwnScenarios({
      store: parts.store,
      log: parts.log,
      base: () => this.registry,
      loaded: (org, rules) => {
        this.points.follow(
          org,
          rules.filter((rule) => rule.kind === 'point'),
        );
        this.schedules.follow(
          org,
          rules.filter((rule) => rule.kind === 'schedule'),
        );
      },
    });
    const reacting = new Reacting({ ...parts, own: this.own });
    this.points = new PointRules({
      ...parts,
      look: (org, rule, points) => reacting.look(org, rule, points),
    });
    this.schedules = new Schedules({
      run: (tx, rule) => reacting.run(tx, rule),
      changed: () => void this.jobs.follow(),
    });
    this.desk = new OwnDesk({
      store: parts.store,
      own: this.own,
      membership: this.#membership,
      catalogue: join(parts.data, 'catalogue'),
      isTaken: (app) => this.installations.isElsewhere(app, join(parts.data, 'catalogue')),
      now: parts.now,
      trials: new Trials({ ...parts, own: this.own }),
      points: (org) => this.points.counts(org),
    });
    this.boards = new Boards(this.own, (principal, app, entity) => this.records(principal, app, entity));
    this.uses = new Uses(parts.store, this.own, this.#membership);
    this.faces = new Faces({
      app: (id) => this.registry.app(id),
      all: (principal) => this.uses.all(principal),
      unmade: (app, module, error) =>
        parts.log.error({ error, app, module }, 'a page of an app cannot be made'),
    });
    this.imports = new Tasks(parts.now);
    this.files = new Files(parts.store, join(parts.data, 'files'));
    this.samples = new Samples({
      ...parts,
      own: this.own,
      desk: this.desk,
      uses: this.uses,
      enable: (principal, app) => this.enable(principal, app),
    });
    this.kpis = new Kpis({
      ...parts,
      uses: this.uses,
      own: this.own,
      errand: (principal, app, permissions) => this.#errand(principal, app, permissions),
    });
    this.models = new Models({ ...parts, own: this.own, uses: this.uses });
    this.jobs = new Jobs({
      ...parts,
      schedules: this.schedules,
      nightly: (definition) => this.models.job(definition),
      things: parts.types,
      registry: () => this.registry,
      uses: this.uses,
      context: async (tx, app, via) => {
        const { registry, errand } = await this.#ownErrand(tx, app, via);
        return actionContext(tx, registry, errand);
      },
    });
    this.upkeep = new Upkeep({
      ...parts,
      subscriptions: () => this.#hearings.map(({ subscription }) => subscription.name),
    });
    this.#relay = new Relay(
      {
        store: parts.store,
        log: parts.log,
        now: parts.now,
        hearings: () => this.#hearings,
        hear: (tx, hearing, told) => this.#hear(tx, hearing, told),
      },
      parts.lookMs,
    );
  }

  /** Loads every installed app. */
  static async open(parts: HostParts): Promise<Host> {
    const host = new Host(parts);
    await host.installations.reload();
    await host.own.open();
    return host;
  }

  get registry(): Registry {
    return this.installations.registry;
  }

  get #hearings(): Hearing[] {
    return [publishing, ...this.registry.hearings, ...this.own.hearings];
  }

  async close(): Promise<void> {
    await this.imports.close();
    this.upkeep.stop();
    await this.points.close();
    await this.jobs.close();
    await this.models.close();
    await this.#relay.close();
    await this.#membership.close();
    await this.own.close();
  }

  /** Resolves when every event that can be heard now was. */
  async settle(): Promise<void> {
    await this.points.settle();
    await this.#relay.settle();
  }

  /** Installs or upgrades an app; orgs that use it get what its scenario brings. @throws not.found, conflict */
  async install(principal: Principal, id: string): Promise<Proposal> {
    const proposal = await this.installations.install(principal, id);
    const { overlay, readModels } = proposal.definition;
    if (overlay === undefined && readModels === undefined) return proposal;
    for (const org of await this.#orgsWith(id)) {
      if (overlay !== undefined) await this.desk.layDown(org);
      await this.models.buildNew(org, proposal.definition);
    }
    return proposal;
  }

  /** Switches an app on for the principal's org, with the scenario it brings. @throws not.found, permission.missing */
  async enable(principal: Principal, id: string): Promise<void> {
    await this.uses.enable(principal, id);
    const definition = this.registry.app(id)?.definition;
    if (definition?.overlay !== undefined) await this.desk.layDown(principal.org.id);
    await this.models.buildNew(principal.org.id, definition ?? {});
  }

  async #orgsWith(app: string): Promise<string[]> {
    const rows = await this.#parts.store.system((tx) =>
      tx.rows<{ org: string }>('select org_id as org from selvedge.app_orgs where app = $1 and enabled', [
        app,
      ]),
    );
    return rows.map(({ org }) => org);
  }

  /** @throws not.found, permission.missing, input.invalid, conflict, and what the action refuses */
  async act(
    principal: Principal,
    id: string,
    name: string,
    input: unknown,
    key: string | null,
  ): Promise<unknown> {
    const { definition, permissions } = await this.uses.open(principal, id);
    const { registry, rulebook } = await this.own.of(principal.org.id);
    const action = registry.action(id, name);
    if (action === undefined) throw missing(OBJECT.action);
    demand(definition, permissions, action.permission);
    const answer = await act(
      this.#parts.store,
      registry,
      action,
      await this.#errand(principal, id, permissions, rulebook),
      input,
      key,
    );
    this.changes.tell(principal.org.id, id);
    return answer;
  }

  /** @throws not.found, permission.missing, input.invalid, and what the view refuses */
  async ask(principal: Principal, id: string, name: string, given: unknown): Promise<unknown> {
    const { definition, permissions } = await this.uses.open(principal, id);
    const { registry } = await this.own.of(principal.org.id);
    const view = registry.view(id, name);
    if (view === undefined) throw missing(OBJECT.view);
    demand(definition, permissions, view.permission);
    const input = parse(inputShape(view.input), given ?? {});
    const errand = await this.#errand(principal, id, permissions);
    const work = this.#parts.store.org(principal.org.id, async (tx) => {
      // The input was parsed by the declaration that the handler's types come from.
      const answer = await view.handle(viewContext(tx, registry, errand), input as never);
      return seen(view.output, errand.permissions, parse(inputShape(view.output), answer));
    });
    return orGone(work);
  }

  /** The records of an entity, as far as the principal may see and change them. @throws not.found, permission.missing */
  async records(principal: Principal, id: string, name: string): Promise<RecordsDoor> {
    const { definition, permissions } = await this.uses.open(principal, id);
    const entity = (definition.entities ?? []).find((one: Entity) => one.id === `${id}/${name}`);
    if (entity === undefined) throw missing(OBJECT.entity);
    demand(definition, permissions, entity.read);
    const { store, now } = this.#parts;
    const { registry, rulebook } = await this.own.of(principal.org.id);
    const open = new Map((await this.uses.all(principal)).map((app) => [app.definition.id, app.permissions]));
    return new RecordsDoor({
      permissionsIn: (app) => open.get(app) ?? new Set(),
      store,
      now,
      tables: registry.tables,
      rules: rulebook,
      entity,
      definition,
      permissions,
      principal,
      changed: () => this.changes.tell(principal.org.id, id),
    });
  }

  /**
   * What the principal may see of a change that was audited: fields of records that are hidden from him are left out, and
   * everything of an app that his org no longer has.
   */
  async sight(principal: Principal): Promise<(change: Audited) => Audited> {
    const { registry } = await this.own.of(principal.org.id);
    const open = new Map((await this.uses.all(principal)).map((app) => [app.definition.id, app.permissions]));
    return ({ object, before, after }) => {
      const entity = object.slice(0, Math.max(0, object.indexOf(':')));
      if (!entity.includes('/')) return { object, before, after };
      const fields = registry.tables.find(entity)?.entity.fields;
      const permissions = open.get(entity.slice(0, entity.indexOf('/')));
      const visible = (facts: object | null): object | null =>
        facts === null || fields === undefined || permissions === undefined
          ? null
          : seen(fields, permissions, { ...facts });
      return { object, before: visible(before), after: visible(after) };
    };
  }

  async #errand(
    principal: Principal,
    id: string,
    permissions: ReadonlySet<string>,
    rules?: RecordRules,
  ): Promise<Errand> {
    const { log, now } = this.#parts;
    const use = await this.#membership.of(principal.org.id, id);
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
      useOf: (app) => this.#membership.of(principal.org.id, app),
      permissionsIn: async (app) => {
        const running = this.registry.app(app);
        return running === undefined
          ? new Set()
          : this.#membership.permissions(principal, running.definition);
      },
      wake: () => this.#relay.wake(),
    };
  }

  /** What an app does in a unit of an org in the name of the platform, and the apps as that org has them. */
  async #ownErrand(tx: Tx, app: string, via: string): Promise<OrgApps & { readonly errand: Errand }> {
    const org = tx.org ?? '';
    const apps = await this.own.of(org);
    const use = await this.#membership.of(org, app);
    tx.afterCommit(() => this.changes.tell(org, app));
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
      useOf: (id) => this.#membership.of(org, id),
      permissionsIn: () => Promise.resolve('all'),
      wake: () => this.#relay.wake(),
    };
    return { ...apps, errand };
  }

  /** Runs a handler in its org's unit, in the name of the platform. */
  async #hear(tx: Tx, { app, subscription }: Hearing, told: Told): Promise<void> {
    if (app === HOST) return deliver(this.#parts.stream, told);
    const { errand, ...apps } = await this.#ownErrand(tx, app, `event ${told.event}`);
    const rule = apps.scenario?.rules.find(
      ({ id }) => app === OWN_APP && subscriptionOf(id) === subscription.name,
    );
    if (rule !== undefined) {
      const doing = {
        by: { ...errand.by, via: `rule ${rule.id}` },
        now: errand.now,
        tables: apps.registry.tables,
        rules: apps.rulebook,
      };
      return hearRule(tx, this.own.sandbox, apps.registry, doing, rule, told);
    }
    const declared = apps.registry.event(told.event);
    const payload = declared === undefined ? told.payload : parse(inputShape(declared.payload), told.payload);
    await subscription.handle(actionContext(tx, apps.registry, errand), {
      id: told.id,
      subject: told.subject,
      at: told.at.toISOString(),
      // Parsed by the event's own declaration.
      payload: payload as never,
    });
  }

  /** Events that wait in the principal's org. @throws not.found */
  async parked(principal: Principal, id: string): Promise<Parked[]> {
    allow(principal, 'org.manage');
    this.installations.app(id);
    return this.#parts.store.org(principal.org.id, (tx) => listParked(tx, id));
  }

  /** Tries a waiting event again, or gives it up. @throws not.found */
  async unpark(
    principal: Principal,
    id: string,
    event: string,
    subscription: string,
    verb: 'retry' | 'discard',
  ): Promise<void> {
    allow(principal, 'org.manage');
    this.installations.app(id);
    await this.#parts.store.org(principal.org.id, async (tx) => {
      const isThere = await (verb === 'retry' ? retry : discard)(tx, event, subscription, this.#parts.now());
      if (!isThere || !subscription.startsWith(`${id}/`)) throw missing(OBJECT.event);
      await audit(tx, principal, {
        action: `event.${verb}`,
        object: `app:${id}`,
        after: { event, subscription },
      });
      tx.afterCommit(() => this.#relay.wake());
    });
  }
}
