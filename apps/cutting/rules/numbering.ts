const DIGITS = 4;

/** A bundle's number as it is printed and said: 231 is `0231`. */
export const numberOf = (serial: number): string => String(serial).padStart(DIGITS, '0');

/** What somebody typed, as a number that is stored: `231` is `0231`. */
export const typedNumber = (written: string): string => {
  const digits = written.trim().replace(/^#/, '');
  return /^\d+$/.test(digits) ? numberOf(Number(digits)) : digits;
};

/** Numbers for some new ones. */
export const serialsAfter = (last: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => last + 1 + index);
