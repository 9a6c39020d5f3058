import { invalid } from '../namespace/parse.ts';
import type { Tx } from '../store/unit.ts';
import { type Column, quoted, type Table } from './table.ts';
import { FAULT } from './words.ts';

/** A reference to the own kind along which records may come to depend on themselves. */
const isOwnKind = ({ facts }: Column, { entity }: Table): boolean =>
  facts.kind === 'ref' && facts.entity === entity.id && facts.mayCircle !== true;

interface Change {
  readonly id: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly changed: readonly Column[];
}

/** @throws input.invalid when a change leads a chain of references back to where it began */
export async function refuseCircles(tx: Tx, table: Table, changes: readonly Change[]): Promise<void> {
  for (const column of table.columns.filter((one) => isOwnKind(one, table))) {
    const ids = changes
      .filter(({ values, changed }) => changed.includes(column) && (values[column.field] ?? null) !== null)
      .map(({ id }) => id);
    if (ids.length > 0) await refuseCircle(tx, table, column, ids);
  }
}

/** Two changes at once may close a circle that neither sees: they go one after the other. @throws input.invalid */
async function refuseCircle(
  tx: Tx,
  table: Table,
  { name, field }: Column,
  ids: readonly string[],
): Promise<void> {
  await tx.rows('select pg_advisory_xact_lock(hashtextextended($1 || $2, 0))', [table.qualified, tx.org]);
  const column = quoted(name);
  const found = await tx.row(
    `with recursive up(start, id) as (
       select id, ${column} from ${table.source} where org_id = $1 and id = any($2::uuid[])
       union
       select up.start, r.${column} from up join ${table.source} on r.org_id = $1 and r.id = up.id
     ) select 1 from up where start = id limit 1`,
    [tx.org, ids],
  );
  if (found !== undefined) throw invalid([{ path: field, message: FAULT.circle }]);
}
