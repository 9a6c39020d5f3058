import type { Titles } from '@selvedge/sdk/app';
import type { WARNINGS } from '../../fields/words.ts';

type Warning = keyof typeof WARNINGS;

/** Sums as every view tells them. */
export interface Figures {
  readonly earned: string;
  readonly minutes: number;
  readonly efficiency: string | null;
  readonly pieces: number;
  readonly estimated: string | null;
  readonly withoutSam: number;
  readonly warnings: readonly Warning[];
}

export interface GroupRow extends Figures {
  readonly key: string | null;
  readonly name: string;
}

/** The view `figures`. */
export interface Grouped {
  readonly total: Figures;
  readonly rows: readonly GroupRow[];
}

export interface DayRow extends Figures {
  readonly day: string;
  readonly team: string | null;
  readonly name: string;
  readonly target: number | null;
  readonly reached: string | null;
}

/** The view `days`. */
export interface Days {
  readonly days: number;
  readonly met: number;
  readonly withTarget: number;
  readonly rows: readonly DayRow[];
}

interface BenchOperation {
  readonly code: string;
  readonly title: string;
  readonly sam: string | null;
  readonly isEstimated: boolean;
}

export interface BenchOrder {
  readonly order: string;
  readonly number: string;
  readonly style: string;
  readonly styleNumber: string;
  readonly styleName: string | null;
  readonly operations: readonly BenchOperation[];
}

/** The view `bench`. */
export interface Bench {
  readonly allowance: string;
  readonly orders: readonly BenchOrder[];
  readonly workers: readonly { readonly id: string; readonly name: string; readonly number: string }[];
}

export interface Study {
  readonly id: string;
  readonly key: string;
  readonly day: string;
  readonly styleNumber: string | null;
  readonly operation: string;
  readonly name: string | null;
  readonly worker: string | null;
  readonly counted: number;
  readonly timed: number;
  readonly needed: number | null;
  readonly rating: number;
  readonly allowance: string;
  readonly observed: string;
  readonly basic: string;
  readonly sam: string;
  readonly bulletin: string | null;
  readonly share: string | null;
  readonly state: 'kept' | 'dropped';
  readonly adopted: number | null;
  readonly isLate: boolean;
  readonly person: string | null;
}

export interface Skill {
  readonly operation: string;
  readonly level: number;
  readonly pieces: number;
  readonly pace: string | null;
  readonly isEstimated: boolean;
  readonly last: string;
}

/** The view `skills`. */
export interface Skills {
  readonly operations: readonly { readonly name: string; readonly able: number }[];
  readonly people: readonly {
    readonly worker: string;
    readonly name: string;
    readonly number: string;
    readonly team: string | null;
    readonly skills: readonly Skill[];
  }[];
}

export interface Change {
  readonly team: string;
  readonly name: string;
  readonly day: string;
  readonly from: string | null;
  readonly to: string;
  readonly style: string;
  readonly steady: string | null;
  readonly lost: string;
  readonly reachedOn: number | null;
  readonly curve: readonly {
    readonly day: string;
    readonly nth: number;
    readonly efficiency: string | null;
    readonly minutes: number;
    readonly lost: string;
  }[];
}

/** The view `changes`. */
export interface Changes {
  readonly lost: string;
  readonly changes: readonly Change[];
}

/** The view `changeHours`. */
export interface ChangeHours {
  readonly gap: number | null;
  readonly isSameDay: boolean;
  readonly hours: readonly {
    readonly nth: number;
    readonly pieces: number;
    readonly people: number;
    readonly earned: string;
    readonly efficiency: string | null;
  }[];
}

export interface BulletinSums {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly sam: string;
  readonly operations: number;
  readonly withoutSam: number;
  readonly isEstimated: boolean;
  readonly cycle: string;
  readonly balance: string | null;
  readonly capacity: number | null;
}

interface Side {
  readonly code: string;
  readonly sam: string | null;
  readonly isEstimated: boolean;
}

export interface ComparedRow {
  readonly title: string;
  readonly one: Side | null;
  readonly other: Side | null;
  readonly change: string | null;
  readonly difference: 'same' | 'changed' | 'added' | 'removed';
}

/** The view `compareBulletins`. */
export interface Compared {
  readonly one: BulletinSums;
  readonly other: BulletinSums;
  readonly efficiency: string;
  readonly absence: string;
  readonly minutes: number;
  readonly rows: readonly ComparedRow[];
}

interface ReportSums {
  readonly rows: number;
  readonly meanActual: string | null;
  readonly meanTarget: string | null;
  readonly weighed: string | null;
  readonly met: number;
  readonly over: number;
  readonly changes: number;
  readonly lost: string;
}

/** The view `reports`. */
export interface Reports extends ReportSums {
  readonly allRows: number;
  readonly allOver: number;
  readonly first: string | null;
  readonly last: string | null;
  readonly dayMinutes: number;
  readonly teams: readonly (ReportSums & { readonly team: string })[];
  readonly days: readonly (ReportSums & { readonly day: string })[];
  readonly changed: readonly {
    readonly day: string;
    readonly team: string;
    readonly styleChanges: number;
    readonly actual: string | null;
    readonly target: string | null;
    readonly steady: string | null;
    readonly lost: string;
  }[];
  readonly odd: readonly {
    readonly day: string;
    readonly department: 'sewing' | 'finishing';
    readonly team: string;
    readonly actual: string | null;
    readonly target: string | null;
  }[];
}

/** What `importReport` answers. */
export interface Imported {
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly notes: readonly { readonly what: Titles; readonly rows: number; readonly first: number | null }[];
}

/** The view `targetsOfDay`. */
export interface DayTargets {
  readonly minutes: number;
  readonly planned: string;
  readonly teams: readonly {
    readonly team: string;
    readonly name: string;
    readonly people: number;
    readonly targets: readonly {
      readonly order: string | null;
      readonly orderNumber: string | null;
      readonly pieces: number;
      readonly source: string;
    }[];
  }[];
  readonly orders: readonly {
    readonly order: string;
    readonly name: string;
    readonly sam: string | null;
    readonly withoutSam: number;
  }[];
}
