import { isMetricPath, lastOf, rootOf } from '@selvedge/sdk/connector';
import type { Store, Tx } from '../store/unit.ts';
import { lockNamespace } from './namespace-lock.ts';
import type { UnknownPath } from './series.ts';
import { type SeriesRow, seriesByIds } from './series-row.ts';

export const MOST_PATHS = 10_000;

/** An unknown path and the org it is kept for. */
interface Owned {
  readonly orgId: string;
  readonly path: string;
  readonly sample: string;
  readonly kind: UnknownPath['kind'];
}

interface Waiting {
  readonly unknown: readonly UnknownPath[];
  readonly resolve: (rows: SeriesRow[]) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * The way into quarantine. Paths that arrive while one statement runs share the next one.
 * A path comes in when it is a metric path, its root is the sender's or nobody's, and its org has room.
 */
export class QuarantineDoor {
  readonly #store: Store;
  #waiting: Waiting[] = [];
  #isRunning = false;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Series of those paths that have one now, in no order. */
  admit(unknown: readonly UnknownPath[]): Promise<SeriesRow[]> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ unknown, resolve, reject });
      if (!this.#isRunning) void this.#drain();
    });
  }

  async #drain(): Promise<void> {
    this.#isRunning = true;
    while (this.#waiting.length > 0) {
      const group = this.#waiting;
      this.#waiting = [];
      try {
        const rows = await this.#store.system((tx) =>
          admitted(
            tx,
            group.flatMap(({ unknown }) => unknown),
          ),
        );
        for (const { resolve } of group) resolve(rows);
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    this.#isRunning = false;
  }
}

/** A handful of statements for any number of paths. */
async function admitted(tx: Tx, unknown: readonly UnknownPath[]): Promise<SeriesRow[]> {
  const owned = await withOwners(tx, unknown);
  if (owned.length === 0) return [];
  const orgs = [...new Set(owned.map(({ orgId }) => orgId))];
  await lockNamespace(tx, orgs);
  const known = await knownSeries(tx, owned);
  const entering = withRoom(
    owned.filter(({ path }) => !known.live.has(path)),
    await roomOf(tx, orgs),
  );
  const entered = await enter(tx, entering, known.gone);
  return seriesByIds(tx, [...known.live.values(), ...entered]);
}

interface Known {
  readonly live: ReadonlyMap<string, number>;
  /** Newest former series of paths that have none now. */
  readonly gone: ReadonlyMap<string, number>;
}

async function knownSeries(tx: Tx, owned: readonly Owned[]): Promise<Known> {
  const rows = await tx.rows<{ id: number; path: string; live: boolean }>(
    `select s.id, s.path, s.state <> 'gone' as live from unnest($1::uuid[], $2::text[]) as g(org_id, path)
     join selvedge.series s on s.org_id = g.org_id and s.path = g.path collate "C" order by s.id`,
    [owned.map(({ orgId }) => orgId), owned.map(({ path }) => path)],
  );
  const those = (live: boolean): Map<string, number> =>
    new Map(rows.filter((row) => row.live === live).map(({ id, path }) => [path, id]));
  return { live: those(true), gone: those(false) };
}

async function roomOf(tx: Tx, orgs: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.rows<{ org: string; count: number }>(
    `select org_id as org, count(*)::int as count from selvedge.series
     where state = 'quarantined' and org_id = any($1) group by org_id`,
    [[...orgs]],
  );
  return new Map(rows.map(({ org, count }) => [org, MOST_PATHS - count]));
}

function withRoom(owned: readonly Owned[], room: Map<string, number>): Owned[] {
  return owned.filter(({ orgId }) => {
    const free = room.get(orgId) ?? MOST_PATHS;
    room.set(orgId, free - 1);
    return free > 0;
  });
}

/** Former series come back, the other paths get a new one; what was seen of them is noted. @returns their ids */
async function enter(
  tx: Tx,
  entering: readonly Owned[],
  gone: ReadonlyMap<string, number>,
): Promise<number[]> {
  if (entering.length === 0) return [];
  const fresh = entering.filter(({ path }) => !gone.has(path));
  const back = entering.flatMap(({ path }) => gone.get(path) ?? []);
  await tx.run(`update selvedge.series set state = 'quarantined', thing_id = null where id = any($1)`, [
    back,
  ]);
  const made = await tx.rows<{ id: number; path: string }>(
    `insert into selvedge.series (org_id, path, metric, state)
     select org_id, path, metric, 'quarantined' from unnest($1::uuid[], $2::text[], $3::text[]) as g(org_id, path, metric)
     returning id, path`,
    [fresh.map(({ orgId }) => orgId), fresh.map(({ path }) => path), fresh.map(({ path }) => lastOf(path))],
  );
  const ids = new Map([...gone, ...made.map(({ id, path }) => [path, id] as const)]);
  await tx.run(
    `insert into selvedge.quarantine (series_id, org_id, sample, kind)
     select * from unnest($1::int[], $2::uuid[], $3::text[], $4::text[]) on conflict (series_id) do nothing`,
    [
      entering.map(({ path }) => ids.get(path) ?? null),
      entering.map(({ orgId }) => orgId),
      entering.map(({ sample }) => sample),
      entering.map(({ kind }) => kind),
    ],
  );
  return entering.flatMap(({ path }) => ids.get(path) ?? []);
}

/** Whose each path is; those that are nobody's to send are left out, and so are repetitions. */
async function withOwners(tx: Tx, unknown: readonly UnknownPath[]): Promise<Owned[]> {
  const roots = [...new Set(unknown.map(({ path }) => rootOf(path)))];
  const owners = new Map(
    (
      await tx.rows<{ segment: string; org: string }>(
        'select segment, org_id as org from selvedge.roots where segment = any($1)',
        [roots],
      )
    ).map(({ segment, org }) => [segment, org]),
  );
  const home = await tx.row<{ id: string }>('select id from selvedge.orgs order by home desc, id limit 1');
  const byPath = new Map<string, Owned>();
  for (const { path, orgId, sample, kind } of unknown) {
    const owner = owners.get(rootOf(path)) ?? orgId ?? home?.id;
    if (owner === undefined || (orgId !== null && orgId !== owner) || !isMetricPath(path)) continue;
    byPath.set(path, { orgId: owner, path, sample: keepable(sample), kind });
  }
  return [...byPath.values()];
}

/** PostgreSQL keeps no zero byte and no half of a surrogate pair. */
const keepable = (sample: string): string => sample.replaceAll('\u0000', '\ufffd').toWellFormed();
