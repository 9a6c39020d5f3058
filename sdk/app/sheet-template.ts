import type { Titles } from '../connector/connector.ts';

/** A column of a sheet to be filled in. */
export interface SheetTemplateColumn {
  /** As the action that takes the sheet knows it. */
  readonly heading: Titles;
  readonly isNeeded?: boolean;
  /** How it is written, and what else is understood. */
  readonly hint?: Titles;
  /** A cell for each row of the example, which the action understands. */
  readonly example: readonly string[];
}

/** A workbook for people to fill in, for an action that takes a sheet: headings, an example, how each column is written. */
export interface SheetTemplate {
  readonly columns: readonly SheetTemplateColumn[];
}
