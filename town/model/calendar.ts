import { fraction } from './chance.ts';
import { DAY, HOUR, MINUTE, type Span, clip, midnight, weekday } from './day.ts';

/** What decides a history: the same plan, the same points. */
export interface Plan {
  readonly seed: number;
  /**
   * From then on a rush order keeps the factory at work around the clock, Sundays included, meals taken line by line,
   * so that a demo is alive at any hour. null = the hours of a real factory throughout.
   */
  readonly rushFrom: number | null;
}

/** A stretch of work of a line. Shift 0 is the ordinary day; a rush has 1, 2, 3. */
export interface Shift extends Span {
  readonly number: number;
}

const OVERTIME = 1;
const at = (hour: number, minute = 0): number => hour * HOUR + minute * MINUTE;

const ORDINARY: readonly [from: number, to: number][] = [
  [at(7, 30), at(11, 30)],
  [at(12, 30), at(17, 30)],
];
const EVENING: readonly [from: number, to: number] = [at(18), at(20)];
/** Ten minutes off in the morning and in the afternoon; machines stay on. */
const TEA: readonly number[] = [at(9, 40), at(15, 10)];

const RUSH_STARTS = [at(-0, -30), at(7, 30), at(15, 30), at(23, 30)];
const RUSH_MEAL_AFTER = at(3, 20);
const MEAL = 30 * MINUTE;
const STAGGER = 40 * MINUTE;

/** When a line works on a local day, in order. */
export function shiftsOf(plan: Plan, line: number, day: number): Shift[] {
  const begins = midnight(day);
  const { rushFrom } = plan;
  if (rushFrom === null || rushFrom >= begins + DAY) return ordinary(plan, day);
  const before = ordinary(plan, day).flatMap((shift) => cut(shift, begins, rushFrom));
  const rush = rushing(line, day).flatMap((shift) => cut(shift, rushFrom, begins + DAY));
  return [...before, ...rush];
}

/** Pauses of a line within its shifts. */
export function teasOf(plan: Plan, day: number): Span[] {
  return TEA.map((from) => midnight(day) + from)
    .filter((from) => plan.rushFrom === null || from < plan.rushFrom)
    .map((from) => ({ from, to: from + 10 * MINUTE }));
}

function ordinary({ seed }: Plan, day: number): Shift[] {
  const begins = midnight(day);
  const today = weekday(day);
  if (today === 0) return [];
  const works: (readonly [from: number, to: number])[] = [...ORDINARY];
  const hasOvertime = today !== 6 && fraction(seed, OVERTIME, day) < 0.55;
  if (hasOvertime) works.push(EVENING);
  return works.map(([from, to]) => ({ from: begins + from, to: begins + to, number: 0 }));
}

/** Three shifts of eight hours, each with a meal that every line takes at another time. */
function rushing(line: number, day: number): Shift[] {
  const begins = midnight(day);
  return RUSH_STARTS.flatMap((start, number) => {
    const from = begins + start;
    const meal = from + RUSH_MEAL_AFTER + line * STAGGER;
    const shifts = [
      { from, to: meal, number: 1 + (number % 3) },
      { from: meal + MEAL, to: from + 8 * HOUR, number: 1 + (number % 3) },
    ];
    return shifts.flatMap((shift) => cut(shift, begins, begins + DAY));
  });
}

function cut(shift: Shift, from: number, to: number): Shift[] {
  const inside = clip(shift, from, to);
  return inside === null ? [] : [{ ...inside, number: shift.number }];
}
