import { SelvedgeError } from '@selvedge/sdk/errors';

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };
const RFC3339 = /^\d{4}-\d{2}-\d{2}(?:[Tt ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:[Zz]|[+-]\d{2}:?\d{2})?)?$/;
/** Milliseconds beyond which whole microseconds are no longer exact: the years 1684 to 2255. */
const FARTHEST = 9e12;

/**
 * A moment as people and programs write it: RFC 3339 (a date alone is its midnight UTC), epoch milliseconds, `now`, or
 * a time before now such as `-8h` (s, m, h, d, w).
 * @param now milliseconds since the epoch
 * @returns whole microseconds since the epoch. @throws input.invalid naming the field
 */
export function instantOf(written: string, now: number, field: string): number {
  const milliseconds = read(written.trim(), now);
  if (Number.isFinite(milliseconds) && Math.abs(milliseconds) <= FARTHEST)
    return Math.round(milliseconds * 1000);
  const message = {
    zh: '时间应为 RFC 3339、毫秒数，或如 -8h 的相对时间。',
    en: 'A time is RFC 3339, epoch milliseconds, or relative such as -8h.',
  };
  throw new SelvedgeError('input.invalid', { reason: message }, { fields: [{ path: field, message }] });
}

function read(text: string, now: number): number {
  if (text === 'now') return now;
  const relative = /^([+-]\d{1,9}(?:\.\d{1,9})?)([smhdw])$/.exec(text);
  if (relative !== null) return now + Number(relative[1]) * (UNITS[relative[2]] ?? Number.NaN) * 1000;
  if (/^-?\d{1,17}(?:\.\d+)?$/.test(text)) return Number(text);
  const plus = text.replace(/^(\S+[Tt]\S+) (\d{2}:?\d{2})$/, '$1+$2');
  return RFC3339.test(plus) ? Date.parse(withZone(plus)) : Number.NaN;
}

/** Without a zone it is UTC; a `+` that the address turned into a space is put back. */
function withZone(text: string): string {
  if (!/[Tt ]/.test(text)) return text;
  const whole = text.replace(/^(\S+) (\d{2}:\d{2}:\d{2})/, '$1T$2');
  return /(?:[Zz]|[+-]\d{2}:?\d{2})$/.test(whole) ? whole : `${whole}Z`;
}
