import { divided, fromScaled, toScaled } from '@selvedge/sdk/app';

/** Places in which amounts are summed; what is shown has two. */
export const PLACES = 4;
const SHOWN = 2;

export const amountOf = (written: string | null): bigint =>
  written === null ? 0n : toScaled(written, PLACES);
export const sumOf = (all: readonly (string | null)[]): bigint =>
  all.reduce((sum, one) => sum + amountOf(one), 0n);
/** Two places, half away from zero. */
export const shown = (amount: bigint): string =>
  fromScaled(divided(amount, 10n ** BigInt(PLACES - SHOWN)), SHOWN);

/** Whole yuan for a sentence: `18 620`. */
export const roundYuan = (amount: bigint): string =>
  grouped(divided(amount, 10n ** BigInt(PLACES)).toString());
/** `12480` → `12 480`, which no line breaks apart. */
export const grouped = (digits: string | number): string =>
  String(digits).replace(/\B(?=(\d{3})+$)/g, '\u00a0');
