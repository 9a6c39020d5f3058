import { kpi } from '@selvedge/sdk/app';
import { customer } from '../entities/customer.ts';
import { orderChange } from '../entities/order-change.ts';
import { order } from '../entities/order.ts';
import { shipment } from '../entities/shipment.ts';
import { t } from '../words.ts';

/** How much the factory owes at the end of a day; at the end of today it is what the order board says. */
export const openPieces = kpi('orders/open-pieces', {
  title: t('未出货件数', 'Open pieces'),
  summary: t(
    '已下达、还没出货的件数，按期末算。',
    'Pieces released and not shipped, at the end of the period.',
  ),
  unit: '件',
  formula: t(
    'Σ（订单数量 − 已出货），不小于 0；期末前下达、没有取消或关闭的订单。数量按现在的订单（以后改过的按改后）。',
    'Σ (ordered − shipped), not below 0, over orders released by then and not cancelled or closed by then; quantities are those of today',
  ),
  source: 'apps/orders/README.md',
  permission: 'orders.read',
  kind: 'sum',
  better: 'down',
  isStand: true,
  dimensions: { customer: { title: t('客户', 'Customer'), ref: customer } },
  publish: { path: 'kpi/open-pieces', every: 'hour' },
  async handle(ctx, { to }) {
    const zone = ctx.org.timeZone;
    const rows = await ctx.sql<{ customer: string; pieces: number }>`
      select o.customer, sum(greatest(0, o.quantity - coalesce(gone.pieces, 0)))::bigint as pieces
      from ${order} o left join lateral (
        select sum(s.quantity) as pieces from ${shipment} s
        where s.org_id = o.org_id and s."order" = o.id and s.deleted_at is null and s.date <= ${to}::date) gone on true
      where o.deleted_at is null and (o.released_at at time zone ${zone})::date <= ${to}::date
        and not (o.state = 'cancelled' and (o.updated_at at time zone ${zone})::date <= ${to}::date)
        and not (o.state = 'closed' and exists (select from ${orderChange} c where c.org_id = o.org_id
          and c."order" = o.id and c.what = 'closed' and (c.created_at at time zone ${zone})::date <= ${to}::date))
      group by 1`;
    return rows.map(({ customer: id, pieces }) => ({ key: { customer: id }, numerator: pieces }));
  },
});
