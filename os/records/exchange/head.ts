import type { Fields } from '@selvedge/sdk/app';
import { type Cell, type FileRow, type FileRows, type SheetRows, shownOf } from './cell.ts';
import { knownIn } from './columns.ts';
import { shownIn } from './excel/number-format.ts';

/** A title, a date, a stamp may stand above the headings; never so much. */
const MOST_ABOVE = 20;

/**
 * A sheet with its row of headings: of the first rows the one in which most columns are known, the first of several.
 * @param said heading → field
 */
export function headed(sheet: SheetRows, fields: Fields, said: Readonly<Record<string, string>>): FileRows {
  const known = knownIn(fields, said);
  let best: FileRow | null = null;
  let most = 0;
  let above = 0;
  for (const row of sheet.rows()) {
    if (above >= MOST_ABOVE) break;
    above += 1;
    const found = new Set(headingsOf(row).flatMap((heading) => known(heading) ?? [])).size;
    best ??= row;
    if (found <= most) continue;
    best = row;
    most = found;
  }
  const headings = best === null ? [] : headingsOf(best);
  const head = best?.row ?? 1;
  return {
    ...sheet,
    head,
    headings,
    total: Math.max(0, sheet.total - 1),
    *rows() {
      for (const row of sheet.rows(headings.length)) if (row.row > head) yield row;
    },
  };
}

const headingsOf = ({ cells, covered }: FileRow): string[] =>
  cells.map((cell, column) => (covered?.has(column) === true ? '' : headingOf(cell)));

const headingOf = (cell: Cell): string =>
  typeof cell === 'object' && cell !== null && 'number' in cell
    ? shownIn(cell.number, cell.format)
    : shownOf(cell);
