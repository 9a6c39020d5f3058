import type { Titles } from '@selvedge/sdk/app';
import type { EXCEPTION_WORDS, LINE_WORDS, MONTH_STATES, PER_WORDS } from '../../fields/words.ts';

/** As `wages/monthDesk` answers. */
export interface Desk {
  readonly state: keyof typeof MONTH_STATES;
  readonly lockedAt: string | null;
  readonly lockedBy: string | null;
  readonly lastDay: string;
  readonly isTrial: boolean;
  readonly workers: number;
  readonly signed: number;
  readonly pieces: number;
  readonly gross: string;
  readonly net: string;
  readonly pendingPieces: number;
  readonly latePieces: number;
  readonly lateAmount: string;
  readonly openDisputes: number;
  readonly checks: readonly Check[];
  readonly rows: readonly Worker[];
}

export interface Check {
  readonly title: Titles;
  readonly count: number;
  readonly examples: readonly string[];
}

export interface Worker {
  readonly worker: string;
  readonly number: string;
  readonly name: string;
  readonly teamName: string | null;
  readonly pieces: number;
  readonly piecePay: string;
  readonly overtimePay: string;
  readonly otherPay: string;
  readonly gross: string;
  readonly deductions: string;
  readonly net: string;
  readonly lateAmount: string;
  readonly minutes: number;
  readonly overtime: number;
  readonly earned: number | null;
  readonly signedAt: string | null;
  readonly exceptions: readonly (keyof typeof EXCEPTION_WORDS)[];
}

/** A line of a payslip, as `payrollLines` and `payslipSheets` answer. */
export interface Line {
  readonly kind: keyof typeof LINE_WORDS;
  readonly order: string | null;
  readonly orderNumber: string | null;
  readonly operation: string | null;
  readonly name: string | null;
  readonly day: string | null;
  readonly quantity: number | null;
  readonly price: string | null;
  readonly per: keyof typeof PER_WORDS | null;
  readonly amount: string;
  readonly formula: Titles;
  readonly reason: string | null;
  readonly isLate: boolean;
}

/** As `wages/payrollLines` answers. */
export interface Lines {
  readonly isLocked: boolean;
  readonly net: string;
  readonly lines: readonly Line[];
}

/** As `wages/lineRecords` answers. */
export interface Records {
  readonly pieces: number;
  readonly rows: readonly {
    readonly record: string;
    readonly day: string;
    readonly at: string;
    readonly bundle: string | null;
    readonly colour: string | null;
    readonly size: string | null;
    readonly quantity: number;
    readonly isRework: boolean;
    readonly price: string | null;
  }[];
}
