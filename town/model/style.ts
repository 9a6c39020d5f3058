import { Dice, fraction } from './chance.ts';
import { type Plan, shiftsOf } from './calendar.ts';
import { HOUR, MINUTE, type Span, dayOf, midnight } from './day.ts';

const STYLE = 2;
const LOOK_BACK_DAYS = 12;
const CHANCE_OF_CHANGE = 0.4;
/** Hours of work after which two thirds of what a new style costs is made up. */
const LEARNING_HOURS = 5;
const FIRST_EFFICIENCY = 0.45;

/** Style change of a line on a day: while it lasts, machines are being set up. */
export function changeOf(plan: Plan, line: number, day: number): Span | null {
  const dice = new Dice(plan.seed, STYLE, line, day);
  if (dice.next() > CHANCE_OF_CHANGE) return null;
  const from = Math.round(midnight(day) + dice.between(8.25, 15.5) * HOUR);
  const to = Math.round(from + dice.between(30, 90) * MINUTE);
  const isAtWork = shiftsOf(plan, line, day).some((shift) => shift.from <= from && from < shift.to);
  return isAtWork ? { from, to } : null;
}

/** The style a line sews: a number, and since when. */
export interface Style {
  readonly number: number;
  readonly since: number;
}

/** The style sewn at a time: the change that ended last. */
export function styleAt(plan: Plan, line: number, time: number): Style {
  const today = dayOf(time);
  for (let day = today; day > today - LOOK_BACK_DAYS; day--) {
    const change = changeOf(plan, line, day);
    if (change !== null && change.to <= time) return { number: day, since: change.to };
  }
  return { number: today - LOOK_BACK_DAYS, since: midnight(today - LOOK_BACK_DAYS) };
}

/** Share of full pace that a line reaches some time into a style: a slow start, then better and better. */
export function skill(style: Style, time: number): number {
  const hoursOfWork = ((time - style.since) / HOUR) * 0.45;
  return 1 - (1 - FIRST_EFFICIENCY) * Math.exp(-hoursOfWork / LEARNING_HOURS);
}

/** Seconds one piece takes at a machine in a style, at full pace. */
export const secondsPerPiece = (plan: Plan, style: Style, machine: number): number =>
  18 + 42 * fraction(plan.seed, STYLE, style.number, machine);
