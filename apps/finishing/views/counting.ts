import { integer, list, map, object, ref, text, view, type ViewContext } from '@selvedge/sdk/app';
import { orderRef } from '@selvedge/contracts/orders';
import { colourField, figure, sizeField } from '../fields/goods.ts';
import { type FinishedOrder, orderOf, ordersInWork } from '../goods/orders.ts';
import { type Cell, goodsAt, goodsOf, keyOf } from '../goods/standing.ts';
import { accountOf } from '../rules/account.ts';
import { t } from '../words.ts';

export const accountFields = {
  ordered: figure('订单数', 'Ordered'),
  sewn: figure('缝制完成', 'Sewn'),
  came: figure('到后道', 'Came'),
  found: figure('找回', 'Found'),
  here: figure('在后道', 'In finishing'),
  stored: figure('在库', 'In the store'),
  shipped: figure('已出货', 'Shipped'),
  seconds: figure('次品', 'Seconds'),
  samples: figure('留样', 'Samples'),
  scrapped: figure('报废', 'Scrapped'),
  missing: figure('少件', 'Missing'),
  difference: figure('点数差', 'Counted less sewn'),
} as const;

const order = {
  order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
  number: text({ title: t('单号', 'Order no.'), required: true }),
  styleNumber: text({ title: t('款号', 'Style no.'), required: true }),
} as const;

const cells = list({
  title: t('颜色尺码', 'Colour × size'),
  required: true,
  maxItems: 5000,
  item: object({
    title: t('一格', 'Cell'),
    fields: {
      colour: colourField,
      size: sizeField,
      ...accountFields,
      done: map({
        title: t('各工段做完', 'Done by stage'),
        value: integer({ title: t('件数', 'Pieces'), required: true }),
        required: true,
      }),
    },
  }),
});

/** Cells of an order, those that were ordered first, then what else came. */
export async function cellsOf(ctx: Pick<ViewContext, 'sql'>, orders: readonly FinishedOrder[]) {
  const goods = await goodsOf(
    ctx,
    orders.map(({ id }) => id),
  );
  return new Map(
    orders.map((of) => {
      const own = goods.get(of.id) ?? new Map<string, never>();
      const ordered = of.lines.flatMap(({ colour, sizes }) =>
        of.sizes
          .filter((size) => (sizes[size] ?? 0) > 0)
          .map((size): Cell & { ordered: number } => ({ colour, size, ordered: sizes[size] ?? 0 })),
      );
      const known = new Set(ordered.map(keyOf));
      const others = [...own.values()]
        .filter((one) => !known.has(keyOf(one)))
        .map(({ colour, size }) => ({ colour, size, ordered: 0 }));
      return [
        of.id,
        [...ordered, ...others].map(({ ordered: many, ...cell }) => ({
          ...cell,
          ordered: many,
          ...accountOf(goodsAt(own, cell)),
        })),
      ] as const;
    }),
  );
}

/** For the counting station: orders of which something came to finishing. */
export const counting = view('finishing/counting', {
  title: t('后道进度', 'Finishing by order'),
  summary: t(
    '每单每色每码：到后道、各工段做完、在后道、在库、出货，账合得上。',
    'Each order, colour and size: came, done by stage, in finishing, stored, shipped; the account closes.',
  ),
  permission: 'finishing.count',
  input: {},
  output: {
    orders: list({
      title: t('订单', 'Orders'),
      required: true,
      item: object({ title: t('订单', 'Order'), fields: { ...order, cells } }),
    }),
  },
  async handle(ctx) {
    const orders = await ordersInWork(ctx);
    const all = await cellsOf(ctx, orders);
    return {
      orders: orders
        .map(({ id, number, styleNumber }) => ({ order: id, number, styleNumber, cells: all.get(id) ?? [] }))
        .filter((one) => one.cells.some(({ came, found, shipped }) => came + found + shipped > 0)),
    };
  },
});

/** One order, whatever its state: truth 10 from the end of sewing on. */
export const account = view('finishing/account', {
  title: t('后道账', 'Account of an order'),
  permission: 'finishing.read',
  input: { order: order.order },
  output: { ...order, cells },
  async handle(ctx, { order: id }) {
    const of = await orderOf(ctx, id);
    const all = await cellsOf(ctx, [of]);
    return { order: id, number: of.number, styleNumber: of.styleNumber, cells: all.get(id) ?? [] };
  },
});
