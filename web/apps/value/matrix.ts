import type { DecimalField, Field, Fields, IntegerField } from '@selvedge/sdk/app';

/** Rows with numbers by key: colours and sizes. */
export interface Matrix {
  /** Fields that name a row. */
  readonly heads: Fields;
  /** The field that holds the numbers. */
  readonly name: string;
  readonly value: IntegerField | DecimalField;
}

const PLAIN = new Set(['text', 'integer', 'decimal', 'boolean', 'date', 'moment', 'time', 'choice', 'ref']);
export const isPlain = ({ kind }: Field): boolean => PLAIN.has(kind);
export const isNumber = (field: Field): field is IntegerField | DecimalField =>
  field.kind === 'integer' || field.kind === 'decimal';

/** How a list is a matrix: objects of plain fields and one map of numbers. null = it is none. */
export function matrixOf(item: Field): Matrix | null {
  if (item.kind !== 'object') return null;
  const maps = Object.entries(item.fields).filter(([, field]) => field.kind === 'map');
  const [[name, map] = ['', null]] = maps;
  if (maps.length !== 1 || map?.kind !== 'map' || !isNumber(map.value)) return null;
  const heads = Object.fromEntries(Object.entries(item.fields).filter(([each]) => each !== name));
  return Object.values(heads).every(isPlain) ? { heads, name, value: map.value } : null;
}

const LETTERS = /^(\d*)(X*)(S|M|L)$/i;
const natural = new Intl.Collator('en', { numeric: true });

/** Place of a size among sizes: XS before S, S before M, 2XL is XXL; null when it is none. */
function sizeRank(key: string): number | null {
  const [, count = '', crosses = '', letter] = LETTERS.exec(key) ?? [];
  if (letter === undefined) return null;
  const far = count === '' ? crosses.length : Number(count);
  return letter.toUpperCase() === 'M' ? 0 : letter.toUpperCase() === 'S' ? -1 - far : 1 + far;
}

/** Keys as a factory puts them: sizes from small to large, numbers by their value. The store does not keep an order. */
export const inOrder = (keys: readonly string[]): string[] =>
  [...keys].sort((one, other) => {
    const [a, b] = [sizeRank(one), sizeRank(other)];
    return a !== null && b !== null ? a - b : natural.compare(one, other);
  });

/** Keys of all rows, in order. */
export const keysOf = (rows: readonly Readonly<Record<string, unknown>>[]): string[] =>
  inOrder([...new Set(rows.flatMap((row) => Object.keys(row)))]);
