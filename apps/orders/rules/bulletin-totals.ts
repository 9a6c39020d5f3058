import { divided, fromScaled, toScaled } from '@selvedge/sdk/app';

/** Places of a SAM, a piece price and a share. */
export const PLACES = 4;

interface Priced {
  readonly sam: string | null;
  readonly samIsEstimated: boolean;
  readonly price: string | null;
}

export interface Totals {
  readonly sam: string;
  readonly samIsEstimated: boolean;
  /** Operations without a SAM: the sum lacks theirs. */
  readonly withoutSam: number;
  readonly price: string;
  /** Operations whose price is pending (待定价). */
  readonly pendingPrices: number;
}

const sum = (written: readonly (string | null)[]): string =>
  fromScaled(
    written.reduce((total, one) => total + (one === null ? 0n : toScaled(one, PLACES)), 0n),
    PLACES,
  );

export const bulletinTotals = (operations: readonly Priced[]): Totals => ({
  sam: sum(operations.map(({ sam }) => sam)),
  samIsEstimated: operations.some(({ sam, samIsEstimated }) => sam !== null && samIsEstimated),
  withoutSam: operations.filter(({ sam }) => sam === null).length,
  price: sum(operations.map(({ price }) => price)),
  pendingPrices: operations.filter(({ price }) => price === null).length,
});

/** Balance efficiency = Σ SAM / (stations × cycle); null where the divisor is zero: undefined, not 0 % or 100 %. */
export function balanceEfficiency(sam: string, stations: number, cycle: string): string | null {
  const divisor = BigInt(stations) * toScaled(cycle, PLACES);
  if (divisor === 0n) return null;
  return fromScaled(divided(toScaled(sam, PLACES) * 10n ** BigInt(PLACES), divisor), PLACES);
}

/** The longest SAM: the cycle of a line with one station for each operation. */
export const bottleneck = (operations: readonly Pick<Priced, 'sam'>[]): string =>
  fromScaled(
    operations.reduce((longest, { sam }) => {
      const scaled = sam === null ? 0n : toScaled(sam, PLACES);
      return scaled > longest ? scaled : longest;
    }, 0n),
    PLACES,
  );

/** SAM estimated (估算) from a price: price ÷ rate of a minute; null without a rate. */
export function estimatedSam(price: string, minuteRate: string): string | null {
  const rate = toScaled(minuteRate, PLACES);
  return rate <= 0n
    ? null
    : fromScaled(divided(toScaled(price, PLACES) * 10n ** BigInt(PLACES), rate), PLACES);
}

/** Fee of a piece less the prices of its operations. */
export const margin = (fee: string, price: string): string =>
  fromScaled(toScaled(fee, PLACES) - toScaled(price, PLACES), PLACES);
