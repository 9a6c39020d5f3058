import type { Tx } from '../store/unit.ts';
import { keyAfter, limitOf, type Page, pageOf } from './page.ts';
import { MOST_PATHS } from './quarantine-door.ts';
import type { Datatype, UnknownPath } from './series.ts';
import { containing } from './subtree.ts';

/** A path nobody has declared, and what was seen of it. */
export interface QuarantinedPath {
  readonly path: string;
  /** RFC 3339. */
  readonly firstSeen: string;
  readonly lastSeen: string;
  readonly points: number;
  readonly sample: string;
  /** What adoption will make of it unless told otherwise. */
  readonly datatype: Datatype;
}

export interface QuarantinePage extends Page<QuarantinedPath> {
  /** Most paths an org may have in quarantine. */
  readonly limit: number;
  /** How many it has. */
  readonly total: number;
}

export interface QuarantineQuestion {
  readonly q?: string;
  readonly after?: string;
  readonly limit?: number;
}

const DATATYPE_OF: Readonly<Record<UnknownPath['kind'], Datatype>> = {
  number: 'double',
  integer: 'integer',
  boolean: 'boolean',
  text: 'text',
};
export const inferred = (kind: UnknownPath['kind']): Datatype => DATATYPE_OF[kind];

interface Row {
  readonly path: string;
  readonly firstSeen: Date;
  readonly lastSeen: Date;
  readonly points: number;
  readonly sample: string;
  readonly kind: UnknownPath['kind'];
}

/** Quarantined paths of the unit's org in path order. */
export async function listQuarantine(tx: Tx, question: QuarantineQuestion): Promise<QuarantinePage> {
  const limit = limitOf(question.limit);
  const rows = await tx.rows<Row>(
    `select s.path, q.first_seen as "firstSeen", q.last_seen as "lastSeen", q.points, q.sample, q.kind
     from selvedge.series s join selvedge.quarantine q on q.series_id = s.id
     where s.state = 'quarantined' and s.path > $1 and ($2::text is null or s.path ilike $2) order by s.path limit ${limit + 1}`,
    [keyAfter(question.after), question.q ? containing(question.q) : null],
  );
  const { items, next } = pageOf(rows, limit, ({ path }) => path);
  return { items: items.map(shown), next, limit: MOST_PATHS, total: await countQuarantine(tx) };
}

export async function countQuarantine(tx: Tx): Promise<number> {
  const row = await tx.row<{ count: number }>(
    `select count(*)::int as count from selvedge.series where state = 'quarantined'`,
  );
  return row?.count ?? 0;
}

const shown = ({ firstSeen, lastSeen, kind, ...row }: Row): QuarantinedPath => ({
  ...row,
  firstSeen: firstSeen.toISOString(),
  lastSeen: lastSeen.toISOString(),
  datatype: inferred(kind),
});
