import { boolean, choice, date, integer, list, money, object, ref, text, view } from '@selvedge/sdk/app';
import { teams, workers, workerRef } from '@selvedge/contracts/people';
import { LEAD, LINES } from '../actions/extras.ts';
import { monthInput } from '../actions/months.ts';
import { extra, PAY } from '../entities/extra.ts';
import { EXTRA_KINDS } from '../fields/words.ts';
import { monthOf } from '../reckoning/days.ts';
import { OFF_STANDARD } from '../rules/facts.ts';
import { t } from '../words.ts';

const MOST = 20_000;

export const entryHands = view('wages/entryHands', {
  title: t('可以登记的员工', 'Workers to enter lines for'),
  permission: LEAD,
  input: {},
  output: {
    mayPay: boolean({ title: t('可以登记金额', 'May enter amounts'), required: true }),
    workers: list({
      title: t('员工', 'Workers'),
      required: true,
      maxItems: MOST,
      item: object({
        title: t('员工', 'Worker'),
        fields: {
          id: ref(workerRef, { title: t('员工', 'Worker'), required: true }),
          number: text({ title: t('工号', 'Number'), required: true }),
          name: text({ title: t('姓名', 'Name'), required: true }),
          team: text({ title: t('组', 'Team') }),
        },
      }),
    }),
  },
  async handle(ctx) {
    const rows = await ctx.sql<{ id: string; number: string; name: string; team: string | null }>`
      select w.id, w.number, w.name, g.name as team from ${workers} w left join ${teams} g on g.id = w.team
      where w.is_active order by w.number`;
    return { mayPay: ctx.may(LINES), workers: rows };
  },
});

export const entries = view('wages/entries', {
  title: t('登记过的工资项', 'Lines of pay that were entered'),
  summary: t(
    '借支、奖金、补贴、待料等；组长只看工时，不看金额。',
    'Advances, bonus, allowance, waiting and so on; a leader sees hours and no amounts.',
  ),
  permission: LEAD,
  input: { month: monthInput },
  output: {
    rows: list({
      title: t('工资项', 'Lines'),
      required: true,
      maxItems: MOST,
      item: object({
        title: t('一项', 'Line'),
        fields: {
          extra: ref(extra, { title: t('工资项', 'Line of pay'), required: true }),
          number: text({ title: t('工号', 'Number'), required: true }),
          name: text({ title: t('姓名', 'Name'), required: true }),
          day: date({ title: t('日期', 'Day'), required: true }),
          kind: choice({ title: t('项目', 'Kind'), options: EXTRA_KINDS, required: true }),
          minutes: integer({ title: t('分钟', 'Minutes'), unit: '分钟' }),
          amount: money({ title: t('金额', 'Amount'), readableBy: PAY }),
          reason: text({ title: t('事由', 'Why'), required: true }),
          person: text({ title: t('经办人', 'By') }),
          isTakenBack: boolean({ title: t('已冲销', 'Taken back'), required: true }),
          takesBack: boolean({ title: t('冲销', 'Takes another back'), required: true }),
        },
      }),
    }),
  },
  async handle(ctx, { month }) {
    const { from, to } = monthOf(month);
    const rows = await ctx.sql<{
      extra: string;
      number: string;
      name: string;
      day: string;
      kind: keyof typeof EXTRA_KINDS;
      minutes: number | null;
      amount: number | null;
      reason: string;
      person: string | null;
      isTakenBack: boolean;
      takesBack: boolean;
    }>`
      select e.id as extra, w.number, w.name, e.day::text as day, e.kind, e.minutes, e.amount, e.reason, e.person,
        exists (select 1 from ${extra} b where b.deleted_at is null and b.takes_back = e.id) as "isTakenBack",
        e.takes_back is not null as "takesBack"
      from ${extra} e join ${workers} w on w.id = e.worker
      where e.deleted_at is null and e.day >= ${from}::date and e.day <= ${to}::date
        and (${ctx.may(PAY)}::boolean or e.kind = any(${OFF_STANDARD}::text[]))
      order by e.created_at desc, e.id desc limit ${MOST}`;
    return {
      rows: rows.map(({ amount, ...row }) => ({
        ...row,
        amount: amount === null ? null : (amount / 100).toFixed(2),
      })),
    };
  },
});
