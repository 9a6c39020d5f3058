import { addDays, type ViewContext } from '@selvedge/sdk/app';
import { daysFrom } from '../rules/days.ts';
import { leaveOn } from '../rules/leaves.ts';
import type { Mark } from '../rules/presence.ts';
import { type Placing, teamOf } from '../rules/teams.ts';
import { Timetable } from '../rules/timetable.ts';
import { type Workday, workdayOf } from '../rules/workday.ts';
import { minuteOf, type Zone, zoneOf } from '../rules/zone.ts';
import { dayRules, peopleSettings } from '../settings.ts';
import {
  addedOf,
  calendarOf,
  leavesOf,
  marksOf,
  placingsOf,
  type Scope,
  type Staff,
  staffOf,
} from './facts.ts';

/** A day of a worker, reckoned from the facts as they are now. */
export interface Attended {
  readonly worker: Staff;
  readonly day: string;
  /** Where he worked that day, loans included. */
  readonly team: string | null;
  readonly workday: Workday;
}

/** The org's clocks, and its work day now. */
export function clocksOf({ org, now }: Pick<ViewContext, 'org' | 'now'>): {
  readonly zone: Zone;
  readonly today: string;
} {
  const zone = zoneOf(org.timeZone);
  const { day, time } = zone.wallAt(minuteOf(now));
  return { zone, today: time < org.dayStart ? addDays(day, -1) : day };
}

/** Plans of the org's days, up to a day. */
export async function timetableOf(ctx: ViewContext, to: string): Promise<Timetable> {
  const { standardMinutes } = await ctx.settings(peopleSettings);
  const calendar = await calendarOf(ctx, standardMinutes, addDays(to, 1));
  return new Timetable(calendar, zoneOf(ctx.org.timeZone), ctx.org.dayStart);
}

/**
 * Attendance of days, by worker's number and day: six statements, however many workers and days. Days to come are not in
 * it, nor days before somebody was hired or after he left, unless he clocked.
 */
export async function attendanceOf(ctx: ViewContext, asked: Scope): Promise<Attended[]> {
  const { zone, today } = clocksOf(ctx);
  const to = asked.to < today ? asked.to : today;
  const scope = { ...asked, to };
  const days = daysFrom(scope.from, to);
  if (days.length === 0) return [];
  const rules = dayRules(await ctx.settings(peopleSettings));
  const table = await timetableOf(ctx, to);
  const edges = [
    zone.minuteAt(addDays(scope.from, -1), '00:00'),
    zone.minuteAt(addDays(to, 3), '00:00'),
  ] as const;
  const staff = await staffOf(ctx, scope);
  const placings = await placingsOf(ctx, scope);
  const marks = await marksOf(ctx, scope, ...edges);
  const added = await addedOf(ctx, scope);
  const leaves = await leavesOf(ctx, scope);
  const now = minuteOf(ctx.now);
  return staff.flatMap((worker) => {
    const stints = stintsOf(table, placings.get(worker.id) ?? [], days);
    const clocks = spread(marks.get(worker.id) ?? [], stints);
    return stints.flatMap(({ day, team, ends }, index): Attended[] => {
      const own = [...clocks[index], ...(added.get(`${worker.id} ${day}`) ?? [])];
      if (own.length === 0 && !isEmployed(worker, day)) return [];
      const leave = (leaves.get(worker.id) ?? []).map((one) => leaveOn(one, day, team, table));
      const facts = {
        plan: table.plan(team, day),
        marks: own,
        leave: leave.filter((span) => span !== null),
        now,
        ends,
      };
      return [{ worker, day, team, workday: workdayOf(facts, rules) }];
    });
  });
}

export const isEmployed = ({ hiredOn, leftOn }: Pick<Staff, 'hiredOn' | 'leftOn'>, day: string): boolean =>
  hiredOn <= day && (leftOn === null || day <= leftOn);

/** A work day of somebody, from one moment to another. */
interface Stint {
  readonly day: string;
  readonly team: string | null;
  readonly begins: number;
  readonly ends: number;
}

function stintsOf(table: Timetable, placings: readonly Placing[], days: readonly string[]): Stint[] {
  const around = [addDays(days[0], -1), ...days, addDays(days[days.length - 1], 1)];
  const teams = around.map((day) => teamOf(placings, day));
  const begins = around.map((day, index) =>
    index === 0 ? 0 : table.start(teams[index], teams[index - 1], day),
  );
  return days.map((day, index) => ({
    day,
    team: teams[index + 1],
    begins: begins[index + 1],
    ends: begins[index + 2],
  }));
}

/** The work day a moment belongs to; null when it is none of these. */
const indexAt = (stints: readonly Stint[], at: number): number =>
  stints.findIndex(({ begins, ends }) => begins <= at && at < ends);

function spread(marks: readonly Mark[], stints: readonly Stint[]): Mark[][] {
  const clocks: Mark[][] = stints.map(() => []);
  for (const mark of marks) {
    const index = indexAt(stints, mark.at);
    if (index >= 0) clocks[index].push(mark);
  }
  return clocks;
}

/** The work day of a worker that a moment belongs to. */
export async function workdayAt(ctx: ViewContext, worker: string, at: Date): Promise<string> {
  const minute = minuteOf(at);
  const { day } = clocksOf(ctx).zone.wallAt(minute);
  const table = await timetableOf(ctx, addDays(day, 1));
  const placings = (await placingsOf(ctx, { workers: [worker] })).get(worker) ?? [];
  const stints = stintsOf(table, placings, [addDays(day, -1), day, addDays(day, 1)]);
  return stints[indexAt(stints, minute)]?.day ?? day;
}
