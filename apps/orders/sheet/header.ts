import { type Label, labelOf } from './labels.ts';
import { at, type Rows } from './reading.ts';
import { goUp, sizeNumber, sizeWord } from './size-word.ts';

/** The head of a colour × size table. */
export interface Header {
  readonly row: number;
  /** Column → size. */
  readonly sizes: ReadonlyMap<number, string>;
  /** Column → what its heading says, of this row or the one above. */
  readonly labels: ReadonlyMap<number, Label>;
}

const labelsIn = (row: readonly string[]): Map<number, Label> =>
  new Map(
    row.flatMap((cell, column): [number, Label][] => {
      const label = labelOf(cell);
      return label === null ? [] : [[column, label]];
    }),
  );

const has = (labels: ReadonlyMap<number, Label>, ...wished: readonly Label[]): boolean =>
  [...labels.values()].some((label) => wished.includes(label));

/** The head of a table in a row, or null. @param isInside a table above goes on until a head that says so itself */
export function headerAt(rows: Rows, row: number, isInside: boolean): Header | null {
  const cells = rows[row];
  const own = labelsIn(cells);
  const words = columnsOf(cells, (cell) => (labelOf(cell) === null ? sizeWord(cell) : null));
  if (has(own, 'size') && has(own, 'quantity', 'total') && words.size === 0 && !hasPieces(cells)) return null;
  const above = row > 0 && !isInside ? labelsIn(rows[row - 1]) : new Map<number, Label>();
  const labels = new Map([...above, ...own]);
  const isNamed = has(own, 'colour', 'size', 'colourCode');
  const isAlone = words.size === 1 && !hasPieces(cells) && (isNamed || has(above, 'size'));
  if (words.size >= 2 || isAlone) return { row, sizes: words, labels };
  if (words.size > 0) return null;
  const numbers = columnsOf(cells, sizeNumber);
  if (numbers.size === 0 || !goUp([...numbers.values()])) return null;
  if (isNamed) return { row, sizes: numbers, labels };
  if (has(own, 'total') || isInside) return null;
  const isUnder = has(above, 'size') && isOpenAbove(rows, row, numbers, above);
  const isBare = numbers.size >= 3 && at(rows, row, 0) === '' && own.size === 0;
  return isUnder || isBare ? { row, sizes: numbers, labels } : null;
}

const hasPieces = (cells: readonly string[]): boolean => cells.some((cell) => /^[\d,.]+$/.test(cell));

function columnsOf(
  cells: readonly string[],
  sizeOf: (cell: string) => string | null,
): ReadonlyMap<number, string> {
  return new Map(
    cells.flatMap((cell, column): [number, string][] => {
      const size = sizeOf(cell);
      return size === null ? [] : [[column, size]];
    }),
  );
}

/** A merged “尺码” stands over the sizes: nothing but headings above them. */
const isOpenAbove = (
  rows: Rows,
  row: number,
  sizes: ReadonlyMap<number, string>,
  above: ReadonlyMap<number, Label>,
): boolean => [...sizes.keys()].every((column) => at(rows, row - 1, column) === '' || above.has(column));

/** The column under a heading, or null. */
export const columnNamed = (labels: ReadonlyMap<number, Label>, ...wished: readonly Label[]): number | null =>
  wished
    .map((label) => [...labels].find(([, one]) => one === label)?.[0])
    .find((column) => column !== undefined) ?? null;
