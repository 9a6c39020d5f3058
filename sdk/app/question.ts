import type { ValueOf } from './field.ts';

type Comparable = string | number;

/** What a field must fulfil: a value, null, or one of the comparisons. */
export type Test<V> =
  | V
  | null
  | { readonly in: readonly (V | null)[] }
  | { readonly not: V | null }
  | (V extends Comparable
      ? { readonly from?: V; readonly to?: V; readonly above?: V; readonly below?: V }
      : never);

type TestsOf<F> = { readonly [K in keyof F]?: Test<ValueOf<F[K]>> };

/** Conditions, all of which hold. `from` and `to` include their bound, `above` and `below` do not. */
export type Where<E> = E extends { fields: infer F }
  ? TestsOf<F> & { readonly id?: string | { readonly in: readonly string[] } }
  : never;

export interface ListQuestion<E> {
  readonly where?: Where<E>;
  /** Words that all must occur in the entity's search fields. */
  readonly search?: string;
  /** Field, or `-field` for descending; also `createdAt`, `updatedAt`. Default: as the entity says. */
  readonly sort?: string;
  /** `next` of the page before. */
  readonly after?: string | null;
  /** 1 to 500; default 50. */
  readonly limit?: number;
}

/** Part of a list, and the key to its next part; null = this was the last. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** Figures over records: how many, and sums, smallest and largest of fields, by the values of others. */
export interface SummaryQuestion<E> {
  readonly where?: Where<E>;
  readonly search?: string;
  readonly by?: readonly string[];
  readonly sum?: readonly string[];
  readonly min?: readonly string[];
  readonly max?: readonly string[];
}

/** One group: `by` holds its values; decimals are texts. */
export interface SummaryRow {
  readonly by: Readonly<Record<string, string | number | boolean | null>>;
  readonly count: number;
  readonly sum: Readonly<Record<string, string | number | null>>;
  readonly min: Readonly<Record<string, string | number | null>>;
  readonly max: Readonly<Record<string, string | number | null>>;
}
