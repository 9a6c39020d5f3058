import type { Cell, FileRow } from '../cell.ts';
import { attribute, elements } from './elements.ts';
import type { NumberFormat } from './number-format.ts';
import { type Book, type OpenSheet, richText } from './workbook.ts';
import { textIn, withoutEscapes } from './xml.ts';

const GENERAL: NumberFormat = { code: null, isDate: false };
/** Columns that a sheet can have; a row with more cells is none of a sheet. */
const MOST_CELLS = 16_384;

/** How many rows a sheet has, about; no further than a number. */
export function countRows({ xml }: OpenSheet, most: number): number {
  let rows = 0;
  for (const _ of xml.matchAll(/<(?:\w{1,20}:)?row[\s>/]/g)) {
    rows += 1;
    if (rows > most) break;
  }
  return rows;
}

/**
 * Rows of a sheet from the top, as they are asked for. What a merged cell holds stands in each of the rows that it
 * covers.
 * @param most columns that are read
 */
export function* rowsOf({ xml, book }: OpenSheet, most: number): Generator<FileRow> {
  const ends = mergedIn(xml);
  /** Column → what a merged cell above holds, and how far down. */
  const held = new Map<number, { readonly cell: Cell; readonly from: number; readonly to: number }>();
  let row = 0;
  for (const { attributes, content } of elements(xml, 'row')) {
    row = Number(attribute(attributes, 'r') ?? row + 1);
    const cells = cellsOf(content, book, most);
    const covered = new Map<number, number>();
    for (const [column, { cell, from, to }] of held) {
      if (row > to) held.delete(column);
      else if ((cells[column] ?? null) === null) {
        while (cells.length < column) cells.push(null);
        cells[column] = cell;
        covered.set(column, from);
      }
    }
    cells.forEach((cell, column) => {
      const to = ends.get(placeOf(row, column));
      if (to !== undefined && cell !== null && !covered.has(column))
        held.set(column, { cell, from: row, to });
    });
    const isHidden = /^(1|true)$/.test(attribute(attributes, 'hidden') ?? '');
    yield { row, cells, ...(covered.size > 0 ? { covered } : {}), ...(isHidden ? { isHidden } : {}) };
  }
}

/** Columns that nobody sees. */
export function hiddenColumns({ xml }: OpenSheet, most: number): number[] {
  const end = xml.indexOf('sheetData');
  const hidden: number[] = [];
  for (const { attributes } of elements(end < 0 ? '' : xml.slice(0, end), 'col')) {
    if (!/^(1|true)$/.test(attribute(attributes, 'hidden') ?? '')) continue;
    const [from, to] = ['min', 'max'].map((name) => Number(attribute(attributes, name)));
    for (let column = from; column <= Math.min(to, most); column++) hidden.push(column - 1);
  }
  return hidden;
}

const placeOf = (row: number, column: number): number => row * MOST_CELLS + column;

/** Place of each cell that is merged with those below it → the last row that it covers. */
function mergedIn(xml: string): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  for (const { attributes } of elements(xml.slice(xml.lastIndexOf('sheetData')), 'mergeCell')) {
    const [, letters = '', from = '', to = ''] =
      /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?[A-Z]{1,3}\$?(\d{1,7})$/.exec(attribute(attributes, 'ref') ?? '') ??
      [];
    if (Number(to) > Number(from)) ends.set(placeOf(Number(from), columnOf(letters)), Number(to));
  }
  return ends;
}

function cellsOf(row: string, book: Book, most: number): Cell[] {
  const cells: Cell[] = [];
  let count = 0;
  for (const { attributes, content } of elements(row, 'c')) {
    count += 1;
    if (count > MOST_CELLS) break;
    const [letters] = /^[A-Z]{1,3}/.exec(attribute(attributes, 'r') ?? '') ?? [];
    const column = letters === undefined ? cells.length : columnOf(letters);
    if (column >= most) continue;
    while (cells.length < column) cells.push(null);
    cells[column] = cellOf(attributes, content, book);
  }
  return cells;
}

const columnOf = (letters: string): number =>
  Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

function cellOf(attributes: string, inner: string, { strings, formats, shift }: Book): Cell {
  const type = attribute(attributes, 't') ?? 'n';
  if (type === 'inlineStr') return richText(inner) || null;
  const value = /<(?:\w{1,20}:)?v(?:\s[^<>]*)?>([^<]*)</.exec(inner)?.[1];
  // A formula may come to an empty text; one of which nothing is kept was never worked out.
  if (value === undefined || value === '') return value === '' && type === 'str' ? null : formulaIn(inner);
  if (type === 's') return strings[Number(value)] || null;
  if (type === 'b') return value === '1' || value === 'true';
  if (type === 'e') return { error: textIn(value) };
  if (type !== 'n') return withoutEscapes(textIn(value));
  const number = Number(value);
  if (!Number.isFinite(number)) return { error: value };
  const { code, isDate } = formats[Number(attribute(attributes, 's') ?? 0)] ?? GENERAL;
  return { number: isDate ? number + shift : number, format: code, isDate };
}

function formulaIn(inner: string): Cell {
  const [, written] = /<(?:\w{1,20}:)?f(?:\s[^<>]*)?(?:\/>|>([^<]*)<)/.exec(inner) ?? [];
  if (written !== undefined) return { error: `=${textIn(written)}` };
  return /<(?:\w{1,20}:)?f[\s/>]/.test(inner) ? { error: '=' } : null;
}
