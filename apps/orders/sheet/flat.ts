import type { Cell } from '../rules/matrix.ts';
import { dayOf, quantityOf } from '@selvedge/sdk/sheet';
import { ONLY_COLOUR } from './grid.ts';
import { columnNamed } from './header.ts';
import { type Label, labelOf } from './labels.ts';
import { at, FACTS, isBlank, type Notebook, type Rows } from './reading.ts';
import { sizeNumber, sizeWord } from './size-word.ts';
import { SumCheck } from './sums.ts';

interface Columns {
  readonly first: number;
  readonly labels: ReadonlyMap<number, Label>;
  readonly colour: number | null;
  readonly size: number;
  readonly quantity: number;
}

const sizeIn = (cell: string): string | null => sizeWord(cell) ?? sizeNumber(cell);

/** Reads a list with one colour, size and quantity a row. @returns whether it is one */
export function readFlat(rows: Rows, notebook: Notebook): boolean {
  const columns = headed(rows) ?? headless(rows);
  if (columns === null) return false;
  const { first, colour, size, quantity } = columns;
  if (first > 0) notebook.used.add(first - 1);
  const sums = new SumCheck(notebook);
  const cells: Cell[] = [];
  const carried = { colour: '', size: '' };
  for (let row = first; row < rows.length; row++) {
    if (isBlank(rows[row])) continue;
    const written = at(rows, row, quantity);
    if (rows[row].some((cell) => labelOf(cell) === 'total')) {
      const total = cells.reduce((sum, cell) => sum + cell.quantity, 0);
      sums.compare(written, [total], [`第 ${row + 1} 行`, `Row ${row + 1}`]);
      notebook.used.add(row);
      continue;
    }
    const named = at(rows, row, size);
    const pieces = quantityOf(written);
    if (written === '' && named === '') continue;
    const known = sizeIn(named);
    if (known === null || pieces === null) {
      notebook.doubt(
        `第 ${row + 1} 行没有读懂：尺码“${named}”，数量“${written}”。`,
        `Row ${row + 1} is not clear: size “${named}”, quantity “${written}”.`,
      );
      continue;
    }
    if (colour !== null && at(rows, row, colour) !== '') carried.colour = at(rows, row, colour);
    notebook.tellDozens(row, written, pieces);
    if (pieces > 0) cells.push({ colour: carried.colour || ONLY_COLOUR, size: known, quantity: pieces });
    for (const [column, label] of columns.labels) tellFact(notebook, label, at(rows, row, column));
    notebook.used.add(row);
  }
  sums.conclude();
  notebook.cells.push(...cells);
  notebook.see(
    `按“每行一个颜色尺码”读入 ${cells.length} 行。`,
    `${cells.length} rows of one colour and size each.`,
  );
  if (cells.some((cell) => cell.colour === ONLY_COLOUR))
    notebook.doubt(
      `没有找到颜色，按“${ONLY_COLOUR}”读入。`,
      `There is no colour; it is read as “${ONLY_COLOUR}”.`,
    );
  return true;
}

function tellFact(notebook: Notebook, label: Label, value: string): void {
  const fact = FACTS.find((one) => one === label);
  if (fact !== undefined)
    notebook.fact(fact, fact === 'due' || fact === 'orderDate' ? (dayOf(value) ?? value) : value);
}

/** A row with headings for size and quantity, and the first row below it that has both. */
function headed(rows: Rows): Columns | null {
  for (const [row, cells] of rows.entries()) {
    const labels = new Map(
      cells.flatMap((cell, column): [number, Label][] => {
        const label = labelOf(cell);
        return label === null ? [] : [[column, label]];
      }),
    );
    const size = columnNamed(labels, 'size');
    const quantity = columnNamed(labels, 'quantity', 'total');
    if (size === null || quantity === null) continue;
    const next = rows.findIndex((one, index) => index > row && !isBlank(one));
    if (next < 0 || sizeIn(at(rows, next, size)) === null) continue;
    if (!isNumber(at(rows, next, quantity))) continue;
    // Pieces under headings of their own: colours as columns, no list.
    if (rows[next].some((cell, column) => !labels.has(column) && isNumber(cell))) continue;
    return { first: row + 1, labels, colour: columnNamed(labels, 'colour', 'colourCode'), size, quantity };
  }
  return null;
}

const isNumber = (cell: string): boolean => cell !== '' && quantityOf(cell) !== null;

const FEWEST_ROWS = 2;

/** Nothing but rows of a word, a size and a number. */
function headless(rows: Rows): Columns | null {
  const filled = rows.filter((row) => !isBlank(row));
  const width = Math.max(0, ...filled.map((row) => row.length));
  if (filled.length < FEWEST_ROWS || width < 3) return null;
  const columns = Array.from({ length: width }, (_, column) => column);
  const all = (column: number, fits: (cell: string) => boolean): boolean =>
    filled.every((row) => fits(row[column] ?? ''));
  const size = columns.find((column) => all(column, (cell) => sizeWord(cell) !== null));
  const quantity = columns.findLast(
    (column) => column !== size && all(column, (cell) => cell !== '' && quantityOf(cell) !== null),
  );
  if (size === undefined || quantity === undefined) return null;
  const colour = columns.find(
    (column) => column !== size && column !== quantity && (filled[0][column] ?? '') !== '',
  );
  return { first: 0, labels: new Map(), colour: colour ?? null, size, quantity };
}
