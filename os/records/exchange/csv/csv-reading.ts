import type { Cell, FileRow, SheetRows } from '../cell.ts';
import { checkLines } from '../kind-of-file.ts';
import { decoded } from './encoding.ts';

/** Lines by which the separator is found. */
const MOST_LOOKED_AT = 20;
const SEPARATORS = [',', '\t', ';', '，', '|'];

/**
 * Rows of a CSV file in whatever encoding and with whatever separator a spreadsheet wrote it.
 * @throws input.invalid for what is no text
 */
export function readCsv(file: Buffer): SheetRows {
  const text = decoded(file);
  checkLines(file, text);
  const separator = separatorOf(text);
  let total = 0;
  for (const _ of records(text, separator)) total += 1;
  return {
    sheet: null,
    total,
    isDefused: true,
    hiddenColumns: [],
    *rows() {
      let row = 0;
      for (const cells of records(text, separator)) {
        row += 1;
        yield fileRow(row, cells);
      }
    },
  };
}

const fileRow = (row: number, cells: readonly Cell[]): FileRow => ({
  row,
  cells: cells.map((cell) => (cell === '' ? null : cell)),
});

/** What stands in most of the first lines, and most often: a title above the headings has no voice of its own. */
function separatorOf(text: string): string {
  const lines: string[] = [];
  for (let from = 0; from < text.length && lines.length < MOST_LOOKED_AT;) {
    const rest = text.slice(from, from + 20_000);
    const end = rest.search(/[\r\n]/);
    lines.push(end < 0 ? rest : rest.slice(0, end));
    from += (end < 0 ? rest.length : end) + 1;
  }
  const weigh = (mark: string): readonly [number, number] => {
    const counts = lines.map((line) => line.split(mark).length - 1);
    return [counts.filter((count) => count > 0).length, counts.reduce((sum, count) => sum + count, 0)];
  };
  return SEPARATORS.reduce((best, mark) => {
    const [lines1, times1] = weigh(best);
    const [lines2, times2] = weigh(mark);
    return lines2 > lines1 || (lines2 === lines1 && times2 > times1) ? mark : best;
  });
}

/** A quote that is never closed takes all the rest: nobody knows where the cell should have ended. */
const UNCLOSED: Cell = { error: '"' };

/** Records (RFC 4180); a quote that stands inside a cell is a quote. */
function* records(text: string, separator: string): Generator<Cell[]> {
  let cells: Cell[] = [];
  let at = 0;
  while (at < text.length) {
    const isQuoted = text[at] === '"';
    const end = isQuoted ? closing(text, at + 1) : at;
    const stop = endOf(text, end, separator);
    const rest = text.slice(end, stop);
    if (end > text.length) cells.push(UNCLOSED);
    else cells.push(isQuoted ? text.slice(at + 1, end - 1).replaceAll('""', '"') + rest : rest);
    at = stop + 1;
    if (text[stop] === separator) {
      if (at === text.length) cells.push('');
      continue;
    }
    if (text[stop] === '\r' && text[at] === '\n') at += 1;
    yield cells;
    cells = [];
  }
  if (cells.length > 0) yield cells;
}

/** Behind the quote that closes a cell. */
function closing(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2))
    if (text[at + 1] !== '"') return at + 1;
  return text.length + 1;
}

/** Where a cell ends: at a separator or a line's end. */
function endOf(text: string, from: number, separator: string): number {
  for (let at = from; at < text.length; at++) {
    const sign = text[at];
    if (sign === separator || sign === '\n' || sign === '\r') return at;
  }
  return Math.max(from, text.length);
}
