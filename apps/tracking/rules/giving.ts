/** A confirmed piece of work that may change hands. */
export interface Holding {
  readonly id: string;
  readonly quantity: number;
}

/** Of which records pieces are given over, the last booked first, and what each keeps. @param wanted null = all */
export function givenFrom<H extends Holding>(
  holdings: readonly H[],
  wanted: number | null,
): { readonly of: H; readonly given: number; readonly kept: number }[] {
  let left = wanted ?? Infinity;
  return holdings.toReversed().flatMap((of) => {
    const given = Math.min(left, of.quantity);
    left -= given;
    return given > 0 ? [{ of, given, kept: of.quantity - given }] : [];
  });
}
