import type { Field, Fields } from '@selvedge/sdk/app';
import { type Draft, isDraft, newItem } from '../form/draft.ts';
import { keysOf, type Matrix } from '../value/matrix.ts';
import { tidy } from '../value/sum.ts';
import { plainText } from '../value/plain.ts';

type Rows = readonly Draft[];

/** What a cell of a spreadsheet means for a field; null = it cannot be read (a record that is referred to, a file). */
export function cellDraft(field: Field, cell: string): unknown {
  const text = cell.trim();
  if (text === '') return null;
  switch (field.kind) {
    case 'integer':
    case 'decimal':
      return tidy(text);
    case 'boolean':
      return /^(是|对|有|√|✓|y|yes|true|1)$/i.test(text);
    case 'choice':
      return (
        Object.entries(field.options).find(([key, { zh, en }]) => [key, zh, en].includes(text))?.[0] ?? null
      );
    case 'date':
      return dayOf(text);
    case 'moment':
      return text.replace(' ', 'T').replaceAll('/', '-');
    case 'text':
    case 'time':
      return text;
    default:
      return null;
  }
}

/** 2026/3/9 and 2026年3月9日 are days too. */
function dayOf(text: string): string {
  const [, year, month = '', day = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? [];
  return year === undefined ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** Puts a block into rows of fields from a cell on; rows are added as needed. */
export function pasteRows(
  rows: Rows,
  fields: Fields,
  block: readonly (readonly string[])[],
  at: { readonly row: number; readonly column: number },
): Draft[] {
  const names = Object.entries(fields);
  const item: Field = { kind: 'object', title: { zh: '', en: '' }, fields };
  const result = [...rows];
  block.forEach((cells, down) => {
    const fresh = newItem(item);
    const row = { ...(result[at.row + down] ?? (isDraft(fresh) ? fresh : {})) };
    cells.forEach((cell, right) => {
      const [name, field] = names[at.column + right] ?? [];
      if (name !== undefined && field !== undefined) row[name] = cellDraft(field, cell);
    });
    result[at.row + down] = row;
  });
  return result;
}

const isNumeric = (cell: string): boolean => /^[+-]?\d*(\.\d*)?$/.test(tidy(cell));

/**
 * Puts a block into a matrix from a cell on. A block whose first row is words is a whole table: its first row names the
 * keys, its first columns the rows.
 * @returns rows and keys
 */
export function pasteMatrix(
  matrix: Matrix,
  rows: Rows,
  keys: readonly string[],
  block: readonly (readonly string[])[],
  at: { readonly row: number; readonly column: number },
): { rows: Draft[]; keys: string[] } {
  const heads = Object.entries(matrix.heads);
  const [first = []] = block;
  const isWhole = block.length > 1 && first.slice(heads.length).some((cell) => !isNumeric(cell));
  const newKeys = isWhole
    ? first
        .slice(heads.length)
        .map((cell) => cell.trim())
        .filter(Boolean)
    : [...keys];
  const body = isWhole ? block.slice(1) : block;
  const start = isWhole ? { row: 0, column: 0 } : at;
  const result = isWhole ? [] : [...rows];
  body.forEach((cells, down) => {
    const old = result[start.row + down];
    const row: Record<string, unknown> = { ...old };
    const numbers: Record<string, unknown> = { ...numbersOf(matrix, row) };
    cells.forEach((cell, right) => {
      const column = start.column + right;
      const [name, field] = heads[column] ?? [];
      const key = newKeys[column - heads.length];
      if (name !== undefined && field !== undefined) row[name] = cellDraft(field, cell);
      else if (key !== undefined) numbers[key] = cell.trim() === '' ? null : tidy(cell);
    });
    row[matrix.name] = numbers;
    result[start.row + down] = row;
  });
  return { rows: result, keys: newKeys };
}

/** A matrix as a block with its heading, as it can be pasted back. */
export function matrixBlock(
  matrix: Matrix,
  rows: Rows,
  keys: readonly string[],
  word: (field: Field, value: unknown) => string,
  title: (field: Field) => string,
): string[][] {
  const heads = Object.entries(matrix.heads);
  return [
    [...heads.map(([, field]) => title(field)), ...keys],
    ...rows.map((row) => {
      const numbers = numbersOf(matrix, row);
      return [
        ...heads.map(([name, field]) => word(field, row[name])),
        ...keys.map((key) => plainText(numbers[key] ?? '')),
      ];
    }),
  ];
}

/** The numbers of one row, by key. */
export function numbersOf({ name }: Matrix, row: Draft): Draft {
  const numbers = row[name];
  return isDraft(numbers) ? numbers : {};
}

export const matrixKeys = (matrix: Matrix, rows: Rows): string[] =>
  keysOf(rows.map((row) => numbersOf(matrix, row)));
