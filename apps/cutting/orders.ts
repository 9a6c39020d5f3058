import { conflict, missing, type ViewContext } from '@selvedge/sdk/app';
import { releasedOrders, sortedSizes } from '@selvedge/contracts/orders';
import { inOrder, type Line, sizesOf } from './rules/cells.ts';
import { t } from './words.ts';

interface Step {
  readonly code: string;
  readonly title: string;
  readonly part: string | null;
  readonly isJoin: boolean;
  readonly joins: readonly string[] | null;
}

/** An order as cutting needs it: as it stands now, by what was frozen at its release. */
export interface ReleasedOrder {
  readonly id: string;
  readonly number: string;
  readonly style: string;
  readonly styleNumber: string;
  readonly styleVersion: string | null;
  readonly state: string;
  readonly due: string | null;
  readonly lines: readonly Line[];
  /** Sizes that are ordered, from small to large. */
  readonly sizes: readonly string[];
  readonly operations: readonly Step[];
}

type Row = Omit<ReleasedOrder, 'sizes' | 'operations'> & {
  readonly sizes: readonly string[] | null;
  readonly operations: readonly Step[] | null;
};

function whole(row: Row): ReleasedOrder {
  const sizes = sortedSizes(sizesOf(row.lines), row.sizes ?? []);
  return {
    ...row,
    sizes,
    lines: row.lines.map((line) => ({ ...line, sizes: inOrder(line.sizes, sizes) })),
    operations: row.operations ?? [],
  };
}

/** @throws not.found when there is none of that id that was released */
export async function orderOf({ sql }: Pick<ViewContext, 'sql'>, id: string): Promise<ReleasedOrder> {
  const [found] = await sql<Row>`
    select id, number, style, style_number as "styleNumber", style_version as "styleVersion", state, due::text as due,
      lines, sizes, operations
    from ${releasedOrders} where id = ${id}::uuid`;
  if (found === undefined) throw missing(t('已下达的订单', 'Released order'));
  return whole(found);
}

export const CUTTABLE = ['released', 'cutting', 'sewing', 'finishing'];

/** @throws not.found; conflict when nothing of it is cut any more */
export async function cuttableOrder(ctx: Pick<ViewContext, 'sql'>, id: string): Promise<ReleasedOrder> {
  const found = await orderOf(ctx, id);
  if (CUTTABLE.includes(found.state)) return found;
  throw conflict(
    t(
      `订单 ${found.number} 已暂停、出货、关闭或取消，不能再裁。`,
      `Order ${found.number} is on hold, shipped, closed or cancelled: nothing of it is cut.`,
    ),
  );
}

/** Orders that are being made, the most urgent first. */
export async function ordersInWork(
  { sql }: Pick<ViewContext, 'sql'>,
  most: number,
): Promise<ReleasedOrder[]> {
  const rows = await sql<Row>`
    select id, number, style, style_number as "styleNumber", style_version as "styleVersion", state, due::text as due,
      lines, sizes, null as operations
    from ${releasedOrders} where state = any(${CUTTABLE}) order by due nulls last, number limit ${most}`;
  return rows.map(whole);
}
