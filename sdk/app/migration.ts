import type { Titles } from '../connector/connector.ts';

/** A change of tables that a comparison of declarations cannot find: a rename, a narrower type, a move of values. */
export interface Migration {
  /** From 1, without gaps; runs once, in order, after additions. */
  readonly number: number;
  readonly title: Titles;
  /**
   * Statements on the app's own tables, without schema. They must leave tables on which the version before works still:
   * fill the new column, keep the old one.
   */
  readonly sql: string;
}
