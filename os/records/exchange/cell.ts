/** A number as a workbook holds it. */
export interface SheetNumber {
  readonly number: number;
  /** Code of its number format; null = general. */
  readonly format: string | null;
  /** Its format shows a date or a time; then `number` counts days since the end of 1899. */
  readonly isDate: boolean;
}

/** What a formula came to when it failed, `#N/A`; the formula itself, `=A1*2`, when nobody worked it out; `"`: a quote that is never closed. */
export interface SheetError {
  readonly error: string;
}

/** A cell as a file holds it; null = empty. */
export type Cell = string | boolean | SheetNumber | SheetError | null;

export interface FileRow {
  /** As a spreadsheet counts them. */
  readonly row: number;
  readonly cells: readonly Cell[];
  /** Columns in which a merged cell of a row above stands → that row. */
  readonly covered?: ReadonlyMap<number, number>;
  /** Its reader has hidden the row, or filtered it out. */
  readonly isHidden?: boolean;
}

/** Rows of a sheet, read as they are asked for. */
export interface SheetRows {
  /** Which of a workbook's sheets it is; null = the file has no sheets. */
  readonly sheet: { readonly name: string; readonly others: readonly string[] } | null;
  /** How many there are, about: empty ones count. */
  readonly total: number;
  /** Columns that its reader has hidden. */
  readonly hiddenColumns: readonly number[];
  /** In a text an apostrophe stands before what a spreadsheet would take for a formula. */
  readonly isDefused: boolean;
  /** @param most columns that are wanted */
  rows(most?: number): Iterable<FileRow>;
}

/** Rows of a sheet below its headings. */
export interface FileRows extends Omit<SheetRows, 'rows'> {
  readonly headings: readonly string[];
  /** Row of the headings. */
  readonly head: number;
  rows(): Iterable<FileRow>;
}

/** A cell to be written. A number is written as its digits; a day and a moment as a clock on the wall shows them. */
export type Written =
  | { readonly text: string }
  | { readonly number: string; readonly places: number; readonly isMoney: boolean }
  | { readonly day: string }
  | { readonly moment: string }
  | null;

/** What a cell shows, for a message. */
export function shownOf(cell: Cell): string {
  const shown =
    typeof cell === 'string'
      ? cell
      : typeof cell === 'boolean'
        ? String(cell).toUpperCase()
        : cell === null
          ? ''
          : 'error' in cell
            ? cell.error
            : String(cell.number);
  return shown.length > 60 ? `${shown.slice(0, 60)}…` : shown;
}
