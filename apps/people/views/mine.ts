import { choice, date, list, moment, object, ref, text, view } from '@selvedge/sdk/app';
import { demandOwn } from '../actions/worker-facts.ts';
import { attendanceOf, clocksOf } from '../attendance/reckoning.ts';
import { absence, leaveFields } from '../entities/absence.ts';
import { dayFields, dayRow, teamName, whoFields } from '../fields/figures.ts';
import { LEAVE_STATES } from '../fields/words.ts';
import { monthOf } from '../rules/days.ts';
import { peopleSettings } from '../settings.ts';
import { t } from '../words.ts';
import { totalsFields, totalsRow } from './attendance-of.ts';
import { teamNames } from './scope.ts';

export const mine = view('people/mine', {
  title: t('我的考勤', 'My attendance'),
  summary: t(
    '本人这个月（或某个月）每天的考勤、合计和请假，别人的看不到。',
    'Own days, totals and leaves of a month; nobody else’s.',
  ),
  permission: 'people.own',
  input: {
    month: text({
      title: t('月份', 'Month'),
      pattern: String.raw`\d{4}-(0[1-9]|1[0-2])`,
      help: t('不填 = 本月', 'Left out: this month'),
    }),
  },
  output: {
    ...whoFields,
    teamName,
    position: text({ title: t('工种', 'Position') }),
    hiredOn: date({ title: t('入职日期', 'Hired on'), required: true }),
    today: object({ title: t('今天', 'Today'), fields: dayFields }),
    totals: object({ title: t('本月合计', 'The month'), required: true, fields: totalsFields }),
    days: list({
      title: t('每天', 'Days'),
      required: true,
      item: object({ title: t('一天', 'Day'), fields: dayFields }),
    }),
    absences: list({
      title: t('请假', 'Leaves'),
      required: true,
      item: object({
        title: t('请假', 'Leave'),
        fields: {
          absence: ref(absence, { title: t('请假', 'Leave'), required: true }),
          ...leaveFields,
          state: choice({ title: t('状态', 'State'), options: LEAVE_STATES, required: true }),
          decidedBy: text({ title: t('审批人', 'Decided by') }),
          decidedAt: moment({ title: t('审批时间', 'Decided at') }),
          note: text({ title: t('审批意见', 'Note') }),
        },
      }),
    }),
  },
  async handle(ctx, { month }) {
    const own = await demandOwn(ctx);
    const { today } = clocksOf(ctx);
    const set = await ctx.settings(peopleSettings);
    const days = await attendanceOf(ctx, { ...monthOf(month ?? today.slice(0, 7)), workers: [own.id] });
    const now = days.find(({ day }) => day === today);
    const { items } = await ctx.records(absence).list({ where: { worker: own.id }, limit: 50 });
    return {
      worker: own.id,
      number: own.number,
      name: own.name,
      teamName: (await teamNames(ctx)).get(own.team ?? '') ?? null,
      position: own.position,
      hiredOn: own.hiredOn,
      today: now === undefined ? null : dayRow(now),
      totals: totalsRow(days, set),
      days: days.map(dayRow),
      absences: items.map(
        ({ id, version: _version, createdAt: _at, updatedAt: _then, worker: _own, ...rest }) => ({
          absence: id,
          ...rest,
        }),
      ),
    };
  },
});
