const NAMED: Readonly<Record<string, number>> = {
  小: -1,
  小码: -1,
  S: -1,
  中: 0,
  中码: 0,
  M: 0,
  大: 1,
  大码: 1,
  L: 1,
  加大: 2,
  加大码: 2,
  特大: 3,
  特大码: 3,
  均: 0,
  均码: 0,
  F: 0,
  FREE: 0,
  OS: 0,
  'ONE SIZE': 0,
};

/** The same word for the same size: `xxl`, `2XL` and `XXL码` are `2XL`. */
export function sizeKey(written: string): string {
  const size = written.normalize('NFKC').trim().toUpperCase().replaceAll(/\s+/g, ' ');
  const bare = /^([A-Z0-9]+)[码号#]$/u.exec(size)?.[1] ?? size;
  const [, exes, letter] = /^(X{2,})([SL])$/.exec(bare) ?? [];
  return exes === undefined ? bare.replace(/^1X([SL])$/, 'X$1') : `${exes.length}X${letter}`;
}

/** Where a size stands among its own kind: XS < S < M < L < XL < 2XL; 110 < 120; null = nobody knows. */
function rankOf(key: string): number | null {
  const named = NAMED[key];
  if (named !== undefined) return named;
  const [, count, letter] = /^(\d*)X([SL])$/.exec(key) ?? [];
  if (letter !== undefined) return (Number(count || 1) + 1) * (letter === 'L' ? 1 : -1);
  const [, figure] = /^(\d+(?:\.\d+)?)/.exec(key) ?? [];
  if (figure !== undefined) return Number(figure);
  const [, head = ''] = /^([A-Z0-9]+)[(/ -]/.exec(key) ?? [];
  return head === '' || head === key ? null : rankOf(sizeKey(head));
}

/**
 * Sizes from small to large. @param known order of the factory, or of the style, which goes before; a size nobody knows
 * stays where it was, after the others
 */
export function sortedSizes(sizes: readonly string[], known: readonly string[] = []): string[] {
  const places = new Map(known.map((size, index) => [sizeKey(size), index]));
  const weighed = sizes.map((size, index) => {
    const key = sizeKey(size);
    const place = places.get(key);
    const rank = rankOf(key);
    const group = place !== undefined ? 0 : rank !== null ? 1 : 2;
    return { size, group, weight: place ?? rank ?? index, index };
  });
  return weighed
    .sort((a, b) => a.group - b.group || a.weight - b.weight || a.index - b.index)
    .map(({ size }) => size);
}
