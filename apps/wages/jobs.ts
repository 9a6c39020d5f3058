import { addDays, job } from '@selvedge/sdk/app';
import { month } from './entities/month.ts';
import { todayOf } from './reckoning/days.ts';
import { takeAttendance } from './reckoning/people.ts';
import { t } from './words.ts';

/** How many days attendance is taken over anew each morning: corrections come late. */
const DAYS = 7;

export const attendanceOfYesterday = job('wages/attendance', {
  title: t('每天取考勤', 'Attendance is taken over each morning'),
  cron: '20 6 * * *',
  async handle(ctx) {
    const today = todayOf(ctx);
    const [last] = await ctx.sql<{ until: string | null }>`
      select max(month) as until from ${month} where deleted_at is null and state = 'locked'`;
    const first = addDays(today, -DAYS);
    const open = last?.until ? `${last.until}-31` : '';
    await takeAttendance(ctx, first > open ? first : `${today.slice(0, 7)}-01`, today);
  },
});
