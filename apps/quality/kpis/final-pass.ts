import { kpi } from '@selvedge/sdk/app';
import { orderRef } from '@selvedge/contracts/orders';
import { inspection } from '../entities/inspection.ts';
import { t } from '../words.ts';

interface Row {
  readonly order: string;
  readonly day: string;
  readonly lots: number;
  readonly accepted: number;
}

export const finalPass = kpi('quality/final-pass', {
  title: t('成品检验一次通过率', 'Final pass rate'),
  summary: t(
    '判定了的批里第一次送检就接收的占多少；返工后复检的不算。',
    'Of the lots that were decided, how many were accepted when first presented; presented again they do not count.',
  ),
  unit: '%',
  formula: t(
    '首次送检接收批数 × 100 ÷ 首次送检判定批数；按判定当天归期',
    'lots accepted when first presented × 100 ÷ lots first presented and decided; on the day of the verdict',
  ),
  source: 'ISO 2859-1:1999, 9.3 (original inspection)',
  permission: 'quality.read',
  kind: 'ratio',
  better: 'up',
  byDay: true,
  dimensions: { order: { title: t('订单', 'Order'), ref: orderRef } },
  publish: { path: 'kpi/final-pass', every: 'day' },
  async handle(ctx, { from, to }) {
    const { timeZone, dayStart } = ctx.org;
    const rows = await ctx.sql<Row>`
      select "order", day::text as day, count(*)::int as lots, count(*) filter (where state = 'accepted')::int as accepted
      from (select "order", state, (concluded_at at time zone ${timeZone} - ${dayStart}::interval)::date as day
        from ${inspection} where state in ('accepted', 'rejected') and repeats is null and deleted_at is null) x
      where day between ${from}::date and ${to}::date group by 1, 2`;
    return rows.map(({ order, day, lots, accepted }) => ({
      key: { order, day },
      numerator: accepted,
      denominator: lots,
    }));
  },
});
