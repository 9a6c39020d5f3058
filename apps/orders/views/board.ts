import {
  daysBetween,
  boolean,
  date,
  integer,
  list,
  object,
  ref,
  text,
  type ValueOf,
  type ViewContext,
} from '@selvedge/sdk/app';
import { customerRef, orderRef, styleRef } from '../contract.ts';
import { customer } from '../entities/customer.ts';
import { order } from '../entities/order.ts';
import { shipment } from '../entities/shipment.ts';
import { style } from '../entities/style.ts';
import { stateField } from '../fields/state.ts';
import { dayIn } from '../rules/due.ts';
import { OPEN } from '../rules/states.ts';
import { t } from '../words.ts';

const row = object({
  title: t('订单', 'Order'),
  fields: {
    order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
    number: text({ title: t('单号', 'Order no.'), required: true }),
    customer: ref(customerRef, { title: t('客户', 'Customer'), required: true }),
    customerName: text({ title: t('客户', 'Customer'), required: true }),
    style: ref(styleRef, { title: t('款式', 'Style') }),
    styleNumber: text({ title: t('款号', 'Style no.') }),
    styleName: text({ title: t('款名', 'Name') }),
    state: stateField,
    due: date({ title: t('交期', 'Due') }),
    daysLeft: integer({ title: t('剩余天数', 'Days left'), unit: '天' }),
    isLate: boolean({ title: t('逾期', 'Late'), required: true }),
    quantity: integer({ title: t('数量', 'Quantity'), required: true, unit: '件' }),
    shipped: integer({ title: t('已出货', 'Shipped'), required: true, unit: '件' }),
    remaining: integer({ title: t('未出货', 'Remaining'), required: true, unit: '件' }),
  },
});

export const boardRows = list({ title: t('订单', 'Orders'), item: row, required: true, maxItems: 10_000 });
export type BoardRow = ValueOf<typeof row>;

interface Found {
  readonly id: string;
  readonly number: string;
  readonly customer: string;
  readonly customer_name: string;
  readonly style: string | null;
  readonly style_number: string | null;
  readonly style_name: string | null;
  readonly state: BoardRow['state'];
  readonly due: string | null;
  readonly quantity: number;
  readonly shipped: number;
}

/** Orders that are released and not done, the most urgent first. @param until only what is due by then */
export async function openBoard(ctx: ViewContext, until: string | null = null): Promise<BoardRow[]> {
  const rows = await ctx.sql<Found>`
    select o.id, o.number, o.customer, coalesce(c.short_name, c.name) as customer_name,
      o.style, s.number as style_number, s.name as style_name,
      o.state, o.due::text as due, o.quantity::int as quantity, coalesce(out.pieces, 0)::int as shipped
    from ${order} o
    join ${customer} c on c.org_id = o.org_id and c.id = o.customer
    left join ${style} s on s.org_id = o.org_id and s.id = o.style
    left join (
      select org_id, "order", sum(quantity) as pieces from ${shipment} where deleted_at is null group by 1, 2
    ) out on out.org_id = o.org_id and out."order" = o.id
    where o.deleted_at is null and o.state = any(${OPEN}::text[]) and (${until}::date is null or o.due <= ${until}::date)
    order by o.due nulls last, o.number`;
  const today = dayIn(ctx.now, ctx.org.timeZone);
  return rows.map(({ id, customer_name, style_number, style_name, ...found }) => {
    const daysLeft = found.due === null ? null : daysBetween(today, found.due);
    return {
      ...found,
      order: id,
      customerName: customer_name,
      styleNumber: style_number,
      styleName: style_name,
      daysLeft,
      isLate: daysLeft !== null && daysLeft < 0,
      remaining: Math.max(0, found.quantity - found.shipped),
    };
  });
}
