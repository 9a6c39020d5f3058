import { parentOf } from '@selvedge/sdk/connector';
import type { Tx } from '../store/unit.ts';
import type { Datatype, SeriesEntry, UnknownPath } from './series.ts';

/** A series as the state store has it. */
export interface SeriesRow {
  readonly id: number;
  readonly state: 'active' | 'quarantined' | 'gone';
  readonly orgId: string;
  readonly org: string;
  readonly path: string;
  readonly metric: string;
  readonly datatype: Datatype | null;
  readonly unit: string | null;
  readonly words: readonly string[] | null;
  readonly counter: boolean;
  readonly low: number | null;
  readonly high: number | null;
  /** Old paths. */
  readonly aliases: readonly string[] | null;
  /** Points counted so far, and what they looked like; null unless quarantined. */
  readonly points: number | null;
  readonly kind: UnknownPath['kind'] | null;
}

const SELECT = `select s.id, s.state, s.org_id as "orgId", o.slug as org, s.path, s.metric, s.datatype, s.unit, s.words, s.counter,
  s.low, s.high, q.points, q.kind,
  (select array_agg(a.path) from selvedge.series_aliases a where a.series_id = s.id) as aliases
  from selvedge.series s join selvedge.orgs o on o.id = s.org_id left join selvedge.quarantine q on q.series_id = s.id`;

/** Rows by the hundred thousand: packed by the server, unpacked by JSON.parse, which is far faster than cell by cell. */
async function packed(
  tx: Tx,
  where: string,
  params: readonly (string | number | number[])[],
): Promise<SeriesRow[]> {
  const answer = await tx.row<{ rows: SeriesRow[] | null }>(
    `select json_agg(r) as rows from (${SELECT} where ${where}) r`,
    params,
  );
  return answer?.rows ?? [];
}

const PAGE = 50_000;

/** Every series that is not gone, page by page in order of id. */
export async function* allSeries(tx: Tx): AsyncGenerator<SeriesRow[]> {
  let last = 0;
  for (;;) {
    const rows = await packed(tx, `s.id > $1 and s.state <> 'gone' order by s.id limit ${PAGE}`, [last]);
    if (rows.length === 0) return;
    yield rows;
    last = rows[rows.length - 1].id;
  }
}

/** Series touched by a transaction that was not over at the mark, gone ones included. */
export const changedSeries = (tx: Tx, mark: string): Promise<SeriesRow[]> =>
  packed(tx, 's.changed >= $1::text::xid8 order by s.id', [mark]);

export const seriesByIds = (tx: Tx, ids: readonly number[]): Promise<SeriesRow[]> =>
  packed(tx, 's.id = any($1)', [[...ids]]);

/** Every transaction before the mark is over. Read it before the rows it is to guard. */
export async function markNow(tx: Tx): Promise<string> {
  const row = await tx.row<{ mark: string }>('select pg_snapshot_xmin(pg_current_snapshot())::text as mark');
  return row?.mark ?? '0';
}

export const entryOf = (row: SeriesRow): SeriesEntry => ({
  id: row.id,
  state: row.state === 'active' ? 'active' : 'quarantined',
  orgId: row.orgId,
  org: row.org,
  thing: parentOf(row.path),
  metric: row.metric,
  path: row.path,
  datatype: row.state === 'active' ? row.datatype : null,
  unit: row.unit,
  words: row.words,
  counter: row.counter,
});

/** Range is not in the entry but in the columns; whoever compares must ask for both. */
export const isSameEntry = (a: SeriesEntry, b: SeriesEntry): boolean =>
  a.state === b.state &&
  a.orgId === b.orgId &&
  a.path === b.path &&
  a.datatype === b.datatype &&
  a.unit === b.unit &&
  a.counter === b.counter &&
  (a.words === null || b.words === null
    ? a.words === b.words
    : a.words.length === b.words.length && a.words.every((word, index) => word === b.words?.[index]));
