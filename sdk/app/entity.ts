import type { Titles } from '../connector/connector.ts';
import type { Fields, InputOf, ValuesOf } from './field.ts';

/** What an entity says of itself; `N` are the names of its fields. */
interface Facts<F, N extends string> {
  readonly title: Titles;
  /** Title of a list of them; default: the title. */
  readonly plural?: Titles;
  readonly fields: F;
  /** Names of fields that together are unique within the org. */
  readonly unique?: readonly (readonly N[])[];
  /** Names of fields by which records are looked up or sorted together. */
  readonly indexes?: readonly (readonly N[])[];
  /** How a record is named where it is referred to: `{number} {name}`. */
  readonly label: string;
  /** Fields of a list, in order; default: the first six. */
  readonly list?: readonly N[];
  /** Text fields that a search looks into; default: those of the label. */
  readonly search?: readonly N[];
  /** Order of a list: `name`, or `-name` for the other way round; default: newest first. */
  readonly sort?: string;
  /** Permission to see records. */
  readonly read: string;
  /** Permission to add, change and remove them by form, API and import. Without it only actions do. */
  readonly write?: string;
}

/**
 * A kind of record, named `app/entity`. From it come table, routes, forms, import and export, audit and documentation.
 */
export interface Entity<F extends Fields = Fields> extends Facts<F, string> {
  readonly id: string;
}

/** Declares an entity: `entity('orders/customer', {…})`. */
export const entity = <const F extends Fields>(
  id: `${string}/${string}`,
  facts: Facts<F, keyof F & string>,
): Entity<F> => ({
  id,
  ...facts,
});

/** What every record has. Times are RFC 3339; `version` counts changes from 1. */
export interface RecordFacts {
  readonly id: string;
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A record as it is read. */
export type RecordOf<E> = E extends { fields: infer F } ? RecordFacts & ValuesOf<F> : never;
/** Values for a new record; an `id` (UUIDv7) may be the client's own. */
export type NewOf<E> = E extends { fields: infer F } ? InputOf<F> & { readonly id?: string } : never;
/** Values that change. */
export type ChangesOf<E> = E extends { fields: infer F } ? Partial<ValuesOf<F>> : never;
