import { invalid } from '../../../namespace/parse.ts';
import type { Cell, FileRow, FileRows } from '../cell.ts';
import { shownOf } from '../cell.ts';
import { FAULT } from '../words.ts';
import { formatOf, type NumberFormat, shownIn } from './number-format.ts';
import { attribute, elements, withoutElements } from './elements.ts';
import { textIn, withoutEscapes } from './xml.ts';
import { TooLarge, ZipFile } from './zip-reading.ts';

/** What cells point at. */
interface Book {
  readonly strings: readonly string[];
  readonly formats: readonly NumberFormat[];
  /** Days of a workbook that counts from 1904 are so many behind. */
  readonly shift: number;
}

const GENERAL: NumberFormat = { code: null, isDate: false };
const DAYS_1904 = 1462;
/** Columns beyond are not looked at. */
const MOST_COLUMNS = 1000;

/** Rows of the first sheet of an Excel workbook. Cells are made when they are asked for. @throws input.invalid */
export const readWorkbook = (file: Buffer): Promise<FileRows> => read(file, fileRows);

/** Cells of the first sheet as they stand, without headings: an empty row keeps its place. @throws input.invalid */
export const readCells = (file: Buffer, most: number): Promise<Cell[][]> =>
  read(file, (sheet, book) => placed(sheet, book, most));

async function read<T>(file: Buffer, use: (sheet: string, book: Book) => T): Promise<T> {
  if (file.subarray(0, 4).toString('hex') === 'd0cf11e0')
    throw invalid([{ path: '', message: FAULT.oldWorkbook }]);
  try {
    return await opened(new ZipFile(file), use);
  } catch (error) {
    throw invalid([{ path: '', message: error instanceof TooLarge ? FAULT.tooLarge : FAULT.noWorkbook }]);
  }
}

async function opened<T>(zip: ZipFile, use: (sheet: string, book: Book) => T): Promise<T> {
  const needed = async (name: string): Promise<string> => {
    const text = await zip.text(name);
    if (text === null) throw new Error(`${name} is missing`);
    return text;
  };
  const workbook = await needed('xl/workbook.xml');
  const relations = await needed('xl/_rels/workbook.xml.rels');
  const book: Book = {
    strings: sharedStrings((await zip.text('xl/sharedStrings.xml')) ?? ''),
    formats: cellFormats((await zip.text('xl/styles.xml')) ?? ''),
    shift: isFrom1904(workbook) ? DAYS_1904 : 0,
  };
  return use(await needed(firstSheet(workbook, relations)), book);
}

function placed(sheet: string, book: Book, most: number): Cell[][] {
  const all: Cell[][] = [];
  for (const { row, cells } of rowsOf(sheet, book, MOST_COLUMNS)) {
    if (row > most) break;
    while (all.length < row - 1) all.push([]);
    all[row - 1] = [...cells];
  }
  return all;
}

function fileRows(sheet: string, book: Book): FileRows {
  const [first] = rowsOf(sheet, book, MOST_COLUMNS);
  const headings = (first?.cells ?? []).map((cell) => headingOf(cell));
  return {
    headings,
    total: Math.max(0, count(sheet) - 1),
    isDefused: false,
    *rows() {
      let isFirst = true;
      for (const row of rowsOf(sheet, book, headings.length)) {
        if (!isFirst) yield row;
        isFirst = false;
      }
    },
  };
}

const headingOf = (cell: Cell): string =>
  typeof cell === 'object' && cell !== null && 'number' in cell
    ? shownIn(cell.number, cell.format)
    : shownOf(cell);

function isFrom1904(workbook: string): boolean {
  const [properties] = elements(workbook, 'workbookPr');
  return /^(1|true)$/.test(attribute(properties?.attributes ?? '', 'date1904') ?? '');
}

function firstSheet(workbook: string, relations: string): string {
  const [sheet] = elements(workbook, 'sheet');
  const id = / \w{1,20}:id="([^"]*)"/.exec(sheet?.attributes ?? '')?.[1] ?? '';
  for (const { attributes } of elements(relations, 'Relationship')) {
    const target = attribute(attributes, 'Target');
    if (target !== null && attribute(attributes, 'Id') === id)
      return target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`;
  }
  throw new Error('no sheet');
}

const sharedStrings = (xml: string): string[] =>
  Array.from(elements(xml, 'si'), ({ content }) => richText(content));

/** Runs of a text put together; how it is spoken is left out. */
function richText(xml: string): string {
  let written = '';
  for (const { content } of elements(withoutElements(xml, 'rPh'), 't')) written += content;
  return withoutEscapes(textIn(written));
}

function cellFormats(xml: string): NumberFormat[] {
  const custom = new Map(
    Array.from(elements(xml, 'numFmt'), ({ attributes }) => [
      Number(attribute(attributes, 'numFmtId')),
      textIn(attribute(attributes, 'formatCode') ?? ''),
    ]),
  );
  const [cells] = elements(xml, 'cellXfs');
  return Array.from(elements(cells?.content ?? '', 'xf'), ({ attributes }) =>
    formatOf(Number(attribute(attributes, 'numFmtId') ?? 0), custom),
  );
}

function count(sheet: string): number {
  let rows = 0;
  for (const _ of sheet.matchAll(/<(?:\w{1,20}:)?row[\s>/]/g)) rows += 1;
  return rows;
}

/** @param most columns that are read */
function* rowsOf(sheet: string, book: Book, most: number): Generator<FileRow> {
  let row = 0;
  for (const { attributes, content } of elements(sheet, 'row')) {
    row = Number(attribute(attributes, 'r') ?? row + 1);
    yield { row, cells: cellsOf(content, book, most) };
  }
}

function cellsOf(row: string, book: Book, most: number): Cell[] {
  const cells: Cell[] = [];
  for (const { attributes, content } of elements(row, 'c')) {
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
  if (value === undefined || value === '') return null;
  if (type === 's') return strings[Number(value)] || null;
  if (type === 'b') return value === '1' || value === 'true';
  if (type === 'e') return { error: textIn(value) };
  if (type !== 'n') return withoutEscapes(textIn(value));
  const number = Number(value);
  if (!Number.isFinite(number)) return { error: value };
  const { code, isDate } = formats[Number(attribute(attributes, 's') ?? 0)] ?? GENERAL;
  return { number: isDate ? number + shift : number, format: code, isDate };
}
