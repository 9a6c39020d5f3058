import type { Marks } from './travelling.ts';

/** What a new record says of pieces; the rest (whose, when) is put beside it. */
export interface Entry {
  readonly kind: EntryKind;
  readonly operation?: string | null;
  readonly quantity?: number;
  readonly scrapped?: number;
  readonly moved?: number;
  readonly isFinished?: boolean;
  readonly isRework?: boolean;
  readonly marks?: Marks;
  readonly carried?: Marks;
}

/** Kinds of records. */
export const ENTRY_KINDS = [
  'done',
  'undo',
  'opening',
  'scrap',
  'second',
  'sample',
  'missing',
  'found',
  'rework-out',
  'split-out',
  'split-in',
  'merge-out',
  'merge-in',
  'join',
  'outside-out',
  'outside-in',
  'outside-bad',
  'outside-short',
] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];
