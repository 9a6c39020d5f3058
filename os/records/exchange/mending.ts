import type { Cell, FileRow } from './cell.ts';
import type { RowFault } from './report.ts';

/** Cells that somebody corrected on the screen: what they say goes before what the file says. */
export class Mending {
  readonly #columns: readonly (string | null)[];
  readonly #mends: Readonly<Record<string, Readonly<Record<string, string>>>>;

  /** @param columns field of each column; @param mends row → field → text */
  constructor(
    columns: readonly (string | null)[],
    mends: Readonly<Record<string, Readonly<Record<string, string>>>>,
  ) {
    this.#columns = columns;
    this.#mends = mends;
  }

  mended(given: FileRow): FileRow {
    const { row, cells, covered } = given;
    const mends = this.#mends[String(row)];
    if (mends === undefined) return given;
    const isMended = (column: number): boolean => Object.hasOwn(mends, this.#columns[column] ?? '');
    return {
      ...given,
      ...(covered === undefined
        ? {}
        : { covered: new Map([...covered].filter(([column]) => !isMended(column))) }),
      cells: this.#columns.map((field, index) =>
        field !== null && Object.hasOwn(mends, field) ? mends[field] : (cells[index] ?? null),
      ),
    };
  }

  /** Faults with what their cells say. */
  quoting(rows: readonly FileRow[], faults: readonly RowFault[]): RowFault[] {
    const byRow = new Map(rows.map(({ row, cells }) => [row, cells]));
    return faults.map((fault) => {
      const column = fault.field === null ? -1 : this.#columns.indexOf(fault.field);
      const written = column < 0 ? null : textOf(byRow.get(fault.row)?.[column] ?? null);
      return written === null ? fault : { ...fault, written };
    });
  }
}

/** Null for what is better typed anew: a day that a sheet holds as a number, a formula that failed. An empty cell is ''. */
function textOf(cell: Cell): string | null {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'boolean') return null;
  return 'error' in cell || cell.isDate ? null : String(cell.number);
}
