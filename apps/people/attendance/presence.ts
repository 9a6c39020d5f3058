import { reply } from '@selvedge/sdk/app';
import { presenceForOwner } from '../contract.ts';
import { minuteOf } from '../rules/zone.ts';
import { teamNames } from '../views/scope.ts';
import { type Attended, attendanceOf, clocksOf, timetableOf } from './reckoning.ts';

/** Somebody who is expected counts as missing only once his shift has begun. */
export const answerPresence = reply(presenceForOwner, async (ctx, { day }) => {
  const names = await teamNames(ctx);
  const table = await timetableOf(ctx, day);
  const now = minuteOf(ctx.now);
  const dayBegins = clocksOf(ctx).zone.minuteAt(day, ctx.org.dayStart);
  const all = await attendanceOf(ctx, { from: day, to: day, workers: null });
  const hasBegun = ({ team }: Attended): boolean => (table.plan(team, day).usual?.from ?? dayBegins) <= now;
  const what = (one: Attended): 'missing' | 'leave' | 'late' | null => {
    const { state, lateMinutes } = one.workday;
    if (state === 'leave') return 'leave';
    if ((state === 'due' || state === 'absent') && hasBegun(one)) return 'missing';
    return lateMinutes > 0 ? 'late' : null;
  };
  return {
    expected: all.filter(({ workday }) => workday.plannedMinutes > workday.leaveMinutes).length,
    came: all.filter(({ workday }) => workday.state === 'present').length,
    here: all.filter(({ workday }) => workday.isHere).length,
    onLeave: all.filter(({ workday }) => workday.state === 'leave').length,
    people: all.flatMap((one) => {
      const is = what(one);
      if (is === null) return [];
      const { id: worker, name } = one.worker;
      const minutes = is === 'late' ? one.workday.lateMinutes : null;
      return [{ worker, name, team: names.get(one.team ?? '') ?? null, what: is, minutes }];
    }),
  };
});
