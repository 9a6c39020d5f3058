import { action, conflict, integer, ref } from '@selvedge/sdk/app';
import { order } from '../entities/order.ts';
import { styleVersion } from '../entities/style-version.ts';
import { warningsField } from '../fields/notices.ts';
import { withKnownPrices } from '../rules/prices.ts';
import { mayChangeQuantities } from '../rules/states.ts';
import { t } from '../words.ts';
import { reasonField, refusedIn, tell, whichOrder } from './order-steps.ts';
import { warningsOf } from './release.ts';
import { snapshotOf } from './snapshot.ts';

export const adoptVersion = action('orders/adoptVersion', {
  offeredWhen: { state: ['released', 'cutting', 'sewing', 'finishing', 'held'] },
  title: t('换工艺版本', 'Adopt a version'),
  summary: t(
    '在产订单改用新版工艺；已有工序的工价不变，改价另走“订单工序定价”。',
    'An order in production goes on by a newer version; prices of operations it had already stay.',
  ),
  permission: 'orders.release',
  input: {
    ...whichOrder,
    styleVersion: ref(styleVersion, { title: t('款式版本', 'Style version'), required: true }),
    reason: reasonField,
  },
  output: {
    number: integer({ title: t('版本', 'Version'), required: true }),
    warnings: warningsField,
  },
  async handle(ctx, { order: id, version: seen, styleVersion: wished, reason }) {
    const records = ctx.records(order);
    const found = await records.lock(id);
    if (found.snapshot === null || !mayChangeQuantities(found.state))
      throw refusedIn(found, t('换版本', 'moved to another version'));
    const version = await ctx.records(styleVersion).get(wished);
    if (version.style !== found.style)
      throw conflict(t('这个版本不是该款式的。', 'This version is not one of that style.'));
    const fresh = await snapshotOf(ctx, version);
    const operations = withKnownPrices(found.snapshot.operations ?? [], fresh.operations ?? []);
    const snapshot = { ...fresh, operations };
    const changed = await records.change(id, { snapshot, styleVersion: wished }, seen ?? undefined);
    await tell(ctx, changed, { what: 'version', reason, operations });
    return { number: version.number, warnings: warningsOf(changed, snapshot) };
  },
});
