/** Sums by whatever names them. */
export const add = (of: Map<string, number>, key: string, by: number): void =>
  void of.set(key, (of.get(key) ?? 0) + by);

/** What is not nothing, in the order of names. */
export const nonZero = (of: ReadonlyMap<string, number>): Record<string, number> =>
  Object.fromEntries(
    [...of].filter(([, count]) => count !== 0).toSorted(([one], [other]) => one.localeCompare(other)),
  );

export function together(...sums: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const all = new Map<string, number>();
  for (const one of sums) for (const [key, count] of Object.entries(one)) add(all, key, count);
  return nonZero(all);
}
