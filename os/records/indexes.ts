import { createHash } from 'node:crypto';
import { type Column, quoted, type SideTable, snake, type Table } from './table.ts';

/** An index that a table should have. */
export interface Index {
  readonly name: string;
  readonly sql: string;
}

const LONGEST_NAME = 63;

/** PostgreSQL cuts long names; ours stay different. */
function named(...parts: readonly string[]): string {
  const name = parts.join('_');
  if (name.length <= LONGEST_NAME) return name;
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return `${name.slice(0, LONGEST_NAME - 9)}_${hash}`;
}

export const uniqueName = (table: Table, fields: readonly string[]): string =>
  named(table.name, ...fields.map(snake), 'key');
export const referenceName = (table: Table, column: string): string => named(table.name, column, 'ref');

/** Indexes of a table: unique keys (of what is not removed), declared ones, one for each reference. All begin with the org. */
export function indexesOf(table: Table): Index[] {
  const { entity } = table;
  const columns = (fields: readonly string[]): string =>
    fields.map((field) => quoted(snake(field))).join(', ');
  const index = (name: string, fields: readonly string[], ending = ''): Index => ({
    name,
    sql: `index concurrently if not exists ${quoted(name)} on ${table.qualified} (org_id, ${columns(fields)}${ending})`,
  });
  const unique = (entity.unique ?? []).map((fields) => {
    const { name, sql } = index(uniqueName(table, fields), fields);
    return { name, sql: `create unique ${sql} where deleted_at is null` };
  });
  const wished = [
    ...(entity.indexes ?? []),
    ...table.columns.filter(({ facts, isOwn }) => facts.kind === 'ref' && !isOwn).map(({ field }) => [field]),
  ];
  const plain = wished.map((fields) => {
    const { name, sql } = index(named(table.name, ...fields.map(snake), 'idx'), fields, ', id');
    return { name, sql: `create ${sql}` };
  });
  return [...new Map([...unique, ...plain].map((one) => [one.name, one])).values()];
}

/** Indexes of what an org added: one for each field by which records can be found. */
export const sideIndexes = (side: SideTable, columns: readonly Column[]): Index[] =>
  columns
    .filter(({ type }) => type !== 'jsonb')
    .map(({ name: column }) => {
      const name = named(side.name, column, 'idx');
      return {
        name,
        sql: `create index concurrently if not exists ${quoted(name)} on ${side.qualified} (org_id, ${quoted(column)}, id)`,
      };
    });
