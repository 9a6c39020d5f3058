import type { Titles } from '../connector/connector.ts';
import type { Field } from './field.ts';
import type { HouseRole } from './definition.ts';

/** Kinds of fields that may be added without code: those that can be found, sorted and shown by themselves. */
export type OwnField = Extract<
  Field,
  { kind: 'text' | 'integer' | 'decimal' | 'boolean' | 'date' | 'moment' | 'time' | 'choice' | 'ref' }
>;

interface RuleFacts {
  readonly id: string;
  readonly title: Titles;
  /** Body of a function, run in the sandbox: no access to anything but what it is given. */
  readonly code: string;
  readonly enabled?: boolean;
}

/** JavaScript of a few lines that looks at changes before they are stored, or reacts to events after. */
export type OwnRule =
  | ({ readonly kind: 'validate' | 'compute'; readonly entity: string } & RuleFacts)
  | ({ readonly kind: 'event'; readonly event: string } & RuleFacts)
  | ({
      readonly kind: 'point';
      readonly of: PointsOf;
      /** Seconds between two looks at one metric; default 1. */
      readonly every?: number;
    } & RuleFacts)
  | ({
      readonly kind: 'schedule';
      /** Five fields of cron, on the clocks of the org. */
      readonly cron: string;
      /** The one question whose answer it is given. */
      readonly list: RowsOf;
    } & RuleFacts);

/** Metrics below the org's root, `+` for any one segment and `#` at the end for all below; or a metric of things of a type. */
export type PointsOf = { readonly path: string } | { readonly type: string; readonly metric: string };

export interface RowsOf {
  readonly entity: string;
  /** As of a list; where a day or a moment stands, `{ today: n }` is the work day n days after today, on the clocks of the org. */
  readonly where?: Readonly<Record<string, unknown>>;
  readonly sort?: string;
  /** 1 to 500; default 100. */
  readonly limit?: number;
}

/**
 * A scenario without code, laid over apps: fields, entities, rules, boards. A factory makes its own on screen; an app may
 * bring one for every factory that enables it.
 */
export interface Overlay {
  readonly fields?: readonly {
    readonly entity: string;
    /** In records it is called `own_<name>`. */
    readonly name: string;
    readonly field: OwnField;
    readonly inList?: boolean;
  }[];
  readonly entities?: readonly {
    readonly name: string;
    readonly title: Titles;
    readonly plural?: Titles;
    readonly fields: Readonly<Record<string, OwnField>>;
    readonly unique?: readonly (readonly string[])[];
    readonly label: string;
    readonly list?: readonly string[];
    readonly search?: readonly string[];
    readonly sort?: string;
    readonly readers: readonly HouseRole[];
    readonly writers?: readonly HouseRole[];
  }[];
  readonly rules?: readonly OwnRule[];
  readonly boards?: readonly {
    readonly name: string;
    readonly title: Titles;
    readonly entity: string;
    readonly where?: Readonly<Record<string, unknown>>;
    readonly sort?: string;
    readonly columns: readonly string[];
    readonly groupBy?: string;
    readonly tiles?: readonly {
      readonly title: Titles;
      readonly of: 'count' | 'sum' | 'min' | 'max';
      readonly field?: string;
      readonly where?: Readonly<Record<string, unknown>>;
    }[];
    readonly readers: readonly HouseRole[];
  }[];
}

/** Whose own scenario an app grew from. */
export interface Credit {
  readonly org: string;
  readonly title: Titles;
  /** RFC 3339. */
  readonly at: string;
}
