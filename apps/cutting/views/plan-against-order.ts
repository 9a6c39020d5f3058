import { integer, list, object, ref, text, view } from '@selvedge/sdk/app';
import { orderRef, sortedSizes } from '@selvedge/contracts/orders';
import { coveredOf } from '../covered.ts';
import { fabricField } from '../fields/parts.ts';
import { orderOf } from '../orders.ts';
import { coloursOf, type Line, quantityAt, sizesOf, sumOf, totalOf } from '../rules/cells.ts';
import { t } from '../words.ts';

const pieces = (zh: string, en: string) => integer({ title: t(zh, en), required: true, unit: '件' });

const figures = {
  ordered: pieces('订单', 'Ordered'),
  cut: pieces('已裁', 'Cut'),
  coming: pieces('已排床待裁', 'On beds to come'),
  /** Below zero = short. Never clipped. */
  over: pieces('多/少（含待裁）', 'Over/short, with what is to come'),
} as const;

const size = text({ title: t('尺码', 'Size'), required: true });
const cells = list({
  title: t('尺码', 'Sizes'),
  required: true,
  item: object({ title: t('一格', 'Cell'), fields: { size, ...figures } }),
});

export const planAgainstOrder = view('cutting/planAgainstOrder', {
  title: t('裁数对订单', 'Cut against order'),
  summary: t(
    '每个颜色尺码：订单、已裁、待裁、多裁少裁。',
    'Ordered, cut, to come, over and short by colour × size.',
  ),
  permission: 'cutting.read',
  input: { order: ref(orderRef, { title: t('订单', 'Order'), required: true }), fabric: fabricField },
  output: {
    number: text({ title: t('单号', 'Order no.'), required: true }),
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
  async handle(ctx, { order: id, fabric }) {
    const order = await orderOf(ctx, id);
    const { cut, coming } = await coveredOf(ctx, id, fabric);
    const all = sumOf(order.lines, cut, coming);
    const sizes = sortedSizes(sizesOf(all), order.sizes);
    const of = (colours: readonly string[], some: readonly string[]) => {
      const sum = (lines: readonly Line[]): number =>
        colours.reduce(
          (whole, colour) => whole + some.reduce((part, one) => part + quantityAt(lines, colour, one), 0),
          0,
        );
      const [wanted, made, due] = [sum(order.lines), sum(cut), sum(coming)];
      return { ordered: wanted, cut: made, coming: due, over: made + due - wanted };
    };
    const colours = coloursOf(all);
    return {
      number: order.number,
      sizes,
      rows: colours.map((colour) => ({
        colour,
        cells: sizes.map((one) => ({ size: one, ...of([colour], [one]) })),
        ...of([colour], sizes),
      })),
      totals: sizes.map((one) => ({ size: one, ...of(colours, [one]) })),
      ordered: totalOf(order.lines),
      cut: totalOf(cut),
      coming: totalOf(coming),
      over: totalOf(cut) + totalOf(coming) - totalOf(order.lines),
    };
  },
});
