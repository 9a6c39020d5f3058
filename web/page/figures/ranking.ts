import type { ParetoBar } from '@selvedge/sdk/page';
import { numberOf } from './amounts.ts';

/** A bar in its place: how much of all it is, and all before it with it. */
export interface Ranked extends ParetoBar {
  readonly number: number;
  /** Percent of the sum, from sums and not from rounded shares. */
  readonly share: number;
  readonly cumulative: number;
}

export const HUNDRED = 100;

/** The largest first. */
export function ranked(bars: readonly ParetoBar[]): Ranked[] {
  const there = bars
    .map((bar) => ({ ...bar, number: numberOf(bar.value) ?? 0 }))
    .filter(({ number }) => number > 0)
    .toSorted((a, b) => b.number - a.number);
  const all = there.reduce((sum, { number }) => sum + number, 0);
  let before = 0;
  return there.map((bar) => {
    before += bar.number;
    return { ...bar, share: (bar.number * HUNDRED) / all, cumulative: (before * HUNDRED) / all };
  });
}

/** Those that are drawn: the last stands for all that have no place. */
export function drawn(
  bars: readonly Ranked[],
  most: number,
  titleOf: (count: number) => string,
): readonly (Ranked & { isRest?: true })[] {
  if (bars.length <= most) return bars;
  const rest = bars.slice(most - 1);
  const number = rest.reduce((sum, one) => sum + one.number, 0);
  const share = rest.reduce((sum, one) => sum + one.share, 0);
  const title = titleOf(rest.length);
  return [
    ...bars.slice(0, most - 1),
    { key: '', title, value: number, number, share, cumulative: HUNDRED, isRest: true },
  ];
}
