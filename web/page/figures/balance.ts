import type { YamazumiBar } from '@selvedge/sdk/page';
import { numberOf } from './amounts.ts';

export const sumOf = ({ parts }: YamazumiBar): number =>
  // What was added as floating numbers is told with three places at most.
  Math.round(parts.reduce((sum, { value }) => sum + (numberOf(value) ?? 0), 0) * 1000) / 1000;

/** Σ time ÷ (people × the longest), percent; null = nothing is done. */
export function balanceOf(bars: readonly YamazumiBar[]): number | null {
  const sums = bars.map(sumOf);
  const longest = Math.max(0, ...sums);
  return longest === 0 ? null : (sums.reduce((all, one) => all + one, 0) * 100) / (sums.length * longest);
}
