import type { Span } from './model/day.ts';

/** Stretches of time whose history the platform has acknowledged: disjoint, in order. */
export type Coverage = readonly Span[];

export function covered(coverage: Coverage, { from, to }: Span): Span[] {
  if (from >= to) return [...coverage];
  const apart = coverage.filter((span) => span.to < from || span.from > to);
  const touching = coverage.filter((span) => span.to >= from && span.from <= to);
  const merged = {
    from: Math.min(from, ...touching.map((span) => span.from)),
    to: Math.max(to, ...touching.map((span) => span.to)),
  };
  return [...apart, merged].sort((left, right) => left.from - right.from);
}

/** What of a window is not covered, in order. */
export function missing(coverage: Coverage, { from, to }: Span): Span[] {
  const holes: Span[] = [];
  let at = from;
  for (const span of coverage) {
    if (span.to <= at || span.from >= to) continue;
    if (span.from > at) holes.push({ from: at, to: span.from });
    at = span.to;
  }
  if (at < to) holes.push({ from: at, to });
  return holes;
}
