/** Thin space: groups digits and stands before a unit. Numbers stand in unbroken lines (`.figure`). */
export const THIN = '\u2009';

const group = (digits: string): string => digits.replace(/\B(?=(\d{3})+(?!\d))/g, THIN);

function grouped(text: string): string {
  const [, sign = '', whole = '', rest = ''] = /^(-?)(\d+)(.*)$/.exec(text) ?? [];
  if (whole === '') return text;
  return (sign ? '\u2212' : '') + group(whole) + rest;
}

/** Digits after the point so that about four figures are seen. */
function decimals(size: number): number {
  if (size >= 1000) return 0;
  if (size >= 100) return 1;
  if (size >= 1) return 2;
  return 3;
}

/** A number as people read it: about four figures, thin groups, a true minus. Decimal texts keep every digit. */
export function formatNumber(value: number | string | bigint): string {
  if (typeof value !== 'number') return grouped(String(value));
  if (!Number.isFinite(value)) return '—';
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < 1e15) return grouped(String(value));
  if (size >= 1e15 || (size < 1e-3 && size > 0))
    return value.toExponential(2).replace('-', '\u2212').replace('e+', 'e');
  return grouped(value.toFixed(decimals(size)).replace(/\.?0+$/, ''));
}

/** Every digit, for tables and copies on screen. */
export function formatExact(value: number | string | bigint): string {
  return typeof value === 'number' && !Number.isFinite(value) ? '—' : grouped(String(value));
}

const STEPS = [
  [1e12, 'T'],
  [1e9, 'G'],
  [1e6, 'M'],
] as const;

/** Short form for tiles: 1.24 M from a million up. */
export function formatShort(value: number | string | bigint): string {
  const number = Number(value);
  for (const [size, letter] of STEPS)
    if (Math.abs(number) >= size)
      return `${formatNumber(Number((number / size).toPrecision(4)))}${THIN}${letter}`;
  return formatNumber(value);
}

export const withUnit = (text: string, unit: string | null | undefined): string =>
  unit ? `${text}${THIN}${unit}` : text;

const BYTES = ['B', 'KB', 'MB', 'GB', 'TB', 'PB'];

/** Bytes in thousands: 12.4 GB. */
export function formatBytes(bytes: number): string {
  let step = 0;
  let size = bytes;
  while (size >= 1000 && step < BYTES.length - 1) {
    size /= 1000;
    step++;
  }
  return `${formatNumber(Number(size.toPrecision(3)))}${THIN}${BYTES[step]}`;
}
