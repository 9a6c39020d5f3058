import type { Run } from './spreading.ts';

/** What becomes of plies that do not fill a bundle: a bundle of their own, part of the last one, or shared out evenly. */
export type Remainder = 'own' | 'join' | 'even';

export interface Tying {
  /** Pieces in a full bundle. */
  readonly size: number;
  readonly remainder: Remainder;
  /** With `join`: fewer than these go with the bundle before them. */
  readonly smallest: number;
}

/** Cuts a number of plies into bundles, in order: their sum is the number. */
export function tied(plies: number, { size, remainder, smallest }: Tying): number[] {
  if (plies <= 0) return [];
  const full = Math.floor(plies / size);
  const rest = plies % size;
  if (remainder === 'even') {
    const count = Math.ceil(plies / size);
    const least = Math.floor(plies / count);
    return Array.from({ length: count }, (_, index) => (index < plies % count ? least + 1 : least));
  }
  const bundles = Array.from({ length: full }, () => size);
  if (rest === 0) return bundles;
  if (remainder === 'join' && rest < smallest && full > 0) bundles[full - 1] += rest;
  else bundles.push(rest);
  return bundles;
}

/** A bundle before it has a number. */
export interface Tied {
  readonly colour: string;
  readonly size: string;
  /** Which of the garments of that size in the marker, from 1. */
  readonly copy: number;
  readonly lot: string | null;
  readonly plyFrom: number;
  readonly plyTo: number;
  /** null = all parts of the garment in one bundle. */
  readonly parts: readonly string[] | null;
  readonly quantity: number;
}

/**
 * Bundles of a cut bed. None holds plies of two colours or two dye lots; those of one garment in the marker and one range
 * of plies have the same range whatever their parts, so that they meet again.
 * @param partSets null = the garment is tied whole
 */
export function bundlesOf(
  runs: readonly Run[],
  ratio: Readonly<Record<string, number>>,
  partSets: readonly (readonly string[])[] | null,
  tying: Tying,
): Tied[] {
  const sets: readonly (readonly string[] | null)[] =
    partSets === null || partSets.length === 0 ? [null] : partSets;
  return runs.flatMap(({ colour, lot, plyFrom, plies }) => {
    const quantities = tied(plies, tying);
    return Object.entries(ratio).flatMap(([size, count]) =>
      Array.from({ length: count }, (_, index) => index + 1).flatMap((copy) => {
        let next = plyFrom;
        return quantities.flatMap((quantity) => {
          const from = next;
          next += quantity;
          return sets.map((parts) => ({
            colour,
            size,
            copy,
            lot,
            plyFrom: from,
            plyTo: next - 1,
            parts,
            quantity,
          }));
        });
      }),
    );
  });
}
