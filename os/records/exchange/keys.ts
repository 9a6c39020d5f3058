import type { SqlValue, Tx } from '../../store/unit.ts';
import { type Column, quoted, type Table } from '../table.ts';
import { type Json, toSql } from '../value.ts';

/** Values of some fields by which records are found; null where one is missing. */
export type Key = readonly Json[] | null;

export const keyOf = (values: Readonly<Record<string, Json | undefined>>, fields: readonly string[]): Key => {
  const found = fields.map((field) => values[field] ?? null);
  return found.includes(null) ? null : found;
};

/** Ids of the records that have each key. */
export async function idsByKey(
  tx: Tx,
  table: Table,
  fields: readonly string[],
  keys: readonly (readonly Json[])[],
): Promise<string[][]> {
  const ids: string[][] = keys.map(() => []);
  if (keys.length === 0) return ids;
  const columns = columnsOf(table, fields);
  const params: SqlValue[] = [tx.org];
  const arrays = columns.map(
    ({ facts, type }, index) => `$${params.push(keys.map((key) => toSql(facts, key[index])))}::${type}[]`,
  );
  const places = columns.map((_, index) => `"#${index}"`);
  const equal = columns.map(({ name }, index) => `${quoted(name)} = ${places[index]}`);
  const rows = await tx.rows<{ id: string; n: number | bigint | string }>(
    `select id, "#n" as n from ${table.source}, unnest(${arrays.join(', ')}) with ordinality as given(${places.join(', ')}, "#n")
     where org_id = $1 and deleted_at is null and ${equal.join(' and ')}`,
    params,
  );
  for (const { id, n } of rows) ids[Number(n) - 1].push(id);
  return ids;
}

const columnsOf = (table: Table, fields: readonly string[]): Column[] =>
  fields.map((field) => {
    const column = table.columns.find((one) => one.field === field);
    if (column === undefined) throw new Error(`“${field}” has no column.`);
    return column;
  });
