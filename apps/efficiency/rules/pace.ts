/** A day on which somebody did operations of which some have no SAM. */
export interface PaceDay {
  readonly minutes: number;
  /** Minutes that operations with a SAM earned. */
  readonly earned: number;
  /** Pieces of operations without one. */
  readonly pieces: number;
}

export interface Pace {
  /** Minutes a piece. */
  readonly sam: number;
  /** Worker-days it rests on. */
  readonly basis: number;
}

/** Fewer worker-days say nothing. */
export const LEAST_DAYS = 3;
/** Fewer pieces on a day say nothing of it. */
export const LEAST_PIECES = 10;

/**
 * Minutes a piece on good days (估算): each worker-day gives (minutes present − minutes earned otherwise) ÷ pieces, and the
 * quickest quarter of them is what a good day takes. null = too little is known.
 */
export function paceOf(days: readonly PaceDay[]): Pace | null {
  const paces = days
    .filter(({ minutes, earned, pieces }) => pieces >= LEAST_PIECES && minutes > earned)
    .map(({ minutes, earned, pieces }) => (minutes - earned) / pieces)
    .toSorted((one, other) => one - other);
  if (paces.length < LEAST_DAYS) return null;
  return { sam: paces[Math.floor((paces.length - 1) / 4)] ?? 0, basis: paces.length };
}
