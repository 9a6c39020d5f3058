import type { Titles } from '../connector/connector.ts';

/** What every field says of itself. */
export interface FieldFacts {
  readonly title: Titles;
  /** A record without it is refused. Default: it may be null. */
  readonly required?: boolean;
  /** A sentence under the field in a form. */
  readonly help?: Titles;
  /**
   * Permission without which the field does not exist for somebody: it is not listed, filtered, sorted, aggregated,
   * exported or audited to them.
   */
  readonly readableBy?: string;
  /** Of a setting: whoever copies the set-up must answer it anew (an address, a count). */
  readonly asksOnCopy?: boolean;
}

export interface TextField extends FieldFacts {
  readonly kind: 'text';
  /** Characters; default 500. */
  readonly maxLength?: number;
  readonly multiline?: boolean;
  /** Source of a regular expression that the whole text must match. */
  readonly pattern?: string;
  readonly default?: string;
}
export interface IntegerField extends FieldFacts {
  readonly kind: 'integer';
  readonly min?: number;
  readonly max?: number;
  readonly unit?: string;
  readonly default?: number;
}
/** An exact decimal with a fixed number of places, a text in JSON: `"12.50"`. Kept as a whole number of its last place. */
export interface DecimalField extends FieldFacts {
  readonly kind: 'decimal';
  /** Places after the point, 0 to 8. */
  readonly scale: number;
  readonly min?: string;
  readonly max?: string;
  readonly unit?: string;
  /** Shown with the sign of the org's currency. */
  readonly isMoney?: boolean;
  readonly default?: string;
}
export interface BooleanField extends FieldFacts {
  readonly kind: 'boolean';
  readonly default?: boolean;
}
/** A calendar day, `2026-11-23`. */
export interface DateField extends FieldFacts {
  readonly kind: 'date';
}
/** A moment, RFC 3339 in UTC. */
export interface MomentField extends FieldFacts {
  readonly kind: 'moment';
}
/** A time of day, `07:30`. */
export interface TimeField extends FieldFacts {
  readonly kind: 'time';
  readonly default?: string;
}
export interface ChoiceField extends FieldFacts {
  readonly kind: 'choice';
  /** Word in the record → what people read. */
  readonly options: Readonly<Record<string, Titles>>;
  readonly default?: string;
}
/** Another record, by its id. */
export interface RefField extends FieldFacts {
  readonly kind: 'ref';
  /** `app/entity`. Within one app the database keeps it whole; to another app's records it is soft. */
  readonly entity: string;
  /**
   * Of a reference to the own kind (a parent, a predecessor): it may lead back to where it began. Default: such a change
   * is refused with input.invalid.
   */
  readonly mayCircle?: boolean;
}
/** A file of the org (a picture, a document), by its id. */
export interface FileField extends FieldFacts {
  readonly kind: 'file';
  /** Content types it takes, `image/*` included; default any. */
  readonly accept?: readonly string[];
}
export interface ListField extends FieldFacts {
  readonly kind: 'list';
  readonly item: Field;
  /** Default 1,000. */
  readonly maxItems?: number;
}
export interface ObjectField extends FieldFacts {
  readonly kind: 'object';
  readonly fields: Fields;
}
/** Numbers or texts by key: `{"XS": 3, "S": 12}`. */
export interface MapField extends FieldFacts {
  readonly kind: 'map';
  readonly value: Field;
  /** Default 1,000. */
  readonly maxItems?: number;
}

/** One field of a record, an input, an answer, an event or a setting: plain data, the same everywhere. */
export type Field =
  | TextField
  | IntegerField
  | DecimalField
  | BooleanField
  | DateField
  | MomentField
  | TimeField
  | ChoiceField
  | RefField
  | FileField
  | ListField
  | ObjectField
  | MapField;

export type FieldKind = Field['kind'];
export type Fields = Readonly<Record<string, Field>>;

/** Type of one value of a field, never null; of any field at all: unknown. */
export type ValueOf<F> = [Field] extends [F] ? unknown : KnownValueOf<F>;

type KnownValueOf<F> = F extends { kind: 'integer' }
  ? number
  : F extends { kind: 'boolean' }
    ? boolean
    : F extends { kind: 'choice'; options: infer O }
      ? Extract<keyof O, string>
      : F extends { kind: 'list'; item: infer I }
        ? readonly ValueOf<I>[]
        : F extends { kind: 'object'; fields: infer O }
          ? ValuesOf<O>
          : F extends { kind: 'map'; value: infer V }
            ? Readonly<Record<string, ValueOf<V>>>
            : string;

/** Type of the values of fields as they are read: null where nothing is known. */
export type ValuesOf<F> = {
  readonly [K in keyof F]: F[K] extends { required: true } ? ValueOf<F[K]> : ValueOf<F[K]> | null;
};

type RequiredKeys<F> = {
  [K in keyof F]: F[K] extends { required: true } ? (F[K] extends { default: unknown } ? never : K) : never;
}[keyof F];

/** Type of the values of fields as they are given: what is not required, or has a default, may be left out. */
export type InputOf<F> = { readonly [K in RequiredKeys<F>]: ValueOf<F[K]> } & {
  readonly [K in Exclude<keyof F, RequiredKeys<F>>]?: ValueOf<F[K]> | null;
};
