import { type Fraction, isBelow } from './fraction.ts';

/** From an efficiency on (inclusive) up to the next one (exclusive). */
export interface Band<V> {
  readonly from: Fraction;
  readonly value: V;
}

/** The half-open band that an efficiency is in; null below the first. Bands may come in any order. */
export function bandOf<V>(bands: readonly Band<V>[], efficiency: Fraction): Band<V> | null {
  let found: Band<V> | null = null;
  for (const band of bands)
    if (!isBelow(efficiency, band.from) && (found === null || isBelow(found.from, band.from))) found = band;
  return found;
}
