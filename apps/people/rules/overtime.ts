import type { DayKind } from './plan.ts';

export interface Rounding {
  /** Minutes that overtime comes in; 1 = exact. */
  readonly step: number;
  readonly way: 'down' | 'nearest';
}

export const rounded = (minutes: number, { step, way }: Rounding): number =>
  (way === 'down' ? Math.floor(minutes / step) : Math.round(minutes / step)) * step;

/**
 * Minutes of a day beyond what belongs to it: on a work day beyond the planned minutes, or beyond the standard day where
 * the plan is longer; on rest days and holidays all of them (劳动法 art. 44, 工资支付暂行规定 art. 13).
 */
export function overtimeOf(
  kind: DayKind,
  presentMinutes: number,
  plannedMinutes: number,
  standardMinutes: number,
  rounding: Rounding,
): number {
  const ordinary = kind === 'workday' ? Math.min(plannedMinutes, standardMinutes) : 0;
  return rounded(Math.max(0, presentMinutes - ordinary), rounding);
}

/** Overtime that asks for a look: 3 hours a day, 36 a month (劳动法 art. 41). */
export interface OvertimeLimits {
  readonly day: number;
  readonly month: number;
}

/** Sums by kind of day, for 150, 200 and 300 %. */
export const overtimeByKind = (
  days: readonly { readonly kind: DayKind; readonly overtimeMinutes: number }[],
): Readonly<Record<DayKind, number>> => {
  const sums = { workday: 0, restDay: 0, holiday: 0 };
  for (const { kind, overtimeMinutes } of days) sums[kind] += overtimeMinutes;
  return sums;
};
