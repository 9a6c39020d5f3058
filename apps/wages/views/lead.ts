import { choice, date, integer, list, object, ref, text, view } from '@selvedge/sdk/app';
import { orderRef } from '@selvedge/contracts/orders';
import { workerRef } from '@selvedge/contracts/people';
import { LEAD } from '../actions/extras.ts';
import { extra } from '../entities/extra.ts';
import { EXTRA_KINDS } from '../fields/words.ts';
import { peopleOf } from '../reckoning/people.ts';
import { tallyRows } from '../reckoning/tally.ts';
import { OFF_STANDARD } from '../rules/facts.ts';
import { t } from '../words.ts';

const span = {
  from: date({ title: t('从', 'From'), required: true }),
  to: date({ title: t('到', 'To'), required: true }),
} as const;
const who = {
  worker: ref(workerRef, { title: t('员工', 'Worker'), required: true }),
  number: text({ title: t('工号', 'Number'), required: true }),
  name: text({ title: t('姓名', 'Name'), required: true }),
} as const;

export const tallies = view('wages/tallies', {
  title: t('对账本差异', 'Tallies that differ'),
  summary: t(
    '员工自己记的比系统多的，多半是漏扫；不含金额。',
    'Where workers counted more than the system: scans that were missed, mostly. No amounts.',
  ),
  permission: LEAD,
  input: span,
  output: {
    rows: list({
      title: t('差异', 'Differences'),
      required: true,
      maxItems: 20_000,
      item: object({
        title: t('一行', 'Row'),
        fields: {
          ...who,
          day: date({ title: t('日期', 'Day'), required: true }),
          order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
          orderNumber: text({ title: t('单号', 'Order no.') }),
          operation: text({ title: t('工序号', 'Operation no.'), required: true }),
          operationName: text({ title: t('工序', 'Operation') }),
          own: integer({ title: t('自己记的', 'Own count'), required: true, unit: '件' }),
          system: integer({ title: t('系统里的', 'In the system'), required: true, unit: '件' }),
        },
      }),
    }),
  },
  async handle(ctx, { from, to }) {
    const people = await peopleOf(ctx);
    const rows = await tallyRows(ctx, null, from, to);
    return {
      rows: rows
        .filter(({ own, system }) => own !== null && own !== system)
        .map(({ missing: _short, name, own, ...rest }) => ({
          ...rest,
          own: own ?? 0,
          operationName: name,
          number: people.get(rest.worker)?.number ?? '?',
          name: people.get(rest.worker)?.name ?? '?',
        })),
    };
  },
});

export const offStandard = view('wages/offStandard', {
  title: t('待料、打样等工时', 'Hours off the standard'),
  permission: LEAD,
  input: span,
  output: {
    rows: list({
      title: t('工时', 'Hours'),
      required: true,
      maxItems: 20_000,
      item: object({
        title: t('一行', 'Row'),
        fields: {
          ...who,
          day: date({ title: t('日期', 'Day'), required: true }),
          kind: choice({ title: t('项目', 'Kind'), options: EXTRA_KINDS, required: true }),
          minutes: integer({ title: t('分钟', 'Minutes'), required: true, unit: '分钟' }),
          reason: text({ title: t('事由', 'Why'), required: true }),
        },
      }),
    }),
  },
  async handle(ctx, { from, to }) {
    const people = await peopleOf(ctx);
    const rows = await ctx.sql<{
      worker: string;
      day: string;
      kind: (typeof OFF_STANDARD)[number];
      minutes: number;
      reason: string;
    }>`
      select worker, day::text as day, kind, minutes * case when takes_back is null then 1 else -1 end as minutes, reason
      from ${extra} where deleted_at is null and kind = any(${OFF_STANDARD}::text[])
        and day >= ${from}::date and day <= ${to}::date order by day, id`;
    return {
      rows: rows.map((row) => ({
        ...row,
        number: people.get(row.worker)?.number ?? '?',
        name: people.get(row.worker)?.name ?? '?',
      })),
    };
  },
});
