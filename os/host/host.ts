import type { Action } from '@selvedge/sdk/app';
import type { Log } from '@selvedge/sdk/connector';
import { join } from 'node:path';
import type { Principal } from '../identity/principal.ts';
import type { Namespace } from '../namespace/namespace.ts';
import type { ImportReport } from '../records/exchange/report.ts';
import { Tasks } from '../records/exchange/tasks.ts';
import { Files } from '../records/files/files.ts';
import type { Store } from '../store/unit.ts';
import type { Stream } from '../stream/stream.ts';
import { actionContext } from './context.ts';
import { type Audited, Entrance } from './entrance.ts';
import { Errands } from './errands.ts';
import { hear } from './events/hearing.ts';
import { Relay } from './events/relay.ts';
import { WaitingEvents } from './events/waiting-events.ts';
import { Boards } from './own/boards.ts';
import { OwnDesk } from './own/desk.ts';
import { Laying } from './own/laying.ts';
import { OwnScenarios } from './own/own.ts';
import { PointRules } from './own/points/point-rules.ts';
import { Reacting } from './own/reacting.ts';
import { Schedules } from './own/schedules.ts';
import { Trials } from './own/trying.ts';
import { Guests } from './guests/guests.ts';
import { Installations } from './installations.ts';
import { Jobs } from './jobs/jobs.ts';
import { Kpis } from './kpis/kpis.ts';
import { Models } from './models/models.ts';
import { Courier } from './notices/courier.ts';
import { NoticeKeys } from './notices/keys.ts';
import { type Post, postOut } from './notices/post.ts';
import type { Pace } from './jobs/timetable.ts';
import type { Proposal } from './installing.ts';
import { exportApp } from './leaving/exporting.ts';
import { AppExports } from './leaving/exports.ts';
import { Membership } from './membership.ts';
import { Faces } from './pages/faces.ts';
import { Changes } from './changes.ts';
import type { RecordsDoor } from './records-door.ts';
import type { Hearing, Registry } from './registry.ts';
import { Samples } from './sample/samples.ts';
import { hearPoints } from './telemetry/hearing-points.ts';
import { highestHeard } from './telemetry/places.ts';
import { PointRelay } from './telemetry/point-relay.ts';
import { publishing } from './telemetry/publishing.ts';
import type { TelemetryParts } from './telemetry/telemetry.ts';
import { Trade } from './trade.ts';
import { Upkeep } from './upkeep.ts';
import { Uses } from './uses.ts';

export interface HostParts extends TelemetryParts {
  readonly store: Store;
  readonly log: Log;
  readonly now: () => number;
  /** The data folder: code of installed apps is kept below `apps`. */
  readonly data: string;
  /** Folders whose folders are apps on offer. */
  readonly catalogue: readonly string[];
  /** Folder whose folders are packs: industries as data. */
  readonly packs: string;
  /** Types of things, which samples carry, and things that figures of apps are published to. */
  readonly types: Pick<Namespace, 'listTypes' | 'putType' | 'get' | 'put'>;
  readonly stream: Stream;
  /** Version of the platform. */
  readonly version: string;
  /** Milliseconds between looks for events of other processes; 0 = only when asked. */
  readonly lookMs?: number;
  /** How fast jobs are looked for and tried again. */
  readonly pace?: Pace;
  /** Brings notices out of the house; default: over HTTPS to the wide world. */
  readonly post?: Post;
}

/** Where apps live: what is installed, who uses it, and every way in. It knows no app by name. */
export class Host {
  readonly #parts: HostParts;
  readonly #membership: Membership;
  readonly #relay: Relay;
  readonly #pointRelay: PointRelay;
  readonly #entrance: Entrance;
  readonly #courier: Courier;
  /** Events that handlers could not take. */
  readonly waiting: WaitingEvents;
  /** What of the apps runs in the browser. */
  readonly faces: Faces;
  /** Tells that records of apps changed. */
  readonly changes = new Changes();
  readonly installations: Installations;
  readonly uses: Uses;
  readonly own: OwnScenarios;
  readonly points: PointRules;
  readonly schedules: Schedules;
  readonly laying: Laying;
  readonly desk: OwnDesk;
  readonly boards: Boards;
  readonly samples: Samples;
  readonly kpis: Kpis;
  readonly models: Models;
  readonly files: Files;
  /** People who have a link and no login. */
  readonly guests: Guests;
  /** What removed apps left in files. */
  readonly exports: AppExports;
  /** Files that are being read into records. */
  readonly imports: Tasks<ImportReport>;
  /** Asleep until it is opened. */
  readonly jobs: Jobs;
  readonly upkeep: Upkeep;

  private constructor(parts: HostParts) {
    this.#parts = parts;
    this.#membership = new Membership(parts.store, parts.now);
    const head = (): number => parts.historian.status().sequence;
    this.installations = new Installations({
      store: parts.store,
      log: parts.log,
      packages: join(parts.data, 'apps'),
      catalogue: parts.catalogue,
      brought: join(parts.data, 'catalogue'),
      platform: parts.version,
      use: (org, app) => this.#membership.of(org, app),
      appsOf: async (org) => (await this.own.of(org)).registry,
      head,
      changed: () => {
        this.#pointRelay.follow();
        void this.jobs.follow();
      },
      export: (app, version) =>
        exportApp(
          {
            ...parts,
            files: this.files,
            folder: join(parts.data, 'exports'),
            registryOf: (org) => this.own.with(org, app),
          },
          app.definition.id,
          version,
          'zh',
        ),
    });
    this.exports = new AppExports(join(parts.data, 'exports'));
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
    this.laying = new Laying(parts.store, this.own, this.#membership);
    this.desk = new OwnDesk({
      store: parts.store,
      own: this.own,
      laying: this.laying,
      catalogue: join(parts.data, 'catalogue'),
      isTaken: (app) => this.installations.isElsewhere(app, join(parts.data, 'catalogue')),
      now: parts.now,
      trials: new Trials({ ...parts, own: this.own }),
      points: (org) => this.points.counts(org),
    });
    this.boards = new Boards(this.own, (principal, app, entity) => this.records(principal, app, entity));
    this.uses = new Uses(parts.store, this.own, this.#membership, head);
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
    const wake = (): void => this.#relay.wake();
    const keys = NoticeKeys.read(parts.data);
    this.#courier = new Courier({ ...parts, keys, post: parts.post ?? postOut }, parts.lookMs);
    const errands = new Errands({
      ...parts,
      membership: this.#membership,
      own: this.own,
      changes: this.changes,
      trade: new Trade(parts.packs),
      app: (id) => this.registry.app(id),
      wake,
      sending: { keys, wake: () => this.#courier.wake() },
    });
    this.#entrance = new Entrance({
      ...parts,
      uses: this.uses,
      own: this.own,
      errands,
      changes: this.changes,
    });
    this.guests = new Guests({
      ...parts,
      membership: this.#membership,
      own: this.own,
      errands,
      changes: this.changes,
      faces: this.faces,
    });
    this.waiting = new WaitingEvents({
      ...parts,
      require: (id) => this.installations.app(id),
      wake: () => {
        wake();
        this.#pointRelay.wake();
      },
    });
    this.kpis = new Kpis({
      ...parts,
      uses: this.uses,
      own: this.own,
      errand: (principal, app, permissions) => errands.of(principal, app, permissions),
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
        const { registry, errand } = await errands.ofPlatform(tx, app, via);
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
        hear: (tx, hearing, told) =>
          hear({ ...parts, errands, sandbox: this.own.sandbox }, tx, hearing, told),
      },
      parts.lookMs,
    );
    this.#pointRelay = new PointRelay(
      {
        ...parts,
        hearings: () => this.registry.pointHearings,
        hear: (tx, hearing, readings) => hearPoints(errands, tx, hearing, readings),
      },
      parts.lookMs,
    );
  }

  /** Loads every installed app. */
  static async open(parts: HostParts): Promise<Host> {
    await parts.historian.goOnAfter(await parts.store.system(highestHeard));
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
    await this.#courier.close();
    await this.models.close();
    await this.#pointRelay.close();
    await this.#relay.close();
    await this.#membership.close();
    await this.own.close();
  }

  /** Resolves when every event that can be heard now was. */
  async settle(): Promise<void> {
    do {
      await this.points.settle();
      await this.#relay.settle();
    } while (await this.#pointRelay.settle());
    await this.#courier.settle();
  }

  /** Installs or upgrades an app; orgs that use it get what its scenario brings. @throws not.found, conflict */
  async install(principal: Principal, id: string): Promise<Proposal> {
    const proposal = await this.installations.install(principal, id);
    const { overlay, readModels } = proposal.definition;
    if (overlay === undefined && readModels === undefined) return proposal;
    for (const org of await this.#orgsWith(id)) {
      if (overlay !== undefined) await this.laying.layDown(org);
      await this.models.buildNew(org, proposal.definition);
    }
    return proposal;
  }

  /** Switches an app on for the principal's org, with the scenario it brings. @throws not.found, permission.missing */
  async enable(principal: Principal, id: string): Promise<void> {
    await this.uses.enable(principal, id);
    this.#pointRelay.wake();
    const definition = this.registry.app(id)?.definition;
    if (definition?.overlay !== undefined) await this.laying.layDown(principal.org.id);
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
  act(principal: Principal, id: string, name: string, input: unknown, key: string | null): Promise<unknown> {
    return this.#entrance.act(principal, id, name, input, key);
  }

  /** An action, for whoever may run it. @throws not.found, permission.missing */
  action(principal: Principal, id: string, name: string): Promise<Action> {
    return this.#entrance.action(principal, id, name);
  }

  /** @throws not.found, permission.missing, input.invalid, and what the view refuses */
  ask(principal: Principal, id: string, name: string, given: unknown): Promise<unknown> {
    return this.#entrance.ask(principal, id, name, given);
  }

  /** The records of an entity, as far as the principal may see and change them. @throws not.found, permission.missing */
  records(principal: Principal, id: string, name: string): Promise<RecordsDoor> {
    return this.#entrance.records(principal, id, name);
  }

  /** What the principal may see of changes that were audited. */
  sight(principal: Principal): Promise<(change: Audited) => Audited> {
    return this.#entrance.sight(principal);
  }
}
