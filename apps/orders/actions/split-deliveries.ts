import { action, integer, invalid, list } from '@selvedge/sdk/app';
import { order } from '../entities/order.ts';
import { deliveriesField } from '../fields/matrix.ts';
import { warningsField } from '../fields/notices.ts';
import { planOf } from '../rules/deliveries.ts';
import { isOver } from '../rules/states.ts';
import { overPlannedSentence, unplannedSentence } from '../sentences/matrix.ts';
import { t } from '../words.ts';
import { checkMatrix, refusedIn, tell, whichOrder } from './order-steps.ts';

export const splitDeliveries = action('orders/splitDeliveries', {
  offeredWhen: { state: ['draft', 'released', 'cutting', 'sewing', 'finishing', 'held', 'shipped'] },
  title: t('分批交货', 'Split into deliveries'),
  permission: 'orders.write',
  input: { ...whichOrder, deliveries: list({ ...deliveriesField, required: true }) },
  output: {
    unplanned: integer({ title: t('未排件数', 'Pieces in no delivery'), required: true }),
    warnings: warningsField,
  },
  async handle(ctx, { order: id, version, deliveries }) {
    for (const [index, { lines }] of deliveries.entries()) checkMatrix(`deliveries.${index}.lines`, lines);
    const records = ctx.records(order);
    const found = await records.lock(id);
    if (isOver(found.state)) throw refusedIn(found, t('分批', 'split into deliveries'));
    const { over, open } = planOf(found.lines, deliveries);
    if (over.length > 0)
      throw invalid(...over.map((cell) => ({ path: 'deliveries', message: overPlannedSentence(cell) })));
    const sorted = deliveries.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
    const changed = await records.change(id, { deliveries: sorted }, version ?? undefined);
    if (found.state !== 'draft') await tell(ctx, changed, { what: 'deliveries' });
    const unplanned = open.reduce((sum, { quantity }) => sum + quantity, 0);
    return { unplanned, warnings: unplanned > 0 ? [unplannedSentence(unplanned)] : [] };
  },
});
