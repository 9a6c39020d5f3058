/** Minutes from `from` on, before `to`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export const ALWAYS: Span = { from: -Infinity, to: Infinity };

/** Rising and apart from each other; what is empty is gone. */
export function united(spans: readonly Span[]): Span[] {
  const found: Span[] = [];
  for (const span of spans.filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from)) {
    const last = found.at(-1);
    if (last === undefined || span.from > last.to) found.push(span);
    else if (span.to > last.to) found[found.length - 1] = { from: last.from, to: span.to };
  }
  return found;
}

/** What lies in both. */
export function cut(some: readonly Span[], others: readonly Span[]): Span[] {
  const [a, b] = [united(some), united(others)];
  return a.flatMap((one) =>
    b
      .map((other) => ({ from: Math.max(one.from, other.from), to: Math.min(one.to, other.to) }))
      .filter(({ from, to }) => from < to),
  );
}

/** What lies in the first only. */
export function without(some: readonly Span[], others: readonly Span[]): Span[] {
  let left = united(some);
  for (const hole of united(others))
    left = left.flatMap((one) =>
      hole.from >= one.to || hole.to <= one.from
        ? [one]
        : united([
            { from: one.from, to: hole.from },
            { from: hole.to, to: one.to },
          ]),
    );
  return left;
}

/** Minutes in spans, each counted once. */
export const minutesIn = (spans: readonly Span[]): number =>
  united(spans).reduce((sum, { from, to }) => sum + to - from, 0);
