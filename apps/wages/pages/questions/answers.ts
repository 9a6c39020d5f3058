import type { DISPUTE_STATES } from '../../fields/words.ts';

/** As `wages/questions` answers. */
export interface Questions {
  readonly mayPay: boolean;
  readonly rows: readonly Question[];
}

export interface Question {
  readonly dispute: string;
  readonly worker: string;
  readonly number: string;
  readonly name: string;
  readonly month: string;
  readonly day: string | null;
  readonly orderNumber: string | null;
  readonly operation: string | null;
  readonly operationName: string | null;
  readonly line: string | null;
  readonly question: string;
  readonly askedAt: string;
  readonly state: keyof typeof DISPUTE_STATES;
  readonly answer: string | null;
  readonly person: string | null;
}

interface Step {
  readonly day: string;
  readonly order: string;
  readonly orderNumber: string | null;
  readonly operation: string;
  readonly operationName: string | null;
}

/** As `wages/questionFile` answers. */
export interface QuestionFile {
  readonly tallies: readonly (Step & { readonly own: number | null; readonly system: number })[];
  readonly records: readonly (Step & {
    readonly record: string;
    readonly at: string;
    readonly bundle: string | null;
    readonly quantity: number;
    readonly isSince: boolean;
  })[];
}

/** As `wages/tallies` answers. */
export interface Tallies {
  readonly rows: readonly (Step & {
    readonly worker: string;
    readonly number: string;
    readonly name: string;
    readonly own: number;
    readonly system: number;
  })[];
}
