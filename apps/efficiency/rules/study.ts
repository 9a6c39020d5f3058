import { basicTime, samOf } from './formulas.ts';

/** A cycle as it was timed: milliseconds of each element, in their order. */
export interface Cycle {
  readonly laps: readonly number[];
  /** Why it does not count; null = it does. */
  readonly excluded: string | null;
}

export interface StudyFacts {
  readonly cycles: readonly Cycle[];
  /** Pieces of a cycle: a whole bundle may be one. */
  readonly pieces: number;
  /** 1 = the normal pace. */
  readonly rating: number;
  /** 0.15 = 15 %. */
  readonly allowance: number;
}

export interface StudyResult {
  /** Cycles that count. */
  readonly counted: number;
  /** Minutes a piece, as timed. */
  readonly observed: number;
  /** observed × rating. */
  readonly basic: number;
  /** basic × (1 + allowance). */
  readonly sam: number;
  /** Minutes a piece of each element, as timed. */
  readonly elements: readonly number[];
  /** Cycles that give ±5 % in 95 of 100 studies; null = one cycle tells nothing of it. */
  readonly needed: number | null;
}

const MINUTE_MS = 60_000;

/** SAM = basic time × (1 + allowance); basic time = mean of the cycles that count × rating. null = none counts. */
export function resultOf({ cycles, pieces, rating, allowance }: StudyFacts): StudyResult | null {
  const own = cycles.filter(({ excluded }) => excluded === null);
  if (own.length === 0 || pieces <= 0) return null;
  const sums = own[0].laps.map((_, at) => own.reduce((all, { laps }) => all + (laps[at] ?? 0), 0));
  const each = own.length * pieces * MINUTE_MS;
  const elements = sums.map((milliseconds) => milliseconds / each);
  const observed = sums.reduce((all, one) => all + one, 0) / each;
  const basic = basicTime(observed, rating);
  return {
    counted: own.length,
    observed,
    basic,
    sam: samOf(basic, allowance),
    elements,
    needed: neededOf(own.map(({ laps }) => laps.reduce((all, one) => all + one, 0))),
  };
}

/** ILO, Introduction to Work Study: n = (40 √(n′Σx² − (Σx)²) ÷ Σx)². */
function neededOf(times: readonly number[]): number | null {
  const sum = times.reduce((all, one) => all + one, 0);
  if (times.length < 2 || sum === 0) return null;
  const squares = times.reduce((all, one) => all + one * one, 0);
  const spread = Math.max(0, times.length * squares - sum * sum);
  return Math.max(1, Math.ceil(1600 * (spread / (sum * sum)) - 1e-9));
}
