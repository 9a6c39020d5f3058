const POWERS = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

/** Where the last decimal that `readDecimal` read ends. */
export interface Cursor {
  end: number;
}

/**
 * Reads a plain JSON number (`-12.5`: no exponent, at most 15 digits) from bytes, exactly: a whole number below 10^15
 * divided by a power of ten below 10^22 rounds as a correct parser does.
 * Sets `cursor.end` to the byte after it. NaN = not such a number; read it another way: if it only has more digits,
 * `cursor.end` is the byte after them, else `start`.
 */
export function readDecimal(bytes: Uint8Array, start: number, limit: number, cursor: Cursor): number {
  let at = start;
  cursor.end = start;
  const negative = bytes[at] === 45;
  if (negative) at++;
  const first = at;
  let mantissa = 0;
  while (at < limit) {
    const digit = bytes[at] - 48;
    if (digit < 0 || digit > 9) break;
    mantissa = mantissa * 10 + digit;
    at++;
  }
  let digits = at - first;
  if (digits === 0 || (digits > 1 && bytes[first] === 48)) return Number.NaN;
  let scale = 0;
  if (at < limit && bytes[at] === 46) {
    const fraction = ++at;
    while (at < limit) {
      const digit = bytes[at] - 48;
      if (digit < 0 || digit > 9) break;
      mantissa = mantissa * 10 + digit;
      at++;
    }
    scale = at - fraction;
    if (scale === 0) return Number.NaN;
    digits += scale;
  }
  if (at < limit && (bytes[at] | 32) === 101) return Number.NaN;
  cursor.end = at;
  if (digits > 15) return Number.NaN;
  const value = scale === 0 ? mantissa : mantissa / POWERS[scale];
  return negative ? -value : value;
}
