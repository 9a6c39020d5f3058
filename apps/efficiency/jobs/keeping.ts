import { addDays, type ActionContext, job, workDayOf } from '@selvedge/sdk/app';
import { attendance } from '../entities/attendance.ts';
import { takeAttendance, takeLong } from '../floor/attendance.ts';
import { takeBoardTargets } from '../floor/board-targets.ts';
import { refreshDays } from '../floor/effort-of-days.ts';
import { reckonStandards } from '../floor/standards.ts';
import { t } from '../words.ts';

/** Corrections and late clocks are heard of so many days later. */
const LATE = 35;
/** What is taken over when the app is new. */
const FIRST = 92;

/** Days that end today. */
const last = (today: string, days: number): string[] =>
  Array.from({ length: days }, (_, index) => addDays(today, index - days + 1));

/** What other apps know, taken over from a day on. */
export async function takeOver(ctx: ActionContext, days: readonly string[]): Promise<number> {
  const [first, today] = [days[0], days.at(-1)];
  if (first === undefined || today === undefined) return 0;
  await takeBoardTargets(ctx, first, today);
  return takeLong(ctx, days);
}

export const keepToday = job('efficiency/today', {
  title: t('取今天的出勤', 'Attendance of today is taken over'),
  cron: '*/30 * * * *',
  async handle(ctx) {
    const today = workDayOf(ctx.now, ctx.org);
    const isNew = (await ctx.records(attendance).count()) === 0;
    if (isNew) await takeOver(ctx, last(today, FIRST));
    else {
      await takeBoardTargets(ctx, today, today);
      await takeAttendance(ctx, addDays(today, -1), today);
      await refreshDays(ctx, last(today, 2));
    }
  },
});

export const keepLate = job('efficiency/nightly', {
  title: t('补取出勤、估算工时', 'Late attendance; minutes are estimated'),
  cron: '20 2 * * *',
  async handle(ctx) {
    const today = workDayOf(ctx.now, ctx.org);
    await takeLong(ctx, last(today, LATE));
    await reckonStandards(ctx, today);
    await refreshDays(ctx, last(today, LATE));
  },
});

/** Everything anew, now: for whoever does not want to wait for the night. */
export async function keepAll(ctx: ActionContext, days: number): Promise<{ days: number; sams: number }> {
  const today = workDayOf(ctx.now, ctx.org);
  const all = last(today, days);
  const told = { days: await takeOver(ctx, all), sams: await reckonStandards(ctx, today) };
  await refreshDays(ctx, all);
  return told;
}
