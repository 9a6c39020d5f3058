import { invalid } from '../../../namespace/parse.ts';
import type { Cell, SheetRows } from '../cell.ts';
import { FAULT } from '../words.ts';
import { countRows, hiddenColumns, rowsOf } from './sheet-rows.ts';
import { openSheet, type SheetNames } from './workbook.ts';

/** Columns beyond are not looked at. */
const MOST_COLUMNS = 1000;
const MOST_COUNTED = 2_000_000;

/**
 * Rows of a sheet of an Excel workbook. Cells are made when they are asked for.
 * @param wished name of the sheet; null = the first that people see
 * @throws input.invalid
 */
export async function readWorkbook(file: Buffer, wished: string | null): Promise<SheetRows> {
  const sheet = await openSheet(file, wished);
  return {
    sheet: sheet.names,
    total: countRows(sheet, MOST_COUNTED),
    isDefused: false,
    hiddenColumns: hiddenColumns(sheet, MOST_COLUMNS),
    rows: (most = MOST_COLUMNS) => rowsOf(sheet, Math.min(most, MOST_COLUMNS)),
  };
}

/** Cells of a sheet as they stand, without headings: an empty row keeps its place. @throws input.invalid */
export async function readCells(
  file: Buffer,
  wished: string | null,
  most: number,
): Promise<{ readonly cells: Cell[][]; readonly sheet: SheetNames }> {
  const sheet = await openSheet(file, wished);
  const all: Cell[][] = [];
  for (const { row, cells, covered } of rowsOf(sheet, MOST_COLUMNS)) {
    const own = cells.map((cell, column) => (covered?.has(column) === true ? null : cell));
    if (own.every((cell) => cell === null)) continue;
    if (row > most) throw invalid([{ path: '', message: FAULT.tooManyRows(most) }]);
    while (all.length < row - 1) all.push([]);
    all[row - 1] = own;
  }
  return { cells: all, sheet: sheet.names };
}
