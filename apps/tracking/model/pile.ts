export type Spot =
  | 'wip'
  | 'finished'
  | 'outside'
  | 'seconds'
  | 'samples'
  | 'scrapped'
  | 'missing'
  | 'voided'
  | 'joined';

export interface PlainStep {
  readonly code: string;
  /** Operations before it on the same ticket. */
  readonly needs: readonly string[];
  readonly isOutput: boolean;
  /** Parts of other tickets of which it takes one each, and the last operation on them. */
  readonly takes: readonly { readonly part: string; readonly last: string }[];
  /** Part on whose ticket it is booked; null = there is one ticket. */
  readonly part: string | null;
}

export interface Piece {
  spot: Spot;
  /** Went on from here: out, or into a garment. */
  passed: boolean;
  /** The scan that joined it to a garment. */
  join?: string;
}

export interface Pile {
  readonly id: string;
  readonly cell: string;
  readonly part: string | null;
  readonly isRecut: boolean;
  isVoid: boolean;
  /** A partner did what has to wait on the floor: he knows what came before. */
  isPartners: boolean;
  pieces: Piece[];
  /** Confirmed pieces by operation. */
  readonly done: Map<string, number>;
  readonly repair: Map<string, number>;
  /** Confirmations that pieces outside have with them. */
  readonly away: Map<string, number>;
}

export interface Scanned {
  readonly scan: string;
  readonly worker: string;
  readonly pile: string;
  readonly operations: readonly string[];
  readonly good: number | null;
  readonly scrap: number;
  readonly day: string;
}

export type Told = Readonly<Record<string, number>>;

/** What was set aside or missed goes back to where it was: out, or on the floor. */
export const fits = ({ passed }: Piece, from: Spot, to: Spot): boolean =>
  ['missing', 'seconds', 'samples', 'scrapped'].includes(from) ? passed === (to === 'finished') : true;

export const at = ({ pieces }: Pile, spot: Spot): number => pieces.filter((one) => one.spot === spot).length;
export const count = (of: ReadonlyMap<string, number>, code: string): number => of.get(code) ?? 0;
