import type { Fraction } from './fraction.ts';
import type { Band } from './ladder.ts';
import type { Period } from './make-up.ts';
import type { Hours } from './overtime.ts';
import type { Per, Sewn } from './price.ts';

/** Pieces of one kind, summed over their records. */
export interface Work extends Sewn {
  /** null = the pieces are the group's. */
  readonly worker: string | null;
  readonly group: string | null;
  readonly team: string | null;
  readonly marked: boolean | null;
  readonly quantity: number;
  /** Where it was carried over from a locked month without a price. */
  readonly carried: string | null;
  /** A record for a month that was locked before it came. */
  readonly isLate: boolean;
  /** Of that month, milliseconds since the epoch; null = not locked. */
  readonly lockedAt: number | null;
}

/** A day of attendance of a worker. */
export interface Attended extends Hours {
  readonly worker: string;
  readonly day: string;
  readonly team: string | null;
  readonly planned: number;
  readonly late: number;
  readonly absent: number;
  readonly leave: number;
  readonly night: number;
  readonly missing: number;
  /** What an hour is worth that is not paid by the piece; null = not set. A decimal. */
  readonly homeRate: string | null;
}

/** How somebody is paid, from a day on. */
export interface Terms {
  readonly worker: string;
  readonly since: string;
  readonly mode: 'piece' | 'day';
  readonly dayRate: Fraction | null;
  readonly homeRate: Fraction | null;
  readonly guarantee: Fraction | null;
  readonly guaranteePer: Period;
  /** Percent of the piece price, of an apprentice. */
  readonly pieceFactor: number;
  /** Score in a group pool, in hundredths. */
  readonly score: number;
}

export const OFF_STANDARD = ['waiting', 'sample', 'cleaning', 'machineDown'] as const;
export type OffStandard = (typeof OFF_STANDARD)[number];
export type ExtraKind = OffStandard | 'follow' | 'bonus' | 'allowance' | 'advance' | 'charge';

/** A line of pay that is not pieces. */
export interface Extra {
  readonly id: string;
  readonly worker: string;
  readonly day: string;
  readonly kind: ExtraKind;
  readonly minutes: number;
  /** Per hour; null = own average or home rate. */
  readonly rate: Fraction | null;
  readonly amount: Fraction | null;
  readonly factor: number;
  /** Whose average is followed. */
  readonly with: readonly string[];
  readonly basis: string | null;
  readonly answer: string | null;
  readonly reason: string;
  readonly isLate: boolean;
}

/** A member of a group pool. */
export interface Member {
  readonly group: string;
  readonly worker: string;
  readonly since: string;
  readonly until: string | null;
}

/** What a factory has set about pay. */
export interface Policy {
  readonly paysOvertime: boolean;
  readonly offStandardBy: 'average' | 'home';
  readonly dayMinutes: number;
  /** Percent on top of a day's pieces. */
  readonly ladder: readonly Band<number>[];
  readonly guarantee: Fraction | null;
  readonly guaranteePer: Period;
  readonly fullAttendance: Fraction | null;
  readonly lateAllowed: number;
  readonly heat: { readonly amount: Fraction; readonly from: number; readonly to: number } | null;
  readonly night: { readonly amount: Fraction; readonly minutes: number } | null;
  readonly charges: { readonly isAllowed: boolean; readonly percent: number; readonly minimum: bigint };
}

/** All that a month is reckoned from. */
export interface Facts {
  readonly month: string;
  readonly works: readonly Work[];
  readonly attended: readonly Attended[];
  readonly terms: readonly Terms[];
  readonly extras: readonly Extra[];
  readonly members: readonly Member[];
  /** `order code` → minutes of a piece. */
  readonly sams: ReadonlyMap<string, Fraction>;
  readonly policy: Policy;
}

export const LINE_KINDS = [
  'piece',
  'group',
  'apprentice',
  'overtime',
  'dayPay',
  'dayOvertime',
  ...OFF_STANDARD,
  'follow',
  'ladder',
  'makeUp',
  'fullAttendance',
  'heat',
  'night',
  'bonus',
  'allowance',
  'charge',
  'advance',
] as const;
export type LineKind = (typeof LINE_KINDS)[number];

/** A line of a payslip, exact. */
export interface PayLine {
  readonly kind: LineKind;
  readonly amount: Fraction;
  readonly order: string | null;
  readonly operation: string | null;
  readonly title: string | null;
  readonly quantity: number | null;
  readonly price: { readonly price: bigint; readonly per: Per } | null;
  readonly day: string | null;
  /** Numbers of the formula, for the words. */
  readonly numbers: Readonly<Record<string, string | number>>;
  readonly reason: string | null;
  readonly isLate: boolean;
}

/** Pieces that have no price yet. */
export type Pending = Omit<Work, 'isLate' | 'lockedAt'>;

/** What one worker earned in a month. Amounts are exact; fen where the payslip has rounded. */
export interface WorkerPay {
  readonly worker: string;
  readonly lines: readonly PayLine[];
  readonly pieces: number;
  /** Exact, before the payslip rounds it. */
  readonly earned: Fraction;
  /** Fen. */
  readonly gross: bigint;
  readonly deductions: bigint;
  readonly net: bigint;
}

/** A month as it stands. */
export interface Reckoned {
  readonly pays: readonly WorkerPay[];
  readonly pending: readonly Pending[];
  /** Group pools and days on which nobody was there to have a share. */
  readonly unsplit: readonly { readonly group: string; readonly day: string }[];
  /** Hours off the standard for which there is no rate. */
  readonly unrated: readonly Extra[];
}
