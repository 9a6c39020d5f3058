import type { Titles } from '@selvedge/sdk/app';
import { ERRORS, fill, inLanguage, type Language, type SelvedgeError } from '@selvedge/sdk/errors';

/** What is wrong with a row of a file. */
export interface RowFault {
  readonly row: number;
  /** null = the row as a whole. */
  readonly field: string | null;
  readonly message: string | Titles;
  /** What the cell holds, for somebody who mends it; left out where it is no text or number. */
  readonly written?: string;
}

/** What became of some rows. */
export interface Outcome {
  readonly rows: number;
  /** Of these rows, those that the file hides from its reader. */
  readonly hidden: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly faults: readonly RowFault[];
}

/** How a file was understood. */
export interface FileFacts {
  /** Which of a workbook's sheets was read, and which others it has; null = the file has no sheets. */
  readonly sheet: { readonly name: string; readonly others: readonly string[] } | null;
  /** Row of the headings. */
  readonly head: number;
  /** Headings of columns that were read although the file hides them. */
  readonly hiddenColumns: readonly string[];
  /** Headings that name no field. */
  readonly unknown: readonly string[];
  /** Headings of fields that may be read only. */
  readonly locked: readonly string[];
}

/** What reading a file into records did, or would do. */
export interface ImportReport extends FileFacts {
  /** Something was stored, or there was nothing to store; false for a dry run too. */
  readonly applied: boolean;
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly failed: number;
  /** Rows that were read although the file hides them. */
  readonly hidden: number;
  readonly errors: readonly {
    readonly row: number;
    readonly field: string | null;
    readonly message: string;
    readonly written: string | null;
  }[];
}

const MOST_ERRORS = 500;

/** Counts as rows are read. */
export class Tally {
  #rows = 0;
  #hidden = 0;
  #added = 0;
  #changed = 0;
  #unchanged = 0;
  #failed = 0;
  readonly #faults: RowFault[] = [];

  get hasFailed(): boolean {
    return this.#failed > 0;
  }

  take({ rows, hidden, added, changed, unchanged, faults }: Outcome): void {
    this.#rows += rows;
    this.#hidden += hidden;
    this.#added += added;
    this.#changed += changed;
    this.#unchanged += unchanged;
    this.#failed += new Set(faults.map(({ row }) => row)).size;
    const sorted = [...faults].sort((a, b) => a.row - b.row);
    this.#faults.push(...sorted.slice(0, MOST_ERRORS - this.#faults.length));
  }

  report(applied: boolean, language: Language, facts: FileFacts): ImportReport {
    return {
      applied,
      rows: this.#rows,
      added: this.#added,
      changed: this.#changed,
      unchanged: this.#unchanged,
      failed: this.#failed,
      hidden: this.#hidden,
      errors: this.#faults.map(({ row, field, message, written = null }) => ({
        row,
        field,
        message: inLanguage(message, language),
        written,
      })),
      ...facts,
    };
  }
}

/** A refusal of a row, field by field. */
export function faultsOf(row: number, error: SelvedgeError): RowFault[] {
  const { reason } = error.details;
  const first = error.fields[0];
  if (error.code !== 'conflict' && first !== undefined)
    return error.fields.map(({ path, message }) => ({ row, field: path.split('.')[0] || null, message }));
  const { zh, en } = ERRORS[error.code];
  const message =
    typeof reason === 'object'
      ? reason
      : { zh: fill(zh.why, error.details, 'zh'), en: fill(en.why, error.details, 'en') };
  return [{ row, field: first?.path ?? null, message }];
}
