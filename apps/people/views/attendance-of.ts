import { boolean, date, integer, list, map, object, ref, text, view } from '@selvedge/sdk/app';
import { type Attended, attendanceOf as reckon, clocksOf } from '../attendance/reckoning.ts';
import { worker } from '../entities/worker.ts';
import {
  dayFields,
  dayRow,
  days,
  minutes,
  teamInput,
  teamName,
  times,
  whoFields,
  whoRow,
} from '../fields/figures.ts';
import { monthOf } from '../rules/days.ts';
import { overtimeWarnings, totalsOf } from '../rules/month.ts';
import { limitsOf, peopleSettings } from '../settings.ts';
import { t } from '../words.ts';
import { teamNames, withinQuarter } from './scope.ts';

const MOST_ROWS = 100_000;

export const totalsFields = {
  plannedDays: days('应出勤天数', 'Days planned'),
  presentDays: days('出勤天数', 'Days present'),
  absentDays: days('缺勤天数', 'Days absent'),
  plannedMinutes: minutes('应出勤', 'Planned'),
  presentMinutes: minutes('出勤', 'Present'),
  leaveMinutes: minutes('请假', 'Leave'),
  absentMinutes: minutes('缺勤', 'Absent'),
  workdayOvertime: minutes('平时加班', 'Overtime on work days'),
  restDayOvertime: minutes('休息日加班', 'Overtime on rest days'),
  holidayOvertime: minutes('节假日加班', 'Overtime on holidays'),
  overtimeMinutes: minutes('加班合计', 'Overtime'),
  lateTimes: times('迟到', 'Late'),
  lateMinutes: minutes('迟到分钟', 'Late'),
  earlyTimes: times('早退', 'Early'),
  earlyMinutes: minutes('早退分钟', 'Early'),
  missingClocks: times('缺卡', 'Missing clocks'),
  daysAboveLimit: days('加班超时天数', 'Days with too much overtime'),
  isMonthAboveLimit: boolean({ title: t('本月加班超时', 'Too much overtime in the month'), required: true }),
} as const;

/** Totals of one worker, with what asks for a look. */
export function totalsRow(own: readonly Attended[], set: Parameters<typeof limitsOf>[0]) {
  const workdays = own.map(({ workday }) => workday);
  const { daysAbove, isMonthAbove } = overtimeWarnings(workdays, limitsOf(set));
  return { ...totalsOf(workdays), daysAboveLimit: daysAbove, isMonthAboveLimit: isMonthAbove };
}

const monthField = text({
  title: t('月份', 'Month'),
  pattern: String.raw`\d{4}-(0[1-9]|1[0-2])`,
  help: t('如 2026-11；不填 = 本月', 'Such as 2026-11; left out: this month'),
});

export const attendanceOf = view('people/attendanceOf', {
  title: t('月考勤表', 'Attendance of a month'),
  summary: t(
    '一人一行：出勤、加班、请假、迟到早退，每天多少分钟；选了组就只算在这个组的日子（借调的也算）。',
    'A row for each worker: present, overtime, leave, late and early, minutes of each day; with a team only the days in it, loans included.',
  ),
  permission: 'people.attendance',
  input: { month: monthField, team: teamInput },
  output: {
    rows: list({
      title: t('考勤', 'Attendance'),
      required: true,
      item: object({
        title: t('考勤', 'Attendance'),
        fields: {
          ...whoFields,
          teamName,
          ...totalsFields,
          days: map({
            title: t('每天出勤', 'Present each day'),
            required: true,
            value: integer({ title: t('分钟', 'Minutes') }),
          }),
        },
      }),
      maxItems: MOST_ROWS,
    }),
  },
  async handle(ctx, { month, team }) {
    const set = await ctx.settings(peopleSettings);
    const names = await teamNames(ctx);
    const { today } = clocksOf(ctx);
    const all = await reckon(ctx, { ...monthOf(month ?? today.slice(0, 7)), workers: null });
    const wished = team === null ? all : all.filter((one) => one.team === team);
    const byWorker = Map.groupBy(wished, ({ worker: { id } }) => id);
    return {
      rows: [...byWorker.values()].map((own) => {
        const last = own[own.length - 1];
        return {
          ...whoRow(last),
          teamName: names.get(last.team ?? '') ?? null,
          ...totalsRow(own, set),
          days: Object.fromEntries(own.map(({ day, workday }) => [day, workday.presentMinutes])),
        };
      }),
    };
  },
});

export const attendanceDays = view('people/attendanceDays', {
  title: t('考勤明细', 'Attendance day by day'),
  summary: t('一人一天一行，可导出 Excel。', 'A row for each worker and day, for a spreadsheet.'),
  permission: 'people.attendance',
  input: {
    from: date({ title: t('从', 'From'), required: true }),
    to: date({ title: t('到', 'To'), required: true }),
    team: teamInput,
    worker: ref(worker, { title: t('员工', 'Worker') }),
  },
  output: {
    rows: list({
      title: t('考勤', 'Attendance'),
      required: true,
      item: object({ title: t('考勤', 'Attendance'), fields: { ...whoFields, teamName, ...dayFields } }),
      maxItems: MOST_ROWS,
    }),
  },
  async handle(ctx, { from, to, team, worker: id }) {
    const names = await teamNames(ctx);
    const all = await reckon(ctx, { from, to: withinQuarter(from, to), workers: id === null ? null : [id] });
    const wished = team === null ? all : all.filter((one) => one.team === team);
    return {
      rows: wished.map((one) => ({
        ...whoRow(one),
        teamName: names.get(one.team ?? '') ?? null,
        ...dayRow(one),
      })),
    };
  },
});
