const RFC3339 =
  /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,12}))?(?:[Zz]|([+-])(\d\d):?(\d\d))$/;

/**
 * Reads a time as a source writes it: RFC 3339, or epoch milliseconds with or without a fraction.
 * @returns whole microseconds since the epoch, or null when it is no time or beyond what a double counts exactly
 */
export function parseTime(written: unknown): number | null {
  if (typeof written === 'number') return whole(Math.round(written * 1000));
  if (typeof written === 'string') return parseRfc3339(written);
  return null;
}

function parseRfc3339(text: string): number | null {
  const parts = RFC3339.exec(text);
  if (parts === null) return null;
  const [year, month, day, hour, minute, second] = [1, 2, 3, 4, 5, 6].map((index) => Number(parts[index]));
  // A leap second is written :60; the epoch does not count it.
  if (
    month < 1 ||
    month > 12 ||
    day < 1 ||
    day > daysOf(year, month) ||
    hour > 23 ||
    minute > 59 ||
    second > 60
  )
    return null;
  const offsetHour = Number(parts[9] ?? 0);
  const offsetMinute = Number(parts[10] ?? 0);
  if (offsetHour > 23 || offsetMinute > 59) return null;
  const offset = (offsetHour * 60 + offsetMinute) * (parts[8] === '-' ? -1 : 1);
  const midnight = new Date(0).setUTCFullYear(year, month - 1, day);
  const seconds = midnight / 1000 + (hour * 60 + minute - offset) * 60 + second;
  const fraction = parts[7] === undefined ? 0 : Math.round(Number(`0.${parts[7]}`) * 1e6);
  return whole(seconds * 1e6 + fraction);
}

const daysOf = (year: number, month: number): number =>
  new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();

const whole = (microseconds: number): number | null =>
  Number.isSafeInteger(microseconds) ? microseconds : null;

/** RFC 3339 in UTC, with as many digits as the microseconds need: 3 or 6. */
export function formatTime(microseconds: number): string {
  const milliseconds = Math.floor(microseconds / 1000);
  const text = new Date(milliseconds).toISOString();
  const rest = microseconds - milliseconds * 1000;
  return rest === 0 ? text : `${text.slice(0, -1)}${String(rest).padStart(3, '0')}Z`;
}
