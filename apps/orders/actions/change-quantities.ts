import { action, integer } from '@selvedge/sdk/app';
import { order } from '../entities/order.ts';
import { linesField } from '../fields/matrix.ts';
import { warningsField } from '../fields/notices.ts';
import { planOf } from '../rules/deliveries.ts';
import { isSame, totalOf } from '../rules/matrix.ts';
import { mayChangeQuantities } from '../rules/states.ts';
import { belowShippedSentence, overPlannedSentence } from '../sentences/matrix.ts';
import { shippedOf } from '../shipped.ts';
import { t } from '../words.ts';
import { checkMatrix, reasonField, refusedIn, tell, whichOrder } from './order-steps.ts';
import { warningsOf } from './release.ts';

export const changeQuantities = action('orders/changeQuantities', {
  offeredWhen: { state: ['released', 'cutting', 'sewing', 'finishing', 'held'] },
  title: t('改数量', 'Change quantities'),
  summary: t(
    '下达后加减数量：原数、新数、原因都留下。',
    'After the release: quantities before and after are kept, with the reason.',
  ),
  permission: 'orders.release',
  input: { ...whichOrder, lines: linesField, reason: reasonField },
  output: {
    quantity: integer({ title: t('数量', 'Quantity'), required: true }),
    warnings: warningsField,
  },
  async handle(ctx, { order: id, version, lines, reason }) {
    checkMatrix('lines', lines);
    const records = ctx.records(order);
    const before = await records.lock(id);
    if (!mayChangeQuantities(before.state)) throw refusedIn(before, t('改数量', 'changed in quantity'));
    const changed = await records.change(id, { lines, quantity: totalOf(lines) }, version ?? undefined);
    if (!isSame(before.lines, lines))
      await tell(ctx, changed, { what: 'quantities', reason, before: before.lines, after: lines });
    const shipped = planOf(lines, [{ date: '', lines: await shippedOf(ctx, id) }]);
    const planned = planOf(lines, before.deliveries ?? []);
    return {
      quantity: changed.quantity,
      warnings: [
        ...shipped.over.map(belowShippedSentence),
        ...planned.over.map(overPlannedSentence),
        ...(changed.snapshot === null ? [] : warningsOf(changed, changed.snapshot)),
      ],
    };
  },
});
