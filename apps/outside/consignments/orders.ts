import { conflict, missing, type ViewContext } from '@selvedge/sdk/app';
import { releasedOrders } from '@selvedge/contracts/orders';
import { t } from '../words.ts';

/** An order as partners work for it. */
export interface SentOrder {
  readonly id: string;
  readonly number: string;
  readonly styleNumber: string;
  readonly state: string;
  readonly lines: readonly { readonly colour: string; readonly sizes: Readonly<Record<string, number>> }[];
  readonly operations: readonly { readonly code: string; readonly title: string }[] | null;
}

const MADE = ['released', 'cutting', 'sewing', 'finishing'];

/** @throws not.found */
export async function orderOf({ sql }: Pick<ViewContext, 'sql'>, id: string): Promise<SentOrder> {
  const [found] = await sql<SentOrder>`
    select id, number, style_number as "styleNumber", state, lines, operations from ${releasedOrders} where id = ${id}::uuid`;
  if (found === undefined) throw missing(t('已下达的订单', 'Released order'));
  return found;
}

/** @throws not.found; conflict when nothing of it is made any more */
export async function madeOrder(ctx: Pick<ViewContext, 'sql'>, id: string): Promise<SentOrder> {
  const found = await orderOf(ctx, id);
  if (MADE.includes(found.state)) return found;
  throw conflict(
    t(
      `订单 ${found.number} 已暂停、出货、关闭或取消，不能外发。`,
      `Order ${found.number} is on hold, shipped, closed or cancelled: nothing of it is sent out.`,
    ),
  );
}
