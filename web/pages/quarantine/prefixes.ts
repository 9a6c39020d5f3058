/** A subtree and how many of the listed paths it holds. */
export interface Prefix {
  readonly path: string;
  readonly count: number;
}

/** Subtrees worth adopting at once: those with at least two of the paths, a deeper one only if it holds fewer. */
export function prefixesOf(paths: readonly string[], most: number): Prefix[] {
  const counts = new Map<string, number>();
  for (const path of paths) {
    const segments = path.split('/');
    for (let length = 1; length < segments.length; length++) {
      const prefix = segments.slice(0, length).join('/');
      counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
    }
  }
  const found = [...counts].filter(([, count]) => count > 1).map(([path, count]) => ({ path, count }));
  const telling = found.filter(
    ({ path, count }) =>
      !found.some((deeper) => deeper.path.startsWith(`${path}/`) && deeper.count === count),
  );
  return telling.sort((a, b) => b.count - a.count || (a.path < b.path ? -1 : 1)).slice(0, most);
}
