import { fraction } from '../model/chance.ts';
import { HOUR, MINUTE, dayOf, midnight, weekday } from '../model/day.ts';
import type { Person } from './staff.ts';

const CLOCK = 6;
const AWAY = 0.04;
const LATE = 0.03;
const EVENING = 0.55;

/** A line of what the device at the gate exports: number and time on the town's clocks. */
export interface Clocked {
  readonly number: string;
  readonly at: string;
}

const SHIFT = { start: 7.5 * HOUR, noon: 11.5 * HOUR, after: 12.5 * HOUR, end: 17.5 * HOUR, late: 20 * HOUR };

/** Who does not come that day. */
export const isAway = (seed: number, day: number, number: string): boolean =>
  fraction(seed, CLOCK, day, Number(number), 0) < AWAY;

/** Clocks of a local day until `now`: four times, a few people away or late, some evenings of overtime. */
export function clocksOf(seed: number, people: readonly Person[], day: number, now: number): Clocked[] {
  if (weekday(day) === 0) return [];
  const isLong = weekday(day) !== 6 && fraction(seed, CLOCK, day) < EVENING;
  return people.flatMap(({ number }) => {
    const chance = (what: number): number => fraction(seed, CLOCK, day, Number(number), what);
    if (isAway(seed, day, number)) return [];
    const early = SHIFT.start - (1 + 14 * chance(1)) * MINUTE;
    const came = chance(2) < LATE ? SHIFT.start + 25 * chance(3) * MINUTE : early;
    const went = (isLong ? SHIFT.late : SHIFT.end) + 12 * chance(4) * MINUTE;
    const times = [came, SHIFT.noon + 4 * chance(5) * MINUTE, SHIFT.after - 9 * chance(6) * MINUTE, went].map(
      (at) => midnight(day) + at,
    );
    return times.filter((at) => at <= now).map((at) => ({ number, at: written(at) }));
  });
}

/** `2026-11-23 07:24`: as devices write it. */
const written = (time: number): string =>
  new Date(time - midnight(0)).toISOString().slice(0, 16).replace('T', ' ');

/** The local days before and with `now`, the oldest first. */
export const daysUntil = (now: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => dayOf(now) - count + 1 + index);
