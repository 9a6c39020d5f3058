import { addDays, choice, date, list, object, view } from '@selvedge/sdk/app';
import { attendanceOf, clocksOf } from '../attendance/reckoning.ts';
import { dayFields, dayRow, teamInput, teamName, whoFields, whoRow } from '../fields/figures.ts';
import type { Workday } from '../rules/workday.ts';
import { limitsOf, peopleSettings } from '../settings.ts';
import { t } from '../words.ts';
import { teamNames, withinQuarter } from './scope.ts';

const WHATS = {
  missingOut: t('缺下班卡', 'No clock-out'),
  missingIn: t('缺上班卡', 'No clock-in'),
  absent: t('缺勤没请假', 'Absent without leave'),
  late: t('迟到', 'Late'),
  early: t('早退', 'Early'),
  overtime: t('加班超时', 'Too much overtime'),
} as const;

function whatsOf(day: Workday, overtimeLimit: number): (keyof typeof WHATS)[] {
  const found: (keyof typeof WHATS)[] = [];
  if (day.missing.includes('out')) found.push('missingOut');
  if (day.missing.includes('in')) found.push('missingIn');
  if (day.state === 'absent') found.push('absent');
  if (day.lateMinutes > 0) found.push('late');
  if (day.earlyMinutes > 0) found.push('early');
  if (day.overtimeMinutes > overtimeLimit) found.push('overtime');
  return found;
}

export const exceptions = view('people/exceptions', {
  title: t('考勤异常', 'Exceptions of attendance'),
  summary: t(
    '缺卡、缺勤、迟到早退、加班超时；只提醒，不拦任何事。不填日期 = 最近七天。',
    'Missing clocks, absence, late and early, too much overtime; it blocks nothing. Without days: the last seven.',
  ),
  permission: 'people.attendance',
  input: { from: date({ title: t('从', 'From') }), to: date({ title: t('到', 'To') }), team: teamInput },
  output: {
    rows: list({
      title: t('异常', 'Exceptions'),
      required: true,
      item: object({
        title: t('异常', 'Exception'),
        fields: {
          ...whoFields,
          teamName,
          ...dayFields,
          whats: list({
            title: t('异常', 'What'),
            required: true,
            item: choice({ title: t('异常', 'What'), options: WHATS }),
          }),
        },
      }),
      maxItems: 100_000,
    }),
  },
  async handle(ctx, { from, to, team }) {
    const until = to ?? clocksOf(ctx).today;
    const since = from ?? addDays(until, -6);
    const { day: limit } = limitsOf(await ctx.settings(peopleSettings));
    const names = await teamNames(ctx);
    const all = await attendanceOf(ctx, { from: since, to: withinQuarter(since, until), workers: null });
    const rows = all
      .filter((one) => team === null || one.team === team)
      .map((one) => ({
        ...whoRow(one),
        teamName: names.get(one.team ?? '') ?? null,
        ...dayRow(one),
        whats: whatsOf(one.workday, limit),
      }))
      .filter(({ whats }) => whats.length > 0);
    return { rows: rows.sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0)) };
  },
});
