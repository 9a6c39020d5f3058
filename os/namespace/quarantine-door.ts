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

async function admitted(tx: Tx, unknown: readonly UnknownPath[]): Promise<SeriesRow[]> {
  const owned = await withOwners(tx, unknown);
  if (owned.length === 0) return [];
  await lockNamespace(
    tx,
    owned.map(({ orgId }) => orgId),
  );
  const rows = await tx.rows<{ id: number }>(ADMIT, [
    owned.map(({ orgId }) => orgId),
    owned.map(({ path }) => path),
    owned.map(({ path }) => lastOf(path)),
    owned.map(({ sample }) => sample),
    owned.map(({ kind }) => kind),
    MOST_PATHS,
  ]);
  return seriesByIds(
    tx,
    rows.map(({ id }) => id),
  );
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

/**
 * All paths at once: those that have a live series keep it, those that had one get it back, the others a new one as
 * long as the org has room. The caller holds the lock of every org.
 */
const ADMIT = `
  with given as (
    select org_id, path collate "C" as path, metric, sample, kind, position
    from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[]) with ordinality as g(org_id, path, metric, sample, kind, position)
  ), live as (
    select s.id, s.org_id, s.path from given g join selvedge.series s on s.org_id = g.org_id and s.path = g.path and s.state <> 'gone'
  ), room as (
    select o.org_id, $6 - (select count(*) from selvedge.series s where s.org_id = o.org_id and s.state = 'quarantined') as free
    from (select distinct org_id from given) o
  ), entering as (
    select * from (
      select g.*, row_number() over (partition by g.org_id order by g.position) as rank,
        (select max(s.id) from selvedge.series s where s.org_id = g.org_id and s.path = g.path and s.state = 'gone') as former
      from given g where not exists (select from live l where l.org_id = g.org_id and l.path = g.path)
    ) ranked join room using (org_id) where rank <= free
  ), back as (
    update selvedge.series s set state = 'quarantined', thing_id = null from entering e where s.id = e.former
    returning s.id, s.org_id, s.path
  ), fresh as (
    insert into selvedge.series (org_id, path, metric, state)
    select org_id, path, metric, 'quarantined' from entering where former is null
    returning id, org_id, path
  ), facts as (
    insert into selvedge.quarantine (series_id, org_id, sample, kind)
    select s.id, s.org_id, e.sample, e.kind
    from (select * from back union all select * from fresh) s join entering e on e.org_id = s.org_id and e.path = s.path
    on conflict (series_id) do nothing
  )
  select id from live union all select id from back union all select id from fresh`;
