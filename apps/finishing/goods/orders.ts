import { conflict, missing, type ViewContext } from '@selvedge/sdk/app';
import { releasedOrders, sortedSizes } from '@selvedge/contracts/orders';
import { t } from '../words.ts';

/** An order as finishing needs it. */
export interface FinishedOrder {
  readonly id: string;
  readonly number: string;
  readonly style: string;
  readonly styleNumber: string;
  readonly state: string;
  readonly lines: readonly { readonly colour: string; readonly sizes: Readonly<Record<string, number>> }[];
  /** From small to large. */
  readonly sizes: readonly string[];
  readonly marks: string | null;
  /** Hundredths of a percent; null = as the factory set. */
  readonly over: number | null;
  readonly short: number | null;
}

type Row = Omit<FinishedOrder, 'sizes'> & { readonly sizes: readonly string[] | null };

function whole({ sizes, ...row }: Row): FinishedOrder {
  const named = [...new Set(row.lines.flatMap((line) => Object.keys(line.sizes)))];
  return { ...row, sizes: sortedSizes(named, sizes ?? []) };
}

/** @throws not.found */
export async function orderOf(ctx: Pick<ViewContext, 'sql'>, id: string): Promise<FinishedOrder> {
  const [found] = await ctx.sql<Row>`
    select id, number, style, style_number as "styleNumber", state, lines, sizes, shipping_marks as marks,
      tolerance_over::int as over, tolerance_short::int as short
    from ${releasedOrders} where id = ${id}::uuid`;
  if (found === undefined) throw missing(t('已下达的订单', 'Released order'));
  return whole(found);
}

const MADE = ['released', 'cutting', 'sewing', 'finishing', 'shipped'];

/** @throws not.found; conflict when nothing of it is made any more */
export async function madeOrder(ctx: Pick<ViewContext, 'sql'>, id: string): Promise<FinishedOrder> {
  const found = await orderOf(ctx, id);
  if (MADE.includes(found.state)) return found;
  throw conflict(
    t(`订单 ${found.number} 已暂停、关闭或取消。`, `Order ${found.number} is on hold, closed or cancelled.`),
  );
}

/** Orders that are being made, the most urgent first. */
export async function ordersInWork(ctx: Pick<ViewContext, 'sql'>): Promise<FinishedOrder[]> {
  const rows = await ctx.sql<Row>`
    select id, number, style, style_number as "styleNumber", state, lines, sizes, shipping_marks as marks,
      tolerance_over::int as over, tolerance_short::int as short
    from ${releasedOrders} where state in ('released', 'cutting', 'sewing', 'finishing')
    order by due nulls last, number limit 200`;
  return rows.map(whole);
}
