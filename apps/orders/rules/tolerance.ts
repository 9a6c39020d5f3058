import { toScaled } from '@selvedge/sdk/app';
import { type Matrix, quantityAt, sizesOf, sumOf } from './matrix.ts';

/** Places of a percentage. */
export const PERCENT_PLACES = 2;

/** A cell outside of what the customer accepts. */
export interface OutOfTolerance {
  readonly kind: 'over' | 'short' | 'not-ordered';
  readonly colour: string;
  readonly size: string;
  readonly ordered: number;
  readonly shipped: number;
  /** Most, or least, that is accepted. */
  readonly limit: number;
}

const HUNDRED = 100n * 10n ** BigInt(PERCENT_PLACES);

/** Most pieces of an ordered number: whole pieces, never more than the percentage. */
export const mostOf = (ordered: number, over: string): number =>
  ordered + Number((BigInt(ordered) * toScaled(over, PERCENT_PLACES)) / HUNDRED);

/** Least pieces: whole pieces, never less than the percentage allows. */
export const leastOf = (ordered: number, short: string): number =>
  Math.max(0, ordered - Number((BigInt(ordered) * toScaled(short, PERCENT_PLACES)) / HUNDRED));

/**
 * Cells that went out over what was ordered, or not ordered at all; with `isLast` also those that stay short.
 * @param over,short percentages: `"3.00"`
 */
export function outOfTolerance(
  ordered: Matrix,
  shipped: Matrix,
  { over, short, isLast }: { readonly over: string; readonly short: string; readonly isLast: boolean },
): OutOfTolerance[] {
  const all = sumOf(ordered, shipped);
  return all.flatMap(({ colour, sizes }) =>
    sizesOf([{ colour, sizes }]).flatMap((size): OutOfTolerance[] => {
      const cell = {
        colour,
        size,
        ordered: quantityAt(ordered, colour, size),
        shipped: quantityAt(shipped, colour, size),
      };
      const most = mostOf(cell.ordered, over);
      const least = leastOf(cell.ordered, short);
      if (cell.ordered === 0 && cell.shipped > 0) return [{ ...cell, kind: 'not-ordered', limit: 0 }];
      if (cell.shipped > most) return [{ ...cell, kind: 'over', limit: most }];
      return isLast && cell.shipped < least ? [{ ...cell, kind: 'short', limit: least }] : [];
    }),
  );
}
