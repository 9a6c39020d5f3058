import type { Entity } from './entity.ts';
import type { RelationRef } from './relation.ts';

export type SqlParameter = string | number | boolean | null | readonly string[] | readonly number[];
/** What may stand in a statement: a parameter, an entity for its table, a relation for what another app offers, a part of a statement. */
export type SqlPart = SqlParameter | Entity | RelationRef | Statement;

/** A statement that is not yet asked. */
export interface Statement {
  readonly text: readonly string[];
  readonly values: readonly SqlPart[];
}

/** Writes a statement for later, as `ctx.sql` does for now. */
export const statement = (text: TemplateStringsArray, ...values: readonly SqlPart[]): Statement => ({
  text: [...text],
  values,
});
