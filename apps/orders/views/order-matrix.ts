import { integer, list, object, ref, text, view } from '@selvedge/sdk/app';
import { order } from '../entities/order.ts';
import { stateField } from '../fields/state.ts';
import { cellsOf, coloursOf, type Matrix, quantityAt, sizesOf, sumOf, totalOf } from '../rules/matrix.ts';
import { sizeKey, sortedSizes } from '../rules/size-order.ts';
import { orderSettings } from '../settings.ts';
import { shippedOf } from '../shipped.ts';
import { t } from '../words.ts';

const figures = {
  ordered: integer({ title: t('订单', 'Ordered'), required: true, unit: '件' }),
  shipped: integer({ title: t('已出', 'Shipped'), required: true, unit: '件' }),
  /** Below zero where more went out than was ordered: never clipped. */
  remaining: integer({ title: t('未出', 'Remaining'), required: true, unit: '件' }),
} as const;

const size = text({ title: t('尺码', 'Size'), required: true });

const cells = list({
  title: t('尺码', 'Sizes'),
  item: object({ title: t('一格', 'Cell'), fields: { size, ...figures } }),
  required: true,
});

interface Figures {
  readonly ordered: number;
  readonly shipped: number;
  readonly remaining: number;
}

const figuresOf = (ordered: number, shipped: number): Figures => ({
  ordered,
  shipped,
  remaining: ordered - shipped,
});

export const orderMatrix = view('orders/orderMatrix', {
  title: t('订单色码表', 'Colour × size of an order'),
  summary: t(
    '每个颜色尺码：订单、已出、未出，附合计。',
    'Ordered, shipped, remaining by colour × size, with totals.',
  ),
  permission: 'orders.read',
  input: { order: ref(order, { title: t('订单', 'Order'), required: true }) },
  output: {
    number: text({ title: t('单号', 'Order no.'), required: true }),
    state: stateField,
    sizes: list({ title: t('尺码', 'Sizes'), item: size, required: true }),
    rows: list({
      title: t('颜色', 'Colours'),
      required: true,
      item: object({
        title: t('颜色', 'Colour'),
        fields: { colour: text({ title: t('颜色', 'Colour'), required: true }), cells, ...figures },
      }),
    }),
    totals: cells,
    ...figures,
  },
  async handle(ctx, { order: id }) {
    const found = await ctx.records(order).get(id);
    const shipped = await shippedOf(ctx, id);
    const all = sumOf(found.lines, shipped);
    const { sizeOrder } = await ctx.settings(orderSettings);
    const sizes = sortedSizes(sizesOf(all), sizeOrder ?? found.snapshot?.sizes ?? []);
    const at = (colour: string, one: string): Figures =>
      figuresOf(quantityAt(found.lines, colour, one), quantityAt(shipped, colour, one));
    const ofSize = (matrix: Matrix, one: string): number =>
      cellsOf(matrix)
        .filter((cell) => sizeKey(cell.size) === sizeKey(one))
        .reduce((sum, { quantity }) => sum + quantity, 0);
    const ofColour = (matrix: Matrix, colour: string): number =>
      totalOf(matrix.filter((line) => line.colour === colour));
    return {
      number: found.number,
      state: found.state,
      sizes,
      rows: coloursOf(all).map((colour) => ({
        colour,
        cells: sizes.map((one) => ({ size: one, ...at(colour, one) })),
        ...figuresOf(ofColour(found.lines, colour), ofColour(shipped, colour)),
      })),
      totals: sizes.map((one) => ({
        size: one,
        ...figuresOf(ofSize(found.lines, one), ofSize(shipped, one)),
      })),
      ...figuresOf(totalOf(found.lines), totalOf(shipped)),
    };
  },
});
