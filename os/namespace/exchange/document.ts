import type { Titles } from '@selvedge/sdk/connector';
import type { Metric, Title } from '../metric.ts';

export interface DocumentType {
  readonly id: string;
  readonly title: Title | null;
  readonly metrics: readonly Metric[];
}

export interface DocumentThing {
  readonly path: string;
  readonly type: string | null;
  readonly title: Title | null;
  /** Its own metrics. */
  readonly metrics: readonly Metric[];
}

/** Things and types of an org as a file holds them. */
export interface NamespaceDocument {
  readonly types: readonly DocumentType[];
  readonly things: readonly DocumentThing[];
}

export const SHEETS = ['things', 'metrics', 'types'] as const;
export type SheetName = (typeof SHEETS)[number];

/** Something wrong in a file. `row` is the row of the sheet, or the line of the YAML text; from 1. */
export interface RowError {
  /** Null where the file as a whole cannot be read. */
  readonly sheet: SheetName | null;
  readonly row: number;
  readonly message: Titles;
}

/** A row as it was written, before it is checked. Keys are those of `COLUMNS`. */
export interface DraftRow {
  readonly sheet: SheetName;
  readonly row: number;
  readonly cells: Readonly<Record<string, unknown>>;
}

/** What a file holds before it is checked. */
export interface Draft {
  readonly rows: readonly DraftRow[];
  readonly errors: readonly RowError[];
}
