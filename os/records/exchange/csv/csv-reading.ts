import type { FileRow, FileRows } from '../cell.ts';
import { decoded } from './encoding.ts';

/** Rows of a CSV file in whatever encoding and with whatever separator a spreadsheet wrote it. */
export function readCsv(file: Buffer): FileRows {
  const text = decoded(file);
  const separator = separatorOf(text);
  const [first = []] = records(text, separator);
  let total = -1;
  for (const _ of records(text, separator)) total += 1;
  return {
    headings: first,
    total: Math.max(0, total),
    isDefused: true,
    *rows() {
      let row = 0;
      for (const cells of records(text, separator)) {
        row += 1;
        if (row > 1) yield fileRow(row, cells);
      }
    },
  };
}

const fileRow = (row: number, cells: readonly string[]): FileRow => ({
  row,
  cells: cells.map((cell) => (cell === '' ? null : cell)),
});

/** What separates the headings most often. */
function separatorOf(text: string): string {
  const end = text.search(/[\r\n]/);
  const headings = end < 0 ? text : text.slice(0, end);
  const count = (mark: string): number => headings.split(mark).length;
  return [',', '\t', ';', '，'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

/** Records (RFC 4180); a quote that stands inside a cell is a quote, one that is never closed takes what is left. */
function* records(text: string, separator: string): Generator<string[]> {
  let cells: string[] = [];
  let at = 0;
  while (at < text.length) {
    const isQuoted = text[at] === '"';
    const end = isQuoted ? closing(text, at + 1) : at;
    const stop = endOf(text, end, separator);
    const rest = text.slice(end, stop);
    cells.push(isQuoted ? text.slice(at + 1, end - 1).replaceAll('""', '"') + rest : rest);
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
