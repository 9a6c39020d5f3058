import type { Written } from '../cell.ts';
import { defused } from './formula.ts';

/** By it Excel knows that the file is UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/** A CSV file (RFC 4180) as Excel opens it, row by row. */
export async function* csvOf(
  headings: readonly string[],
  rows: AsyncIterable<readonly Written[]>,
): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + line(headings.map((text) => ({ text })));
  for await (const cells of rows) yield line(cells);
}

const line = (cells: readonly Written[]): string => `${cells.map(cellText).join(',')}\r\n`;

function cellText(cell: Written): string {
  if (cell === null) return '';
  if ('number' in cell) return cell.number;
  if ('day' in cell) return cell.day;
  if ('moment' in cell) return cell.moment.replace('T', ' ').replace(/\.000$/, '');
  const text = defused(cell.text);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
