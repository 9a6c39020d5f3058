import { choice, date, integer, list, moment, object, text, view } from '@selvedge/sdk/app';
import { clocksOf, timetableOf } from '../attendance/reckoning.ts';
import { team } from '../entities/team.ts';
import { minutes, teamInput, teamOfDay } from '../fields/figures.ts';
import { DAY_KINDS } from '../fields/words.ts';
import { daysFrom } from '../rules/days.ts';
import { momentOf } from '../rules/zone.ts';
import type { Timetable } from '../rules/timetable.ts';
import { factorsOf, peopleSettings } from '../settings.ts';
import { t } from '../words.ts';
import { withinQuarter } from './scope.ts';

const planFields = {
  day: date({ title: t('日期', 'Day'), required: true }),
  kind: choice({ title: t('类别', 'Kind'), options: DAY_KINDS, required: true }),
  name: text({ title: t('名称', 'Name') }),
  shift: text({ title: t('班次', 'Shift') }),
  start: moment({ title: t('上班', 'Start') }),
  end: moment({ title: t('下班', 'End') }),
  plannedMinutes: minutes('应出勤', 'Planned'),
  overtimeFactor: integer({ title: t('加班倍数', 'Overtime is paid'), required: true, unit: '%' }),
} as const;

function rowOf(table: Timetable, id: string | null, day: string, factors: ReturnType<typeof factorsOf>) {
  const { kind, name, shift, usual, plannedMinutes } = table.plan(id, day);
  const [start, end] = usual === null ? [null, null] : [momentOf(usual.from), momentOf(usual.to)];
  return { day, kind, name, shift, start, end, plannedMinutes, overtimeFactor: factors[kind] };
}

export const dayPlan = view('people/dayPlan', {
  title: t('班表', 'Plan of days'),
  summary: t(
    '某天或某几天，全厂和各组：上不上班、上哪个班、应出勤多少分钟。',
    'Of a day or some: kind of day, shift, minutes planned, for the factory and each team.',
  ),
  permission: 'people.calendar',
  input: {
    day: date({ title: t('从', 'From'), help: t('不填 = 今天', 'Left out: today') }),
    to: date({ title: t('到', 'To'), help: t('不填 = 只看一天', 'Left out: one day') }),
    team: teamInput,
  },
  output: {
    ...planFields,
    rows: list({
      title: t('各组', 'Teams'),
      required: true,
      item: object({
        title: t('班表', 'Plan'),
        fields: { team: teamOfDay, teamName: text({ title: t('组名', 'Team') }), ...planFields },
      }),
      maxItems: 100_000,
    }),
  },
  async handle(ctx, { day, to, team: wished }) {
    const from = day ?? clocksOf(ctx).today;
    const until = to ?? from;
    const days = daysFrom(from, withinQuarter(from, until));
    const factors = factorsOf(await ctx.settings(peopleSettings));
    const table = await timetableOf(ctx, until < from ? from : until);
    const teams = await ctx.sql<{ id: string; name: string }>`
      select id, name from ${team} where deleted_at is null and is_active
        and (${wished}::uuid is null or id = ${wished}::uuid) order by name`;
    return {
      ...rowOf(table, wished, from, factors),
      rows: days.flatMap((one) =>
        teams.map(({ id, name }) => ({ team: id, teamName: name, ...rowOf(table, id, one, factors) })),
      ),
    };
  },
});
