import { minuteOf, type Zone } from './zone.ts';

const LOCAL = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})[ T]+(\d{1,2}):(\d{2})(?::(\d{2}))?$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/;

/** A moment as attendance devices write it: on the clocks of the place, or RFC 3339. Null = no moment. */
export function clockTime(written: string, zone: Zone): string | null {
  const text = written.trim();
  if (MOMENT.test(text)) return Number.isNaN(Date.parse(text)) ? null : new Date(text).toISOString();
  const [, year, month, day, hour, minute, second = '00'] = LOCAL.exec(text) ?? [];
  if (year === undefined) return null;
  const pad = (number: string): string => number.padStart(2, '0');
  const date = `${year}-${pad(month)}-${pad(day)}`;
  const time = `${pad(hour)}:${minute}`;
  const utc = new Date(`${date}T${time}:${second}Z`);
  if (Number.isNaN(utc.getTime()) || !utc.toISOString().startsWith(`${date}T${time}`)) return null;
  const shift = zone.minuteAt(date, time) - minuteOf(utc);
  return new Date(utc.getTime() + shift * 60_000).toISOString();
}
