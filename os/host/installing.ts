import type { AppDefinition, Titles } from '@selvedge/sdk/app';
import { SelvedgeError } from '@selvedge/sdk/errors';
import { join } from 'node:path';
import { buildIndexes, expand, makeSpace } from '../records/expanding.ts';
import { type Plan, planOf } from '../records/plan.ts';
import { makeRelations } from '../records/relations.ts';
import { quoted, spaceOf, Tables } from '../records/table.ts';
import type { Store, Tx } from '../store/unit.ts';
import { keep, type Offer, offerIn } from './catalogue.ts';
import { loadApp } from './loader.ts';
import { type Installed, placeSubscriptions, switchTo } from './package.ts';
import { type Registry, tablesOf } from './registry.ts';
import { untilFree } from './removing.ts';
import { compareVersions } from './version.ts';

/** What installing or upgrading would do, for the person who decides. */
export interface Proposal {
  readonly definition: AppDefinition;
  readonly from: string | null;
  readonly changes: readonly Titles[];
  /** Why it cannot be done. */
  readonly faults: readonly Titles[];
  readonly leftovers: readonly Titles[];
  /** Permissions that orgs must agree to anew. */
  readonly newPermissions: readonly string[];
}

export interface InstallParts {
  readonly store: Store;
  /** Folder of kept packages, <data>/apps. */
  readonly packages: string;
  readonly platform: string;
  /** Called before each step; tests end the process here. */
  readonly at?: (step: string) => Promise<void> | void;
}

const say = (zh: string, en: string): Titles => ({ zh, en });

/** Compares an app on offer with what is installed. Nothing is changed. */
export async function propose(
  { store, platform }: InstallParts,
  registry: Registry,
  definition: AppDefinition,
  installed: Installed | undefined,
): Promise<Proposal> {
  const plan = await store.owner((tx) => planOf(tx, spaceOf(definition.id), tablesOf(definition)));
  const due = await dueMigrations(store, definition);
  const before = registry.app(definition.id)?.definition;
  return {
    definition,
    from: installed?.version ?? null,
    changes: [
      ...plan.steps.map(({ title }) => title),
      ...due.map(({ number, title }) =>
        say(`迁移 ${number}：${title.zh}`, `Migration ${number}: ${title.en}`),
      ),
    ],
    faults: [...plan.faults, ...unmet(definition, registry, platform, installed)],
    leftovers: plan.leftovers,
    newPermissions: Object.keys(definition.permissions).filter(
      (one) => before?.permissions[one] === undefined,
    ),
  };
}

function unmet(
  definition: AppDefinition,
  registry: Registry,
  platform: string,
  installed: Installed | undefined,
): Titles[] {
  const { requires = {}, id, version } = definition;
  const faults: Titles[] = [];
  if (requires.platform !== undefined && compareVersions(platform, requires.platform) < 0)
    faults.push(
      say(`需要平台 ${requires.platform} 或更新版本。`, `It needs platform ${requires.platform} or newer.`),
    );
  for (const [app, lowest] of Object.entries(requires.apps ?? {})) {
    const present = registry.app(app)?.definition.version;
    if (present === undefined || compareVersions(present, lowest) < 0)
      faults.push(
        say(
          `需要先安装应用 ${app} ${lowest} 或更新版本。`,
          `Install the app ${app} ${lowest} or newer first.`,
        ),
      );
  }
  for (const { slot } of definition.fills ?? []) {
    const there = registry.app(slot.slice(0, slot.indexOf('/')))?.definition;
    if (there !== undefined && !(there.slots ?? []).some((one) => one.id === slot))
      faults.push(
        say(
          `应用 ${there.id} ${there.version} 没有位置“${slot}”。`,
          `The app ${there.id} ${there.version} has no slot “${slot}”.`,
        ),
      );
  }
  if (installed !== undefined && compareVersions(version, installed.version) < 0)
    faults.push(
      say(
        `已安装 ${id} ${installed.version}；回到旧版请用“回退”。`,
        `${id} ${installed.version} is installed; to go back, roll back.`,
      ),
    );
  return faults;
}

/**
 * Installs or upgrades: tables are expanded so that the code of before goes on working, indexes are built while people
 * work, and one row switches to the new code. Ended at any step, either the old or the new state is there; asked again,
 * it goes on where it stood.
 * @param also part of the unit that switches
 * @returns where its code is kept
 */
export async function install(
  parts: InstallParts,
  offer: Offer,
  definition: AppDefinition,
  also: (tx: Tx) => Promise<void>,
): Promise<string> {
  const { store, packages } = parts;
  const at = parts.at ?? (() => undefined);
  await at('keep');
  const code = await keep(offer.folder, packages, definition.id, definition.version);
  await at('expand');
  const plan = await untilFree(() => store.owner((tx) => expandTo(tx, definition)));
  await at('index');
  await buildIndexes(store, spaceOf(definition.id), plan);
  await at('switch');
  await store.system(async (tx) => {
    await switchTo(tx, definition, code);
    await placeSubscriptions(tx, definition);
    await also(tx);
  });
  await at('done');
  return code;
}

async function expandTo(tx: Tx, definition: AppDefinition): Promise<Plan> {
  const space = spaceOf(definition.id);
  await tx.run('select pg_advisory_xact_lock(7080002)');
  await makeSpace(tx, space);
  const plan = await planOf(tx, space, tablesOf(definition));
  const [fault] = plan.faults;
  if (fault !== undefined) throw new SelvedgeError('conflict', { reason: fault });
  await expand(tx, plan);
  const done = await ranMigrations(tx, definition.id);
  const due = (definition.migrations ?? []).filter(({ number }) => !done.has(number));
  if (due.length > 0) await tx.run(`set local search_path to ${quoted(space)}`);
  for (const { number, sql } of due) {
    await tx.run(sql);
    await tx.run('insert into selvedge.app_migrations (app, number) values ($1, $2)', [
      definition.id,
      number,
    ]);
  }
  await tx.run('set local search_path to default');
  await makeRelations(tx, definition.relations ?? [], new Tables(definition.entities ?? []));
  return plan;
}

async function dueMigrations(store: Store, definition: AppDefinition) {
  const done = await store.system((tx) => ranMigrations(tx, definition.id));
  return (definition.migrations ?? []).filter(({ number }) => !done.has(number));
}

async function ranMigrations(tx: Tx, app: string): Promise<Set<number>> {
  const rows = await tx.rows<{ number: number }>(
    'select number from selvedge.app_migrations where app = $1',
    [app],
  );
  return new Set(rows.map(({ number }) => number));
}

/** The code of an installed app. @throws Error that says what to do when it is gone */
export async function openPackage(
  packages: string,
  code: string,
): Promise<{ folder: string; definition: AppDefinition }> {
  const folder = join(packages, code);
  const offer = offerIn(folder);
  if (offer === null)
    throw new Error(
      `The code of an installed app is gone: ${folder}. Restore it from a backup, or install the app again.`,
    );
  return { folder, definition: await loadApp(offer.entry) };
}
