import type { AppDefinition } from '@selvedge/sdk/app';
import type { Log } from '@selvedge/sdk/connector';
import { SelvedgeError } from '@selvedge/sdk/errors';
import { Turns } from '../historian/duckdb/turns.ts';
import { audit } from '../identity/audit.ts';
import { allow, type Principal } from '../identity/principal.ts';
import type { Store, Tx } from '../store/unit.ts';
import { type Offer, offersIn, stampOf } from './catalogue.ts';
import { install, openPackage, propose, type Proposal } from './installing.ts';
import { loadApp } from './loader.ts';
import type { OrgApp } from './membership.ts';
import { type Installed, listInstalled } from './package.ts';
import { Registry, type RunningApp } from './registry.ts';
import { dropRecords, hasLeft, noteExport, removedApp, uninstall, untilLeft } from './removing.ts';
import { placePoints } from './telemetry/places.ts';
import { compareVersions } from './version.ts';
import { conflict, missing, OBJECT } from './words.ts';

interface InstallationParts {
  readonly store: Store;
  readonly log: Log;
  /** Folder of kept packages, <data>/apps. */
  readonly packages: string;
  /** Folders whose folders are apps on offer. */
  readonly catalogue: readonly string[];
  /** Folder of apps that were brought to, or made on, this installation. */
  readonly brought: string;
  /** Version of the platform. */
  readonly platform: string;
  /** How an org uses an app; null = it never did. */
  readonly use: (org: string, app: string) => Promise<OrgApp | null>;
  /** The apps as an org has them, with what it added. */
  readonly appsOf: (org: string) => Promise<Registry>;
  /** Writes everything that an app left into a file. @returns its name */
  readonly export: (app: RunningApp, version: string) => Promise<string>;
  /** Newest ingest sequence of the history. */
  readonly head: () => number;
  /** Called when an app came, changed or went. */
  readonly changed: () => void;
}

/** What becomes of the records of an app that is taken away: they stay, go into a file and are dropped, or are dropped. */
export type RemovalHow = 'keep' | 'export' | 'drop';

/** An app as somebody sees it in the catalogue. */
export interface AppCard {
  readonly definition: AppDefinition;
  /** null = not installed. */
  readonly installed: Installed | null;
  /** Version on offer; null = none. */
  readonly offered: string | null;
  readonly use: OrgApp | null;
}

const audited = (tx: Tx, principal: Principal, action: string, app: string, after: object): Promise<void> =>
  audit(tx, principal, { action, object: `app:${app}`, after });

/** Which apps this installation has, and which it could have. */
export class Installations {
  readonly #parts: InstallationParts;
  /** Two at once would build in one folder, and one would read what the other has not switched yet. */
  readonly #turns = new Turns();
  #installed: ReadonlyMap<string, Installed> = new Map();
  registry = new Registry([]);

  constructor(parts: InstallationParts) {
    this.#parts = parts;
  }

  /** Reads what is installed. An app whose code cannot be loaded is logged and left out; the house stands. */
  async reload(): Promise<void> {
    const { store, log, packages } = this.#parts;
    const installed = await store.system(listInstalled);
    const running: RunningApp[] = [];
    for (const app of installed) {
      try {
        running.push(await openPackage(packages, app.package));
      } catch (error) {
        log.error({ error, app: app.id }, 'an installed app cannot be loaded; it is left out');
      }
    }
    this.#installed = new Map(installed.map((app) => [app.id, app]));
    this.registry = new Registry(running);
    this.#parts.changed();
  }

  /** @throws not.found */
  app(id: string): RunningApp {
    const app = this.registry.app(id);
    if (app === undefined) throw missing(OBJECT.app);
    return app;
  }

  /** What there is: installed apps that the org uses or may use, and for the operator what is on offer. */
  async cards(principal: Principal): Promise<AppCard[]> {
    const offers = principal.permissions.has('org.manage')
      ? await this.#offers()
      : new Map<string, AppDefinition>();
    const registry = await this.#parts.appsOf(principal.org.id);
    const ids = new Set([...registry.apps.keys(), ...offers.keys()]);
    const cards = await Promise.all(
      [...ids].sort().map(async (id): Promise<AppCard | null> => {
        const definition = registry.app(id)?.definition ?? offers.get(id);
        if (definition === undefined) return null;
        return {
          definition,
          installed: this.#installed.get(id) ?? null,
          offered: offers.get(id)?.version ?? null,
          use: await this.#parts.use(principal.org.id, id),
        };
      }),
    );
    return cards.filter((card) => card !== null);
  }

  /** What installing or upgrading an app would do. @throws not.found, permission.missing */
  async propose(principal: Principal, id: string): Promise<Proposal> {
    allow(principal, 'installation.operate');
    return propose(this.#parts, this.registry, (await this.#offered(id)).definition, this.#installed.get(id));
  }

  /** Installs or upgrades. @throws not.found; conflict with what stands against it */
  install(principal: Principal, id: string): Promise<Proposal> {
    return this.#turns.take(() => this.#install(principal, id));
  }

  async #install(principal: Principal, id: string): Promise<Proposal> {
    const proposal = await this.propose(principal, id);
    const [fault] = proposal.faults;
    if (fault !== undefined) throw new SelvedgeError('conflict', { reason: fault });
    const { definition, from } = proposal;
    await install(this.#parts, (await this.#offered(id)).offer, definition, async (tx) => {
      await placePoints(tx, definition, this.#parts.head());
      await audited(tx, principal, 'app.install', id, { from, to: definition.version });
    });
    await this.reload();
    return proposal;
  }

  /**
   * Goes back to the code of before, on the tables of now.
   * @param from version to go back from; with another nothing is done, so that it may be asked again. @throws not.found, conflict
   */
  rollBack(principal: Principal, id: string, from?: string): Promise<Installed> {
    return this.#turns.take(() => this.#rollBack(principal, id, from));
  }

  async #rollBack(principal: Principal, id: string, from: string | undefined): Promise<Installed> {
    allow(principal, 'installation.operate');
    const present = this.#installed.get(id);
    if (present === undefined) throw missing(OBJECT.app);
    if (from !== undefined && from !== present.version) return present;
    if (present.previous === null) throw conflict('没有可回退的版本。', 'There is no version to go back to.');
    const { definition } = await openPackage(this.#parts.packages, present.previous);
    await this.#parts.store.system(async (tx) => {
      await tx.run(
        'update selvedge.apps set version = $2, package = previous, previous = package, changed_at = now() where id = $1',
        [id, definition.version],
      );
      await audited(tx, principal, 'app.rollback', id, { from: present.version, to: definition.version });
    });
    await this.reload();
    return this.#installed.get(id) ?? present;
  }

  /** Takes an app away, or drops what one left that was taken away. @throws not.found; conflict while another app needs it */
  remove(principal: Principal, id: string, how: RemovalHow): Promise<void> {
    return this.#turns.take(() => this.#remove(principal, id, how));
  }

  async #remove(principal: Principal, id: string, how: RemovalHow): Promise<void> {
    allow(principal, 'installation.operate');
    const isInstalled = this.#installed.has(id);
    if (!isInstalled && (how === 'keep' || !(await hasLeft(this.#parts.store, id))))
      throw missing(OBJECT.app);
    const needing = [...this.registry.apps.values()].find(
      ({ definition }) => definition.requires?.apps?.[id] !== undefined,
    );
    if (needing !== undefined) {
      const { title } = needing.definition;
      throw new SelvedgeError('conflict', {
        reason: { zh: `“${title.zh}”需要它。`, en: `“${title.en}” needs it.` },
      });
    }
    // First nobody comes in any more, then what is there goes.
    await uninstall(this.#parts.store, id, (tx) => audited(tx, principal, 'app.remove', id, { how }));
    await this.reload();
    if (how === 'export') await this.#export(principal, id);
    if (how !== 'keep') await dropRecords(this.#parts.store, id);
  }

  /** Puts what an app left into a file, before it is dropped. Ended at any point, it may be asked again. */
  async #export(principal: Principal, id: string): Promise<void> {
    const { store, packages } = this.#parts;
    const removed = await removedApp(store, id);
    if (removed === null)
      throw conflict(
        '不知道是哪个版本留下的记录：请重新安装该应用，再导出并卸载。',
        'Nobody remembers which version left the records: install the app again, then remove it with an export.',
      );
    await untilLeft(store, id);
    const app = await openPackage(packages, removed.package);
    const file = await this.#parts.export(app, removed.version);
    await noteExport(store, id, file);
    await store.system((tx) => audited(tx, principal, 'app.export', id, { file }));
  }

  /** True when an app of this name comes from another folder than the given one. */
  async isElsewhere(id: string, catalogue: string): Promise<boolean> {
    const offers = await this.#readOffers();
    return offers.some(
      ({ offer, definition }) => definition.id === id && !offer.folder.startsWith(catalogue),
    );
  }

  /** The newest of each app on offer; a folder that cannot be read is logged. */
  async #offers(): Promise<Map<string, AppDefinition>> {
    const found = new Map<string, AppDefinition>();
    for (const { definition } of await this.#readOffers()) {
      const known = found.get(definition.id);
      if (known === undefined || compareVersions(definition.version, known.version) > 0)
        found.set(definition.id, definition);
    }
    return found;
  }

  async #offered(id: string): Promise<{ offer: Offer; definition: AppDefinition }> {
    const offers = (await this.#readOffers()).filter(({ definition }) => definition.id === id);
    const [newest] = offers.sort((a, b) => compareVersions(b.definition.version, a.definition.version));
    if (newest === undefined) throw missing(OBJECT.app);
    return newest;
  }

  async #readOffers(): Promise<{ offer: Offer; definition: AppDefinition }[]> {
    const read: { offer: Offer; definition: AppDefinition }[] = [];
    for (const offer of await offersIn([...this.#parts.catalogue, this.#parts.brought])) {
      try {
        read.push({ offer, definition: await loadApp(offer.entry, await stampOf(offer.folder)) });
      } catch (error) {
        this.#parts.log.warn({ error, folder: offer.folder }, 'an app on offer cannot be read');
      }
    }
    return read;
  }
}
