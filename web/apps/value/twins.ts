import type { Field, Fields } from '@selvedge/sdk/app';
import { part, type Telling, wordsOf } from './words.ts';

/**
 * Columns worth showing: a text that says in every row what a link beside it says already (an order and its number) is
 * left out.
 */
export function withoutTwins(
  fields: Fields,
  rows: readonly unknown[],
  telling: Telling,
): [name: string, field: Field][] {
  const columns = Object.entries(fields);
  const links = columns.filter(([, field]) => field.kind === 'ref');
  const says = ([name, field]: [string, Field], row: unknown): string =>
    wordsOf(field, part(row, name), telling);
  return columns.filter(
    (column) =>
      column[1].kind !== 'text' ||
      rows.length === 0 ||
      !links.some((link) =>
        rows.every((row) => says(link, row) === says(column, row) && says(link, row) !== ''),
      ),
  );
}
