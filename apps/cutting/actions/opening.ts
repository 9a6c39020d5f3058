import { action, integer, invalid, ref } from '@selvedge/sdk/app';
import { orderRef } from '@selvedge/contracts/orders';
import { bundlesAnswer, shownBundles } from '../fields/bundles-answer.ts';
import { linesField } from '../fields/matrix.ts';
import { fabricField, lotField, partsField } from '../fields/parts.ts';
import { cuttableOrder } from '../orders.ts';
import { tied } from '../rules/bundles.ts';
import { cellsOf, coloursOf, sizesOf } from '../rules/cells.ts';
import { cuttingSettings } from '../settings.ts';
import { t } from '../words.ts';
import { tie, tyingOf } from './tie.ts';

const MOST = 5000;

export const tieOpening = action('cutting/tieOpening', {
  title: t('期初分扎', 'Tie what is there'),
  summary: t(
    '上线时已在车间的裁片：按盘点数分扎、出菲票；之前的工序另标期初，不计工资。',
    'Cut parts that were on the floor before scanning began: tied by the count, so that they get tickets.',
  ),
  permission: 'cutting.correct',
  input: {
    order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
    lines: linesField,
    fabric: fabricField,
    parts: partsField,
    lot: lotField,
    bundleSize: integer({ title: cuttingSettings.fields.bundleSize.title, min: 1, max: 1000, unit: '件' }),
  },
  makes: ['cutting/bundle'],
  output: bundlesAnswer,
  async handle(ctx, { order: id, lines, fabric, parts, lot, bundleSize }) {
    const order = await cuttableOrder(ctx, id);
    const tying = tyingOf(await ctx.settings(cuttingSettings), bundleSize, null);
    const [colours, sizes] = [coloursOf(order.lines), sizesOf(order.lines)];
    const strange = cellsOf(lines).filter(
      ({ colour, size }) => !colours.includes(colour) || !sizes.includes(size),
    );
    if (strange.length > 0)
      throw invalid(
        ...strange.map(({ colour, size }) => ({
          path: 'lines',
          message: t(`订单没有 ${colour} ${size}。`, `The order has no ${colour} ${size}.`),
        })),
      );
    const made = cellsOf(lines).flatMap(({ colour, size, quantity }) =>
      tied(quantity, tying).map((pieces) => ({ colour, size, quantity: pieces, fabric, parts, lot })),
    );
    if (made.length === 0 || made.length > MOST)
      throw invalid({
        path: 'lines',
        message: t(`会分成 ${made.length} 扎，请检查件数。`, `That makes ${made.length} bundles.`),
      });
    return shownBundles(await tie(ctx, order, { origin: 'opening' }, made));
  },
});
