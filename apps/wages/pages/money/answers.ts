/** As `wages/myToday` answers. */
export interface TodayAnswer {
  readonly number: string;
  readonly name: string;
  readonly day: string;
  readonly pieces: number;
  readonly amount: string;
  readonly pendingPieces: number;
  readonly rows: readonly TodayRow[];
}

export interface TodayRow {
  readonly order: string;
  readonly orderNumber: string | null;
  readonly operation: string;
  readonly name: string | null;
  readonly pieces: number;
  readonly tally: number | null;
  readonly price: string | null;
  readonly per: 'piece' | 'dozen' | 'hundred' | null;
  readonly amount: string | null;
  readonly isShared: boolean;
}

/** As `wages/myMonth` answers. */
export interface MonthAnswer {
  readonly month: string;
  readonly isLocked: boolean;
  readonly isTrial: boolean;
  readonly signedAt: string | null;
  readonly pieces: number;
  readonly gross: string;
  readonly deductions: string;
  readonly net: string;
  readonly pendingPieces: number;
  readonly lines: readonly Line[];
  readonly charges: readonly Charge[];
  readonly disputes: readonly Dispute[];
}

export interface Line {
  readonly kind: string;
  readonly orderNumber: string | null;
  readonly name: string | null;
  readonly operation: string | null;
  readonly day: string | null;
  readonly quantity: number | null;
  readonly amount: string;
  readonly formula: { readonly zh: string; readonly en: string };
  readonly reason: string | null;
  readonly isLate: boolean;
}

export interface Charge {
  readonly extra: string;
  readonly day: string;
  readonly amount: string | null;
  readonly reason: string;
  readonly basis: string | null;
  readonly answer: 'accepted' | 'contested' | null;
}

export interface Dispute {
  readonly dispute: string;
  readonly question: string;
  readonly state: 'open' | 'corrected' | 'refused' | 'withdrawn';
  readonly answer: string | null;
}
