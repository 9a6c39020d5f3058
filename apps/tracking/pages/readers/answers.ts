import type { Titles } from '@selvedge/sdk/app';
import type { Outcome, Way } from '../../fields/reading.ts';

export interface Reader {
  readonly thing: string;
  readonly name: string | null;
  readonly operation: string | null;
  readonly isPaused: boolean;
  readonly workerName: string | null;
  readonly lastAt: string | null;
  readonly tags: number;
  readonly pieces: number;
  readonly waiting: number;
}

export interface Read {
  readonly id: string;
  readonly thing: string;
  readonly name: string | null;
  readonly tag: string;
  readonly way: Way;
  readonly at: string;
  readonly heardAt: string;
  readonly outcome: Outcome;
  readonly said: Titles | null;
  readonly bundleNumber: string | null;
  readonly orderNumber: string | null;
  readonly workerName: string | null;
  readonly pieces: number;
}

export interface Tag {
  readonly tag: string;
  readonly bundleNumber: string | null;
  readonly orderNumber: string | null;
  readonly pieces: number | null;
  readonly workerName: string | null;
  readonly from: string;
  readonly isOver: boolean;
}

/** As `tracking/readers` answers. */
export interface Readers {
  readonly readers: readonly Reader[];
  readonly reads: readonly Read[];
  readonly unbound: readonly {
    readonly tag: string;
    readonly at: string;
    readonly name: string | null;
    readonly times: number;
  }[];
  readonly tags: readonly Tag[];
}
