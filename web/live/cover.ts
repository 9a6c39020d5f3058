import { isUnder } from '@selvedge/sdk/connector';

/** The fewest subtrees that contain all the wished ones, sorted. */
export function coverOf(wished: Iterable<string>): string[] {
  const cover: string[] = [];
  for (const path of [...new Set(wished)].sort((a, b) => a.length - b.length || (a < b ? -1 : 1))) {
    if (!cover.some((wider) => isUnder(path, wider))) cover.push(path);
  }
  return cover.sort();
}
