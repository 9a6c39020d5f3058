import { divided, fromScaled, toScaled } from '@selvedge/sdk/app';

export const PRICE_PLACES = 4;
export const MONEY_PLACES = 2;
const FEN = 10n ** BigInt(PRICE_PLACES - MONEY_PLACES);

/** Good pieces of a consignment × its price, rounded once to the fen; a price that is pending gives nothing yet. */
export const amountOf = (good: number, price: string | null): string | null =>
  price === null
    ? null
    : fromScaled(divided(BigInt(good) * toScaled(price, PRICE_PLACES), FEN), MONEY_PLACES);

/** What is paid: amounts less deductions. It may be below zero: then the partner owes. */
export function totalOf(
  amounts: readonly (string | null)[],
  deductions: readonly { readonly amount: string }[],
): string {
  const sum = (all: readonly string[]): bigint =>
    all.reduce((total, one) => total + toScaled(one, MONEY_PLACES), 0n);
  return fromScaled(
    sum(amounts.map((one) => one ?? '0')) - sum(deductions.map(({ amount }) => amount)),
    MONEY_PLACES,
  );
}
