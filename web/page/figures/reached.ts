import type { TrendPoint, TrendProps } from '@selvedge/sdk/page';
import { numberOf } from './amounts.ts';

type Target = Pick<TrendProps, 'target' | 'better'>;

export const targetOf = ({ target: own }: TrendPoint, { target }: Target): number | null =>
  numberOf(own === undefined ? target : own);

/** Whether a point is on the good side of its target; null = nothing can be said. */
export function isReached(point: TrendPoint, line: Target): boolean | null {
  const value = numberOf(point.value);
  const target = targetOf(point, line);
  if (value === null || target === null) return null;
  return line.better === 'down' ? value <= target : value >= target;
}
