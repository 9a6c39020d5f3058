import { divided, fromScaled, toScaled } from '@selvedge/sdk/app';

/** An exact quotient of whole numbers, reduced, its denominator above zero. Money stays one until the payslip rounds it. */
export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

export const ZERO: Fraction = { n: 0n, d: 1n };

/** @throws RangeError by zero */
export function fraction(n: bigint | number, d: bigint | number = 1n): Fraction {
  const [over, under] = [BigInt(n), BigInt(d)];
  if (under === 0n) throw new RangeError('A fraction divides by zero');
  const common = gcd(over < 0n ? -over : over, under < 0n ? -under : under) * (under < 0n ? -1n : 1n);
  return { n: over / common, d: under / common };
}

function gcd(a: bigint, b: bigint): bigint {
  let [one, other] = [a, b];
  while (other !== 0n) [one, other] = [other, one % other];
  return one;
}

export const plus = (a: Fraction, b: Fraction): Fraction =>
  a.d === b.d ? fraction(a.n + b.n, a.d) : fraction(a.n * b.d + b.n * a.d, a.d * b.d);
export const minus = (a: Fraction, b: Fraction): Fraction => plus(a, { n: -b.n, d: b.d });
export const times = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.n, a.d * b.d);
/** @throws RangeError by zero */
export const over = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d, a.d * b.n);
export const isBelow = (a: Fraction, b: Fraction): boolean => a.n * b.d < b.n * a.d;
export const larger = (a: Fraction, b: Fraction): Fraction => (isBelow(a, b) ? b : a);
export const smaller = (a: Fraction, b: Fraction): Fraction => (isBelow(a, b) ? a : b);
export const sum = (all: readonly Fraction[]): Fraction => all.reduce(plus, ZERO);
export const percent = (count: number): Fraction => fraction(count, 100);

/** An exact decimal: `decimalOf('0.3250')` is 13/40. */
export const decimalOf = (written: string, scale = 8): Fraction =>
  fraction(toScaled(written, scale), 10n ** BigInt(scale));

/** As a whole number of its last place, half away from zero. */
export const roundedTo = ({ n, d }: Fraction, scale: number): bigint => divided(n * 10n ** BigInt(scale), d);

/** As a decimal: `written(fraction(1, 3), 4)` is `0.3333`. */
export const written = (value: Fraction, scale: number): string => fromScaled(roundedTo(value, scale), scale);
