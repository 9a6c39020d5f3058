/** What each of several gets of a number, in their order, and what is left over. */
export function sharedOut<T>(
  all: readonly T[],
  pieces: number,
  most: (one: T) => number,
): { readonly shares: readonly { readonly one: T; readonly pieces: number }[]; readonly left: number } {
  let left = pieces;
  const shares = all.flatMap((one) => {
    const own = Math.min(left, Math.max(0, most(one)));
    left -= own;
    return own > 0 ? [{ one, pieces: own }] : [];
  });
  return { shares, left };
}
