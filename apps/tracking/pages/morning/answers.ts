import type { CallKind } from '../board/team-day.ts';

interface OfBundle {
  readonly bundle: string;
  readonly number: string;
  readonly orderNumber: string;
}

/** As `tracking/trouble` answers. */
export interface Trouble {
  readonly stuck: readonly (OfBundle & {
    readonly quantity: number;
    readonly done: number;
    readonly last: string | null;
    readonly name: string | null;
    readonly hours: number;
  })[];
  readonly missed: readonly (OfBundle & {
    readonly operation: string;
    readonly title: string;
    readonly pieces: number;
  })[];
  readonly idle: readonly {
    readonly worker: string;
    readonly name: string;
    readonly team: string | null;
    readonly minutes: number;
    readonly hasScanned: boolean;
  }[];
  readonly leftOpen: readonly (OfBundle & {
    readonly title: string;
    readonly done: number;
    readonly of: number;
    readonly names: string | null;
    readonly day: string;
  })[];
  readonly absent: readonly {
    readonly worker: string;
    readonly name: string;
    readonly team: string | null;
    readonly skills: string | null;
    readonly lacking: string | null;
  }[];
  readonly canRun: readonly Runnable[];
  readonly calls: readonly {
    readonly call: string;
    readonly teamName: string | null;
    readonly name: string;
    readonly kind: CallKind;
    readonly note: string | null;
    readonly at: string;
  }[];
  readonly openDisputes: readonly {
    readonly dispute: string;
    readonly number: string;
    readonly orderNumber: string;
    readonly name: string | null;
    readonly title: string | null;
    readonly note: string | null;
    readonly at: string;
    readonly holders: readonly Holder[];
  }[];
  /** Scans that wait for a leader's word. */
  readonly held: number;
}

/** A booking that somebody else has. */
export interface Holder {
  readonly record: string;
  readonly name: string;
  readonly title: string;
  readonly pieces: number;
  readonly at: string;
}

export interface Runnable {
  readonly team: string;
  readonly teamName: string;
  readonly orderNumber: string;
  readonly operation: string;
  readonly title: string;
  readonly waiting: number;
  readonly people: readonly string[];
}
