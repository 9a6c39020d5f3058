import { setTimeout as delay } from 'node:timers/promises';
import { quoted, spaceOf } from '../records/table.ts';
import type { Store, Tx } from '../store/unit.ts';
import { APPS_CHANNEL } from './membership.ts';
import { missing, OBJECT } from './words.ts';

const DEADLOCK = '40P01';
const MOST_TRIES = 5;
/** Requests that found the app a moment ago have begun their unit of work by then. */
const GRACE_MS = 200;
const LOOK_MS = 50;
const LONGEST_MS = 5000;
/** The schema or the table is not there. */
const GONE = new Set(['3F000', '42P01']);

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** Work on an app's records that were dropped meanwhile finds no app; a slip in the app's own statement stays what it is. */
export const orGone = <T>(store: Store, app: string, work: Promise<T>): Promise<T> =>
  work.catch(async (error: unknown) => {
    throw GONE.has(codeOf(error)) && !(await hasLeft(store, app)) ? missing(OBJECT.app) : error;
  });

/** Work that makes or drops tables beside people who write is done again when it and they waited for each other. */
export async function untilFree<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (codeOf(error) !== DEADLOCK || attempt === MOST_TRIES) throw error;
      await delay(GRACE_MS * attempt);
    }
  }
}

/** Takes an app away; its records stay. @param also part of the same unit */
export async function uninstall(store: Store, id: string, also: (tx: Tx) => Promise<void>): Promise<void> {
  await store.owner(async (tx) => {
    await also(tx);
    await tx.run(
      `insert into selvedge.removed_apps (app, version, package) select id, version, package from selvedge.apps where id = $1
       on conflict (app) do update set version = excluded.version, package = excluded.package, at = now(), export = null`,
      [id],
    );
    await tx.run('delete from selvedge.apps where id = $1', [id]);
    await tx.run(
      `select pg_notify('${APPS_CHANNEL}', org_id::text) from selvedge.app_orgs where app = $1 and enabled`,
      [id],
    );
    await tx.run('update selvedge.app_orgs set enabled = false where app = $1', [id]);
  });
}

/** True when there is a place for an app's records, also of one that is not installed any more. */
export const hasLeft = async (store: Store, id: string): Promise<boolean> =>
  (await store.system((tx) => tx.row('select from pg_namespace where nspname = $1', [spaceOf(id)]))) !==
  undefined;

/** Waits until nobody works any more in an app that was taken away. */
export async function untilLeft(store: Store, id: string): Promise<void> {
  const space = spaceOf(id);
  await delay(GRACE_MS);
  for (const end = Date.now() + LONGEST_MS; Date.now() < end && (await isHeld(store, space));)
    await delay(LOOK_MS);
}

/** An app that was taken away, as the database says. */
export interface Removed {
  readonly version: string;
  readonly package: string;
  readonly export: string | null;
}

/** The code that knows what an app left; null = nobody remembers. */
export const removedApp = (store: Store, id: string): Promise<Removed | null> =>
  store.system(
    async (tx) =>
      (await tx.row<Removed>('select version, package, export from selvedge.removed_apps where app = $1', [
        id,
      ])) ?? null,
  );

export const noteExport = (store: Store, id: string, file: string): Promise<number> =>
  store.system((tx) => tx.run('update selvedge.removed_apps set export = $2 where app = $1', [id, file]));

/** Drops everything that an app left which was taken away, when nobody works in it any more. */
export async function dropRecords(store: Store, id: string): Promise<void> {
  const space = spaceOf(id);
  await untilLeft(store, id);
  await untilFree(() =>
    store.owner(async (tx) => {
      await tx.run(`drop schema if exists ${quoted(space)} cascade`);
      await tx.run('delete from selvedge.removed_apps where app = $1', [id]);
      for (const table of ['app_migrations', 'app_orgs', 'app_roles', 'action_receipts', 'links'])
        await tx.run(`delete from selvedge.${table} where app = $1`, [id]);
      await tx.run('delete from selvedge.job_states where starts_with(job, $1)', [`${id}/`]);
      await tx.run('delete from selvedge.read_models where starts_with(model, $1)', [`${id}/`]);
      for (const table of ['event_places', 'point_places', 'point_states', 'parked_events'])
        await tx.run(`delete from selvedge.${table} where starts_with(subscription, $1)`, [`${id}/`]);
      await tx.run('delete from selvedge.events where starts_with(event, $1)', [`${id}/`]);
    }),
  );
}

const isHeld = async (store: Store, space: string): Promise<boolean> =>
  (await store.owner((tx) =>
    tx.row(
      `select from pg_locks l join pg_class c on c.oid = l.relation join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = $1 and l.pid <> pg_backend_pid()
         and l.database = (select oid from pg_database where datname = current_database()) limit 1`,
      [space],
    ),
  )) !== undefined;
