import type { Fields } from '@selvedge/sdk/app';
import type { SqlValue } from '../store/unit.ts';
import { type Column, quoted, type Table } from './table.ts';
import { toSql } from './value.ts';

const known = new WeakMap<Table, Map<string, Fields>>();

/** Fields of some columns of a table: the same object each time, for shapes are kept by it. */
export function fieldsOf(table: Table, columns: readonly Column[]): Fields {
  const sets = known.get(table) ?? new Map<string, Fields>();
  known.set(table, sets);
  const names = namesOf(columns);
  const fields = sets.get(names) ?? Object.fromEntries(columns.map(({ field, facts }) => [field, facts]));
  sets.set(names, fields);
  return fields;
}

export const namesOf = (columns: readonly Column[]): string => columns.map(({ name }) => name).join();

/**
 * Values of rows as one array a column.
 * @param before parameters that stand before
 * @param mark what the names of the given columns begin with
 */
export function carried(
  columns: readonly Column[],
  given: readonly { readonly values: Readonly<Record<string, unknown>> }[],
  before: number,
  mark = '',
): { names: string; from: string; picked: string; params: SqlValue[] } {
  const params: SqlValue[] = [];
  const from = columns.map(({ facts, field, type }) => {
    const place = before + params.push(given.map(({ values }) => toSql(facts, values[field])));
    // An array of JSON goes as texts: the driver would take its brackets for its own.
    return `, $${place}::${type === 'jsonb' ? 'text' : type}[]`;
  });
  return {
    names: columns.map(({ name }) => `, ${quoted(mark + name)}`).join(''),
    from: from.join(''),
    picked: columns.map(({ name, type }) => `, given.${quoted(mark + name)}::${type}`).join(''),
    params,
  };
}
