import { perHundred } from './ratios.ts';

export interface Share<K> {
  readonly key: K;
  readonly count: number;
}

export interface Bar<K> extends Share<K> {
  /** Percent of all; null when there is nothing. */
  readonly share: string | null;
  /** Percent of all, with those before it: from sums, not from rounded shares. */
  readonly cumulative: string | null;
}

/** The most frequent first; what was taken back entirely is not there. */
export function paretoOf<K>(shares: readonly Share<K>[]): Bar<K>[] {
  const there = shares.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count);
  const all = there.reduce((sum, { count }) => sum + count, 0);
  let before = 0;
  return there.map(({ key, count }) => {
    before += count;
    return { key, count, share: perHundred(count, all), cumulative: perHundred(before, all) };
  });
}
