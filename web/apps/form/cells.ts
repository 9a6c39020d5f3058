import type { Field } from '@selvedge/sdk/app';

/** A field that holds a spreadsheet's cells: rows of texts. */
export const isCells = (field: Field): boolean =>
  field.kind === 'list' && field.item.kind === 'list' && field.item.item.kind === 'text';

/** The cells of a draft; null = none. */
export function cellsIn(raw: unknown): string[][] | null {
  if (!Array.isArray(raw) || raw.length === 0) return null;
  return raw.map((row: unknown) =>
    Array.isArray(row) ? row.map((cell: unknown) => (typeof cell === 'string' ? cell : '')) : [],
  );
}
