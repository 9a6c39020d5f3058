import type { Reading } from '../desk/Sheet.tsx';

/** As `wages/differences` answers. */
export interface Differences {
  readonly equal: number;
  readonly different: number;
  readonly rows: readonly Difference[];
}

export interface Difference {
  readonly worker: string;
  readonly number: string;
  readonly name: string;
  readonly teamName: string | null;
  readonly paperPieces: number | null;
  readonly pieces: number;
  readonly paperAmount: string | null;
  readonly gross: string;
  readonly difference: string;
}

/** As `wages/importPaper` answers. */
export interface ReadPaper extends Reading {
  readonly count: number;
  readonly rows: readonly {
    readonly worker: string;
    readonly number: string;
    readonly name: string;
    readonly pieces: number | null;
    readonly amount: string;
  }[];
}
