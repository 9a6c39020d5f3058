import { Readable } from 'node:stream';
import type { Cell, Written } from './cell.ts';
import { readCsv } from './csv/csv-reading.ts';
import { wallOf } from './excel/serial.ts';
import type { SheetNames } from './excel/workbook.ts';
import { readCells } from './excel/workbook-reading.ts';
import { workbookOf } from './excel/workbook-writing.ts';
import { invalid } from '../../namespace/parse.ts';
import type { FileFormat } from './exchange.ts';
import { FAULT } from './words.ts';

/** Rows of a file that are handed on; a factory's sheet has fewer. */
export const MOST_TABLE_ROWS = 20_000;
const DIGITS = 15;
const MIDNIGHT = 'T00:00:00.000';

export interface Table {
  readonly rows: string[][];
  /** Which of a workbook's sheets it is; null = the file has no sheets. */
  readonly sheet: SheetNames | null;
}

/** Cells of a file's sheet as texts, trailing empty ones left out: days as 2026-11-30, numbers as their digits. */
export async function tableOf(
  content: Buffer,
  format: FileFormat,
  wished: string | null = null,
): Promise<Table> {
  const { cells, sheet } =
    format === 'csv' ? fromCsv(content) : await readCells(content, wished, MOST_TABLE_ROWS);
  const rows = cells.map((row) => untilLast(row.map(textOf)));
  return { rows: rows.slice(0, rows.findLastIndex((row) => row.length > 0) + 1), sheet };
}

function fromCsv(content: Buffer): { readonly cells: (readonly Cell[])[]; readonly sheet: null } {
  const file = readCsv(content);
  if (file.total > MOST_TABLE_ROWS)
    throw invalid([{ path: '', message: FAULT.tooManyRows(MOST_TABLE_ROWS) }]);
  return { cells: Array.from(file.rows(), ({ cells }) => cells), sheet: null };
}

function textOf(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell.trim();
  if (typeof cell === 'boolean') return cell ? '是' : '';
  // Never nothing: an empty cell of a table of quantities means none.
  if ('error' in cell) return cell.error;
  if (cell.isDate) return wallOf(cell.number)?.replace(MIDNIGHT, '') ?? String(cell.number);
  // A formula's 0.1 + 0.2 is shown as 0.3.
  return String(Number(cell.number.toPrecision(DIGITS)));
}

const untilLast = (cells: readonly string[]): string[] =>
  cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);

/** A cell as a page gives it: numbers stay numbers in the sheet. */
export type Given = string | number | null;

/** A workbook of one sheet; the first row holds the headings. */
export function tableFile(title: string, [headings = [], ...rows]: readonly (readonly Given[])[]): Readable {
  const columns = headings.map((heading, index) => {
    const all = rows.map((row) => row[index] ?? null);
    const longest = Math.max(
      widthOf(String(heading ?? '')),
      ...all.slice(0, 200).map((cell) => widthOf(String(cell ?? ''))),
    );
    return {
      heading: String(heading ?? ''),
      width: Math.min(60, longest + 2),
      isText: all.every((cell) => typeof cell !== 'number'),
    };
  });
  const written = rows.map((row) => columns.map((_, index) => writtenOf(row[index] ?? null)));
  return Readable.from(workbookOf([{ title, columns, rows: written }]), { objectMode: false });
}

function writtenOf(cell: Given): Written {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'string') return { text: cell };
  const number = String(cell);
  return { number, places: number.split('.')[1]?.length ?? 0, isMoney: false };
}

/** Chinese signs are twice as wide. */
const widthOf = (text: string): number =>
  Array.from(text).reduce((sum, sign) => sum + (sign > '\u2e80' ? 2 : 1), 0);
