import { isUnder, parentOf } from '@selvedge/sdk/connector';

/**
 * The fewest subtrees that contain all the wished ones, sorted. More than `most` are joined into common parents:
 * a browser on HTTP/1.1 has six connections, and streams must not take them all.
 */
export function coverOf(wished: Iterable<string>, most: number): string[] {
  let cover = withoutCovered(wished);
  while (cover.length > most) {
    const shared = cover.slice(1).map((path, index) => commonParent(cover[index] ?? '', path));
    const closest = shared.reduce((best, path) => (path.length > best.length ? path : best), '');
    cover = withoutCovered([...cover, closest]);
  }
  return cover;
}

function withoutCovered(paths: Iterable<string>): string[] {
  const cover: string[] = [];
  for (const path of [...new Set(paths)].sort((a, b) => a.length - b.length)) {
    if (!cover.some((wider) => isUnder(path, wider))) cover.push(path);
  }
  return cover.sort();
}

/** The longest path that contains both; '' contains everything. */
function commonParent(a: string, b: string): string {
  let path = a;
  while (!isUnder(b, path)) path = parentOf(path);
  return path;
}
