import { missing, type ViewContext } from '@selvedge/sdk/app';
import { releasedOrders } from '@selvedge/contracts/orders';
import { t } from '../words.ts';

export interface CheckedOrder {
  readonly id: string;
  readonly number: string;
  readonly style: string;
  readonly styleNumber: string;
  readonly styleName: string | null;
  readonly quantity: number;
}

/** @throws not.found when it was not released */
export async function orderOf({ sql }: Pick<ViewContext, 'sql'>, id: string): Promise<CheckedOrder> {
  const [found] = await sql<CheckedOrder>`
    select id, number, style, style_number as "styleNumber", style_name as "styleName", quantity
    from ${releasedOrders} where id = ${id}::uuid`;
  if (found === undefined) throw missing(t('已下达的订单', 'Released order'));
  return found;
}
