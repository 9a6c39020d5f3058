import type { Titles } from '@selvedge/sdk/app';

/** Answers of views, as far as the pages read them. */
export interface OrderRow {
  readonly order: string;
  readonly number: string;
  readonly styleNumber: string | null;
  readonly due: string | null;
  readonly ordered: number;
  readonly out: number;
  readonly verdict: 'ready' | 'onTime' | 'late' | 'unknown' | 'noDue' | 'held';
  readonly day: string | null;
  readonly late: number;
  readonly reason: Titles | null;
  readonly bottleneck: string | null;
}

export interface Ship {
  readonly day: string;
  readonly sentence: Titles;
  readonly orders: readonly OrderRow[];
}

export interface ShipOrder extends OrderRow {
  readonly operations: readonly {
    readonly code: string;
    readonly title: string;
    readonly done: number;
    readonly remaining: number;
    readonly pace: string | null;
    readonly isGuessed: boolean;
    readonly people: string | null;
    readonly days: string | null;
  }[];
  readonly days: readonly {
    readonly day: string;
    readonly code: string;
    readonly title: string;
    readonly pieces: number;
    readonly people: number;
  }[];
}

export interface Today {
  readonly day: string;
  readonly sentence: Titles;
  readonly output: number;
  readonly expected: number | null;
  readonly came: number | null;
  readonly here: number | null;
  readonly onLeave: number | null;
  readonly seesMoney: boolean;
  readonly mayReport: boolean;
  readonly orders: readonly {
    readonly order: string;
    readonly number: string | null;
    readonly pieces: number;
  }[];
  readonly people: readonly {
    readonly worker: string;
    readonly name: string;
    readonly team: string | null;
    readonly what: 'missing' | 'leave' | 'late';
    readonly minutes: number | null;
  }[];
}

export interface Cost {
  readonly day: string;
  readonly sentence: Titles;
  readonly wages: string;
  readonly outside: string;
  readonly total: string;
  readonly pending: number;
  readonly kinds: readonly { readonly kind: string; readonly word: Titles; readonly amount: string }[];
  readonly operations: readonly {
    readonly order: string;
    readonly number: string | null;
    readonly operation: string;
    readonly title: string | null;
    readonly pieces: number;
    readonly pending: number;
    readonly amount: string;
  }[];
  readonly partners: readonly {
    readonly consignment: string;
    readonly number: string | null;
    readonly partnerName: string;
    readonly pieces: number;
    readonly amount: string | null;
  }[];
}

export interface Trouble {
  readonly sentence: Titles;
  readonly troubles: readonly {
    readonly kind: string;
    readonly sentence: Titles;
    readonly rows: readonly {
      readonly entity: string | null;
      readonly id: string | null;
      readonly text: Titles;
    }[];
  }[];
}

export interface EarningRow {
  readonly order: string;
  readonly number: string;
  readonly customerName: string;
  readonly isOver: boolean;
  readonly pieces: number;
  readonly shipped: number;
  readonly fee: string | null;
  readonly wages: string;
  readonly toCome: string;
  readonly outside: string;
  readonly trims: string;
  readonly earns: string | null;
  readonly perPiece: string | null;
  readonly pending: number;
}

export interface Earning extends EarningRow {
  readonly operations: readonly {
    readonly operation: string;
    readonly title: string | null;
    readonly pieces: number;
    readonly pending: number;
    readonly amount: string;
    readonly toCome: string;
  }[];
  readonly partners: readonly {
    readonly consignment: string;
    readonly number: string;
    readonly partnerName: string;
    readonly day: string;
    readonly pieces: number;
    readonly amount: string | null;
  }[];
  readonly bought: readonly {
    readonly trim: string;
    readonly day: string;
    readonly what: string;
    readonly amount: string;
  }[];
}

export interface Owed {
  readonly sentence: Titles;
  readonly owed: string;
  readonly overdue: string;
  readonly customers: readonly {
    readonly customer: string;
    readonly name: string | null;
    readonly owed: string;
    readonly overdue: string;
    readonly credit: string;
    readonly daysOver: number;
    readonly bills: readonly {
      readonly receivable: string;
      readonly number: string;
      readonly due: string;
      readonly amount: string;
      readonly open: string;
      readonly daysOver: number;
    }[];
  }[];
}

export interface WeekDay {
  readonly day: string;
  readonly output: number;
  readonly came: number;
  /** Not there for who may not see amounts. */
  readonly wages?: string | null;
  readonly outside?: string | null;
}
