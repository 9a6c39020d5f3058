import { fromScaled, reply } from '@selvedge/sdk/app';
import { customer } from './entities/customer.ts';
import { order } from './entities/order.ts';
import { shipment } from './entities/shipment.ts';
import { feesForOwner } from './inquiries.ts';
import { OPEN } from './rules/states.ts';

interface Row {
  readonly order: string;
  readonly number: string;
  readonly styleNumber: string | null;
  readonly customer: string;
  readonly customerName: string;
  readonly state: string;
  readonly quantity: number;
  readonly shipped: number;
  readonly lastShipped: string | null;
  readonly fee: string | null;
  readonly currencyNote: string | null;
}

export const answerFees = reply(feesForOwner, async (ctx, { since }) => {
  const rows = await ctx.sql<Row>`
    select o.id as "order", o.number, o.snapshot->>'styleNumber' as "styleNumber", o.customer, c.name as "customerName", o.state,
      o.quantity, coalesce(s.pieces, 0)::int as shipped, s.last::text as "lastShipped", o.fee::text as fee,
      o.currency_note as "currencyNote"
    from ${order} o join ${customer} c on c.org_id = o.org_id and c.id = o.customer
      left join (select "order", sum(quantity) as pieces, max(date) as last from ${shipment}
        where deleted_at is null group by 1) s on s."order" = o.id
    where o.deleted_at is null and o.snapshot is not null and (o.state = any(${OPEN}::text[]) or s.last >= ${since}::date)
    order by o.due nulls last, o.number limit 5000`;
  return {
    orders: rows.map(({ fee, ...row }) => ({
      ...row,
      fee: fee === null ? null : fromScaled(BigInt(fee), 2),
    })),
  };
});
