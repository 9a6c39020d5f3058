/** Where pieces are. `cut` and `found` are where they come from, `bundle` is on the way to another ticket. */
export const PLACES = [
  'cut',
  'found',
  'wip',
  'finished',
  'outside',
  'seconds',
  'samples',
  'scrapped',
  'missing',
  'voided',
  'joined',
  'bundle',
] as const;
export type Place = (typeof PLACES)[number];

export const KINDS = [
  'done',
  'undo',
  'move',
  'opening',
  'scrap',
  'second',
  'sample',
  'missing',
  'found',
  'rework-out',
  'rework-back',
  'split-out',
  'split-in',
  'merge-out',
  'merge-in',
  'join',
  'outside-out',
  'outside-in',
  'outside-bad',
  'outside-short',
  'cut',
  'void',
] as const;
export type Kind = (typeof KINDS)[number];

/** What happened to pieces of a pool (a bundle, or a colour and size of an order without tickets): nothing changes it. */
export interface Fact {
  readonly id: string;
  readonly pool: string;
  /** From 1, without gaps, per pool: two that were reckoned from the same state cannot both be stored. */
  readonly ordinal: number;
  readonly kind: Kind;
  readonly operation: string | null;
  /** Pieces confirmed at the operation; below zero when it takes back. */
  readonly good: number;
  readonly isRework: boolean;
  /** Pieces that went from one place to another. */
  readonly pieces: number;
  readonly from: Place | null;
  readonly to: Place | null;
  /** By operation: confirmed pieces that came or went with the pieces, paid by nobody. */
  readonly marks: Readonly<Record<string, number>> | null;
  /** By operation: confirmations that pieces outside have with them from now on, below zero when they bring them back. */
  readonly carried: Readonly<Record<string, number>> | null;
  readonly worker: string | null;
  readonly group: string | null;
  readonly takesBack: string | null;
  /** The fact that brought it about. */
  readonly cause: string | null;
}
