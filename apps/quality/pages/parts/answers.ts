import type { Titles } from '@selvedge/sdk/app';
import type {
  CHECK_KINDS,
  DEFECT_KINDS,
  Drawing,
  FITS,
  GRADE_WORDS,
  LEVEL_WORDS,
  OUTCOMES,
  COUNT_WORDS,
  SEVERITY_WORDS,
} from '../../fields/words.ts';
import type { Side } from './drawings.ts';

export type Grade = keyof typeof GRADE_WORDS;
export type CheckKind = keyof typeof CHECK_KINDS;
export type Outcome = keyof typeof OUTCOMES;
export type Fit = keyof typeof FITS;

export interface Sums {
  readonly inspected: number;
  readonly defectives: number;
  readonly defects: number;
}

export interface Defect {
  readonly code: string;
  readonly title: Titles;
  readonly kind: keyof typeof DEFECT_KINDS;
  readonly grade: Grade;
  readonly often: number;
}

export interface Order {
  readonly order: string;
  readonly number: string;
  readonly styleNumber: string;
  readonly styleName: string | null;
  readonly quantity: number;
  readonly teams: readonly string[];
  readonly steps: readonly { readonly code: string; readonly title: string }[];
}

export interface Team extends Sums {
  readonly team: string;
  readonly name: string;
}

/** The view `station`. */
export interface Station {
  readonly teams: readonly Team[];
  readonly orders: readonly Order[];
  readonly defects: readonly Defect[];
}

export interface Work {
  readonly order: string;
  readonly orderNumber: string;
  readonly operation: string;
  readonly title: string;
  readonly worker: string | null;
  readonly name: string | null;
  readonly team: string | null;
}

/** The view `look`. */
export interface Look {
  readonly bundle: {
    readonly id: string;
    readonly number: string;
    readonly order: string;
    readonly orderNumber: string;
    readonly styleName: string | null;
    readonly colour: string | null;
    readonly size: string | null;
    readonly quantity: number;
  } | null;
  readonly worker: { readonly id: string; readonly name: string; readonly number: string } | null;
  readonly work: readonly Work[];
}

export interface ClassPlan {
  readonly grade: Grade;
  readonly aql: string;
  readonly n: number;
  readonly accept: number;
  readonly reject: number;
}

export interface ClassResult extends ClassPlan {
  readonly found: number;
  readonly verdict: Outcome;
}

/** The view `plan`. */
export interface Plan {
  readonly isStopped: boolean;
  readonly severity: keyof typeof SEVERITY_WORDS;
  readonly level: keyof typeof LEVEL_WORDS;
  readonly letter: string | null;
  readonly n: number;
  readonly isFull: boolean;
  readonly counts: keyof typeof COUNT_WORDS;
  readonly classes: readonly ClassPlan[];
}

/** One of the view `lots`. */
export interface Lot {
  readonly id: string;
  readonly order: string;
  readonly orderNumber: string;
  readonly styleNumber: string | null;
  readonly ordinal: number;
  readonly lot: number;
  readonly n: number;
  readonly inspected: number;
  readonly state: Outcome | 'cancelled';
  readonly day: string;
}

export interface Placed {
  readonly drawing: Drawing;
  readonly side: Side;
  readonly x: number;
  readonly y: number;
}

export interface Measured {
  readonly size: string;
  readonly piece: number;
  readonly point: string;
  readonly found: string;
  readonly fit: Fit;
}

/** The view `lotSheet`. */
export interface LotSheet extends Sums, Omit<Plan, 'isStopped' | 'classes'> {
  readonly id: string;
  readonly order: string;
  readonly orderNumber: string;
  readonly styleNumber: string | null;
  readonly styleName: string | null;
  readonly ordinal: number;
  readonly repeats: string | null;
  readonly lot: number;
  readonly state: Outcome | 'cancelled';
  readonly classes: readonly ClassResult[];
  readonly verdict: Outcome;
  readonly isBetween: boolean;
  readonly late: number;
  readonly found: readonly {
    readonly code: string;
    readonly title: Titles;
    readonly grade: Grade;
    readonly quantity: number;
    readonly photos: readonly string[];
  }[];
  readonly spots: readonly Placed[];
  readonly measures: readonly (Measured & { readonly asked: string; readonly deviation: string })[];
  readonly concludedAt: string | null;
  readonly signer: string | null;
  readonly signature: string | null;
  readonly note: string | null;
  readonly day: string;
  readonly person: string | null;
}

/** What of a piece is wrong, as a check is sent with it. */
export interface Finding {
  readonly code: string;
  readonly quantity?: number;
  readonly operation?: string;
  readonly drawing?: Drawing;
  readonly side?: Side;
  readonly x?: number;
  readonly y?: number;
  readonly back?: boolean;
}
