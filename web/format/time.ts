export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** How long ago, in the unit a person would say; `old` asks for the date instead. */
export interface Age {
  readonly unit: 'now' | 'second' | 'minute' | 'hour' | 'day' | 'old' | 'ahead';
  readonly count: number;
}

/** Ages up to a week are told in words. A time slightly ahead of our clock counts as now. */
export function ageOf(time: number, now: number): Age {
  const age = now - time;
  if (age < -MINUTE) return { unit: 'ahead', count: 0 };
  if (age < 5 * SECOND) return { unit: 'now', count: 0 };
  if (age < MINUTE) return { unit: 'second', count: Math.floor(age / SECOND) };
  if (age < HOUR) return { unit: 'minute', count: Math.floor(age / MINUTE) };
  if (age < DAY) return { unit: 'hour', count: Math.floor(age / HOUR) };
  if (age < 7 * DAY) return { unit: 'day', count: Math.floor(age / DAY) };
  return { unit: 'old', count: 0 };
}

/** A length of time in one or two units. */
export interface Length {
  readonly unit: 'second' | 'minute' | 'hour' | 'day';
  readonly count: number;
  readonly restUnit: 'minute' | 'hour' | null;
  readonly rest: number;
}

export function lengthOf(milliseconds: number): Length {
  const length = Math.max(0, milliseconds);
  if (length < MINUTE) return { unit: 'second', count: Math.floor(length / SECOND), restUnit: null, rest: 0 };
  if (length < HOUR) return { unit: 'minute', count: Math.floor(length / MINUTE), restUnit: null, rest: 0 };
  if (length < DAY) return withRest('hour', HOUR, 'minute', MINUTE, length);
  return withRest('day', DAY, 'hour', HOUR, length);
}

function withRest(
  unit: 'hour' | 'day',
  size: number,
  restUnit: 'minute' | 'hour',
  restSize: number,
  length: number,
): Length {
  const count = Math.floor(length / size);
  const rest = Math.floor((length - count * size) / restSize);
  return { unit, count, restUnit: rest > 0 ? restUnit : null, rest };
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clock(language: string, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language}|${timeZone}|${JSON.stringify(options)}`;
  let found = clocks.get(key);
  if (found === undefined) {
    found = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
      ...options,
      timeZone,
      hourCycle: 'h23',
    });
    clocks.set(key, found);
  }
  return found;
}

const WHOLE: Intl.DateTimeFormatOptions = {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
};

/** Parts of a moment in a time zone, two digits each but the year. */
function parts(time: number, timeZone: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    clock('en', timeZone, WHOLE)
      .formatToParts(time)
      .map((part) => [part.type, part.value]),
  );
}

/** 2026-11-23 07:50:04, in the org's time zone. With `fraction`, milliseconds too. */
export function formatMoment(time: number, timeZone: string, fraction = false): string {
  if (!Number.isFinite(time)) return '—';
  const { year, month, day, hour, minute, second } = parts(time, timeZone);
  const tail = fraction ? `.${String(((Math.floor(time) % 1000) + 1000) % 1000).padStart(3, '0')}` : '';
  return `${year}-${month}-${day} ${hour}:${minute}:${second}${tail}`;
}

/** 2026-11-23 07:50 */
export const formatMinute = (time: number, timeZone: string): string =>
  formatMoment(time, timeZone).slice(0, 16);

/** 07:50 today's clock, for “offline since”. */
export const formatClock = (time: number, timeZone: string): string =>
  formatMoment(time, timeZone).slice(11, 16);

export const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};
