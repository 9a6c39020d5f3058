import type { Titles } from '../connector/connector.ts';
import type { Entity } from './entity.ts';

/**
 * A read-only relation that an app offers to others, named `app/name/v1`: they may aggregate over it in SQL, a million
 * rows at once, and see this org's rows only. Its columns are a promise for as long as the major stands.
 */
export interface Relation {
  readonly id: string;
  readonly title: Titles;
  /** Columns and what they hold, snake_case; decimals are whole numbers of their last place. */
  readonly columns: Readonly<Record<string, Titles>>;
  /** The statement behind it; `table` gives an own entity's table. */
  readonly from: (table: (entity: Entity) => string) => string;
}

/** What a contract exports of a relation: all that others need to ask. */
export interface RelationRef {
  readonly id: string;
  readonly columns: Readonly<Record<string, Titles>>;
}

/** Declares a relation in a contract: `relationRef('tracking/scan/v1', {…columns})`. */
export const relationRef = (
  id: `${string}/${string}/v${number}`,
  columns: Readonly<Record<string, Titles>>,
): RelationRef => ({ id, columns });

/** Declares what is behind it, in the app itself. */
export const relation = (ref: RelationRef, facts: Pick<Relation, 'title' | 'from'>): Relation => ({
  ...ref,
  ...facts,
});
