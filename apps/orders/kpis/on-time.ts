import { kpi } from '@selvedge/sdk/app';
import { customer } from '../entities/customer.ts';
import { order } from '../entities/order.ts';
import { shipment } from '../entities/shipment.ts';
import { t } from '../words.ts';

interface Row {
  readonly customer: string;
  readonly day: string;
  readonly orders: number;
  readonly punctual: number;
}

/** An order counts on the day its last pieces went out. One that is late and not out yet is on the board, not in here. */
export const onTime = kpi('orders/on-time', {
  title: t('准时出货率', 'On-time rate'),
  summary: t(
    '出齐（或出完关闭）的订单里，最后一批在交期当天或之前出货的占多少。',
    'Of the orders that went out completely (or were closed after shipping), how many did so by their due day.',
  ),
  unit: '%',
  formula: t(
    '最后一批出货日 ≤ 交期的单数 ÷ 出货完成的单数；按最后一批出货日归期，没填交期的、已冲销的出货不算。',
    'orders whose last shipment was by the due day ÷ orders shipped; in the period of that last shipment; without a due day, or taken back: not counted',
  ),
  source: 'SCOR RL.2.2 Delivery performance to customer commit date',
  permission: 'orders.read',
  kind: 'ratio',
  better: 'up',
  byDay: true,
  dimensions: { customer: { title: t('客户', 'Customer'), ref: customer } },
  publish: { path: 'kpi/on-time', every: 'day' },
  async handle(ctx, { from, to }) {
    const rows = await ctx.sql<Row>`
      select o.customer, last.day::text as day, count(*) as orders, count(*) filter (where last.day <= o.due) as punctual
      from ${order} o join lateral (
        select max(s.date) as day from ${shipment} s where s.org_id = o.org_id and s."order" = o.id
          and s.deleted_at is null and s.quantity > 0 and not exists (select from ${shipment} c
            where c.org_id = s.org_id and c.corrects = s.id::text and c.deleted_at is null)) last on last.day is not null
      where o.deleted_at is null and o.state in ('shipped', 'closed') and o.due is not null
        and last.day between ${from}::date and ${to}::date
      group by 1, 2`;
    return rows.map(({ customer: id, day, orders, punctual }) => ({
      key: { customer: id, day },
      numerator: punctual,
      denominator: orders,
    }));
  },
});
