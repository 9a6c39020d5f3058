import { STATEMENT_STATES, WORK_KINDS } from '../../fields/states.ts';

export { STATEMENT_STATES, WORK_KINDS };
export type WorkKind = keyof typeof WORK_KINDS;

interface Sums {
  readonly out: number;
  readonly good: number;
  readonly bad: number;
  readonly short: number;
  readonly owed: number;
}

/** A row of the view `owed`; `price` is absent for whoever may not see it. */
export interface Owed extends Sums {
  readonly consignment: string;
  readonly number: string;
  readonly partnerName: string;
  readonly phone: string | null;
  readonly orderNumber: string;
  readonly styleNumber: string;
  readonly work: WorkKind;
  readonly sentOn: string;
  readonly due: string | null;
  readonly late: number;
  readonly price?: string | null;
  readonly linkUntil: string | null;
  readonly received: number | null;
  readonly returned: number | null;
}

export interface CellRow extends Sums {
  readonly bundle: string | null;
  readonly colour: string;
  readonly size: string;
}

/** The view `consignmentSheet`, and what a guest sees. */
export interface Sheet extends Sums {
  readonly number: string;
  readonly partner: string;
  readonly contact: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly orderNumber: string;
  readonly styleNumber: string;
  readonly work: WorkKind;
  readonly operations: readonly string[];
  readonly price?: string | null;
  readonly sentOn: string;
  readonly due: string | null;
  readonly note: string | null;
  readonly person: string | null;
  readonly cells: readonly CellRow[];
  readonly confirmations: readonly {
    readonly kind: 'received' | 'returned';
    readonly pieces: number;
    readonly expected: number;
    readonly at: string;
  }[];
}

/** The view `statementPaper`, and what a guest sees. */
export interface Paper {
  readonly number: string;
  readonly partner: string;
  readonly from: string;
  readonly to: string;
  readonly state: keyof typeof STATEMENT_STATES;
  readonly lines: readonly {
    readonly number: string;
    readonly orderNumber: string;
    readonly styleNumber: string;
    readonly work: WorkKind;
    readonly sent: number;
    readonly good: number;
    readonly bad: number;
    readonly short: number;
    readonly price?: string | null;
    readonly amount?: string | null;
  }[];
  readonly deductions?: readonly { readonly reason: string; readonly amount: string }[] | null;
  readonly amount?: string | null;
  readonly total?: string | null;
  readonly agreedBy: string | null;
  readonly partnerAgreedBy: string | null;
}

export interface Choices {
  readonly orders: readonly {
    readonly order: string;
    readonly number: string;
    readonly styleNumber: string;
    readonly operations: readonly { readonly code: string; readonly title: string }[];
  }[];
}
