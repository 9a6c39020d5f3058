import { addDays, kpi } from '@selvedge/sdk/app';
import { attendanceOf, clocksOf } from '../attendance/reckoning.ts';
import { team } from '../entities/team.ts';
import { t } from '../words.ts';

/** Days that are over; who is expected today may still come. */
export const attendanceRate = kpi('people/attendance-rate', {
  title: t('出勤率', 'Attendance rate'),
  summary: t(
    '应出勤的时间里实际在岗的占多少，请假、缺勤、迟到早退都算没在；今天还没过完，不算。',
    'Planned time that people were at work; leave, absence, late and early are missing from it; today is not over and not in it.',
  ),
  unit: '%',
  formula: t(
    '（应出勤 − 请假 − 缺勤）÷ 应出勤，按分钟，加班不算。',
    '(planned − leave − absent) ÷ planned, in minutes, without overtime',
  ),
  source: 'apps/people/README.md',
  permission: 'people.attendance',
  kind: 'ratio',
  better: 'up',
  byDay: true,
  dimensions: { team: { title: t('组', 'Team'), ref: team } },
  publish: { path: 'kpi/attendance', every: 'day' },
  async handle(ctx, { from, to }) {
    const yesterday = addDays(clocksOf(ctx).today, -1);
    if (from > yesterday) return [];
    const all = await attendanceOf(ctx, { from, to: to < yesterday ? to : yesterday, workers: null });
    const groups = Map.groupBy(all, ({ team: id, day }) => `${day} ${id ?? ''}`);
    return [...groups.values()].map((own) => {
      const sum = (of: (one: (typeof own)[number]['workday']) => number): number =>
        own.reduce((minutes, { workday }) => minutes + of(workday), 0);
      return {
        key: { day: own[0].day, team: own[0].team },
        numerator: sum((day) => day.plannedMinutes - day.leaveMinutes - day.absentMinutes),
        denominator: sum((day) => day.plannedMinutes),
      };
    });
  },
});
