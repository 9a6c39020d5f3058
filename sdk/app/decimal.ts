const WRITTEN = /^([+-]?)(\d+)(?:\.(\d+))?$/;

/**
 * A decimal as a whole number of its last place: `toScaled('12.5', 2)` is `1250n`. Sums and products of whole numbers
 * are exact; round once, at the end.
 * @throws RangeError when it is no decimal, or has more places than `scale`
 */
export function toScaled(written: string, scale: number): bigint {
  const [, sign, whole, places = ''] = WRITTEN.exec(written.trim()) ?? [];
  if (whole === undefined) throw new RangeError(`“${written}” is no decimal`);
  const kept = places.replace(/0+$/, '');
  if (kept.length > scale) throw new RangeError(`“${written}” has more than ${scale} places`);
  const scaled = BigInt(whole + kept.padEnd(scale, '0'));
  return sign === '-' ? -scaled : scaled;
}

/** The decimal that a whole number of its last place stands for: `fromScaled(1250n, 2)` is `'12.50'`. */
export function fromScaled(scaled: bigint | number, scale: number): string {
  const digits = (scaled < 0 ? -BigInt(scaled) : BigInt(scaled)).toString().padStart(scale + 1, '0');
  const cut = digits.length - scale;
  const written = scale === 0 ? digits : `${digits.slice(0, cut)}.${digits.slice(cut)}`;
  return scaled < 0 && BigInt(written.replace('.', '')) !== 0n ? `-${written}` : written;
}

/** Rounds a quotient of whole numbers half away from zero: `divided(5n, 2n)` is `3n`. @throws RangeError by zero */
export function divided(numerator: bigint, denominator: bigint): bigint {
  const isNegative = numerator < 0n !== denominator < 0n;
  const [n, d] = [abs(numerator), abs(denominator)];
  const rounded = (2n * n + d) / (2n * d);
  return isNegative ? -rounded : rounded;
}

const abs = (value: bigint): bigint => (value < 0n ? -value : value);
