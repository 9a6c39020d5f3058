import type { Cell } from './cell.ts';
import { wallOf } from './excel/serial.ts';
import type { WallClock } from './zone.ts';

/** Signs as they are on a keyboard without Chinese: full-width digits, `：`, `，`; none without width. */
export const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .trim();

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const DAY =
  /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*(?:日|号)?(?:\s*(?:星期|周)[一二三四五六日天])?(?=$|[\sT])/;
const WORDED = /^(\d{1,2})[-\s]([a-z]{3})[a-z]*\.?[-,\s]+(\d{4})$/i;
const CLOCK = /^(\d{1,2})(?:\s*[:点时]\s*(\d{1,2})?)(?:\s*[:分]\s*(\d{1,2})(?:[.](\d{1,3}))?)?\s*[分秒]?$/;
/** Days from 1 January 1990 to the end of 2099, as Excel counts. */
const LIKELY_DAY = { from: 32_874, to: 73_050 };

const two = (part: string | number): string => String(part).padStart(2, '0');

/** A day as a cell shows it, `2026-11-23`; null when it is none. Whether there is such a day is not checked. */
export function dayOf(cell: Cell): string | null {
  if (typeof cell === 'string') return writtenDay(plain(cell));
  if (typeof cell !== 'object' || cell === null || 'error' in cell) return null;
  const { number, isDate } = cell;
  if (isDate || (number >= LIKELY_DAY.from && number <= LIKELY_DAY.to))
    return wallOf(number)?.slice(0, 10) ?? null;
  return writtenDay(String(number));
}

function writtenDay(text: string): string | null {
  const [whole, year, month, day] = DAY.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? [];
  if (whole !== undefined) {
    const rest = text.slice(whole.length).replace(/^T/, '').trim();
    return rest === '' || clockOf(rest) !== null ? `${year}-${two(month)}-${two(day)}` : null;
  }
  const serial = /^\d{5}$/.test(text) ? Number(text) : 0;
  if (serial >= LIKELY_DAY.from && serial <= LIKELY_DAY.to) return wallOf(serial)?.slice(0, 10) ?? null;
  const [, date, name = '', of] = WORDED.exec(text) ?? [];
  const index = MONTHS.indexOf(name.toLowerCase());
  return index < 0 ? null : `${of}-${two(index + 1)}-${two(date)}`;
}

/** `07:50:00.000`, or null. */
function clockOf(text: string): string | null {
  const [, hour, minute = '0', second = '0', rest = '0'] = CLOCK.exec(text) ?? [];
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  return `${two(hour)}:${two(minute)}:${two(second)}.${rest.padEnd(3, '0')}`;
}

/** A time of day as a cell shows it, `07:30`; null when it is none. */
export function timeOf(cell: Cell): string | null {
  if (typeof cell === 'string') return clockOf(plain(cell))?.slice(0, 5) ?? null;
  if (typeof cell !== 'object' || cell === null || 'error' in cell) return null;
  const minutes = Math.round((cell.number % 1) * 1440);
  if (cell.number < 0 || (cell.number >= 1 && !cell.isDate) || minutes >= 1440) return null;
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

const ABSOLUTE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})$/;

/** A moment as a cell shows it, RFC 3339; null when it is none. */
export function momentOf(cell: Cell, clock: WallClock): string | null {
  if (typeof cell === 'string') {
    const text = plain(cell);
    if (ABSOLUTE.test(text)) return Number.isNaN(Date.parse(text)) ? null : new Date(text).toISOString();
    const day = writtenDay(text);
    if (day === null) return null;
    const rest = text
      .slice(DAY.exec(text)?.[0].length ?? text.length)
      .replace(/^T/, '')
      .trim();
    return clock.moment(`${day}T${rest === '' ? '00:00:00.000' : clockOf(rest)}`);
  }
  if (typeof cell !== 'object' || cell === null || 'error' in cell) return null;
  const { number, isDate } = cell;
  const wall = isDate || (number >= LIKELY_DAY.from && number <= LIKELY_DAY.to + 1) ? wallOf(number) : null;
  return wall === null ? null : clock.moment(wall);
}
