import { invalid } from '../namespace/parse.ts';
import { type Conditions, columnOf, isOrdered, type Sight } from './condition.ts';
import { type Column, quoted, type Table } from './table.ts';
import { FAULT } from './words.ts';

/** Order of a list: by a column, then by id; or by id alone (the order in which records were made). */
export interface Order {
  readonly column: Column | null;
  readonly isDescending: boolean;
}

/** Where a page ended. */
interface Mark {
  readonly value: string | number | boolean | null;
  readonly id: string;
}

/** When a record was changed last, as a column by which lists may be sorted. */
const UPDATED: Column = {
  field: 'updatedAt',
  facts: { kind: 'moment', required: true, title: { zh: '修改时间', en: 'Changed' } },
  name: 'updated_at',
  type: 'timestamptz',
  mark: 'moment',
  isOwn: false,
};

/** Reads `name`, `-name`, `createdAt`, `updatedAt`. @throws input.invalid */
export function orderOf(table: Table, sort: string | undefined, sees: Sight): Order {
  const written = sort ?? table.entity.sort ?? '-createdAt';
  const isDescending = written.startsWith('-');
  const field = isDescending ? written.slice(1) : written;
  // Ids carry the time at which they were made.
  if (field === 'createdAt' || field === 'id') return { column: null, isDescending };
  if (field === 'updatedAt') return { column: UPDATED, isDescending };
  const column = columnOf(table, field, sees);
  if (!isOrdered(column)) throw invalid([{ path: 'sort', message: FAULT.notSortable }]);
  return { column, isDescending };
}

/** By columns of the table: a bare name would mean what is selected, a day as text, which no index finds. */
export function orderSql({ column, isDescending }: Order): string {
  const way = isDescending ? ' desc' : '';
  return column === null ? `r.id${way}` : `r.${quoted(column.name)}${way}, r.id${way}`;
}

/** Key of the next page. */
export const markOf = (order: Order, row: Readonly<Record<string, unknown>>): string => {
  const raw = order.column === null ? null : row[order.column.name];
  const value = raw instanceof Date ? raw.toISOString() : typeof raw === 'bigint' ? raw.toString() : raw;
  return Buffer.from(JSON.stringify([value ?? null, row['id']])).toString('base64url');
};

/** Only what comes after a page. @throws input.invalid */
export function addAfter(conditions: Conditions, order: Order, after: string): void {
  const { value, id } = readMark(after);
  const beyond = order.isDescending ? '<' : '>';
  const idPlace = `${conditions.place(id)}::uuid`;
  if (order.column === null) {
    conditions.add(`id ${beyond} ${idPlace}`);
    return;
  }
  const name = quoted(order.column.name);
  if (value === null) {
    // Unknown values are the last of a rising order and the first of a falling one.
    const same = `${name} is null and id ${beyond} ${idPlace}`;
    conditions.add(order.isDescending ? `(${name} is not null or (${same}))` : `(${same})`);
    return;
  }
  const at = `${conditions.place(value)}::${order.column.type}`;
  const strictly = `(${name} ${beyond} ${at} or id ${beyond} ${idPlace})`;
  const here = `${name} ${beyond}= ${at} and ${strictly}`;
  const mayBeUnknownLater = !order.isDescending && order.column.facts.required !== true;
  conditions.add(mayBeUnknownLater ? `((${here}) or ${name} is null)` : here);
}

function readMark(after: string): Mark {
  try {
    const mark: unknown = JSON.parse(Buffer.from(after, 'base64url').toString('utf8'));
    if (Array.isArray(mark) && mark.length === 2 && /^[0-9a-f-]{36}$/i.test(String(mark[1])))
      return { value: mark[0] as Mark['value'], id: String(mark[1]) };
  } catch {
    // Told below.
  }
  throw invalid([{ path: 'after', message: FAULT.page }]);
}
