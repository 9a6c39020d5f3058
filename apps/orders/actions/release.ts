import { action, conflict, invalid, type RecordOf, type Titles } from '@selvedge/sdk/app';
import { orderReleased } from '../contract.ts';
import { order } from '../entities/order.ts';
import { styleVersion } from '../entities/style-version.ts';
import { warningsField } from '../fields/notices.ts';
import type { Snapshot } from '../fields/snapshot.ts';
import { stateField } from '../fields/state.ts';
import { coloursOf, type Matrix, sizesOf } from '../rules/matrix.ts';
import { sizeKey } from '../rules/size-order.ts';
import { t } from '../words.ts';
import { step, whichOrder } from './order-steps.ts';
import { newestReleased, snapshotOf } from './snapshot.ts';

export const release = action('orders/release', {
  offeredWhen: { state: ['draft'] },
  title: t('下达订单', 'Release an order'),
  summary: t(
    '冻结工艺、工序和工价，通知裁剪、车间。',
    'Freezes tech pack, operations and their prices on the order and tells the floor.',
  ),
  permission: 'orders.release',
  input: whichOrder,
  output: { state: stateField, warnings: warningsField },
  async handle(ctx, { order: id, version: seen }) {
    const records = ctx.records(order);
    const draft = await records.lock(id);
    const standing = step(draft, { kind: 'release' });
    const { quantity, lines, customer, due, number } = draft;
    if (quantity === 0)
      throw invalid({ path: 'lines', message: t('还没有数量。', 'There are no quantities yet.') });
    if (draft.style === null)
      throw invalid({ path: 'style', message: t('还没有选款式。', 'There is no style yet.') });
    const version = await versionOf(draft);
    const snapshot = await snapshotOf(ctx, version);
    await records.change(
      id,
      { ...standing, snapshot, styleVersion: version.id, releasedAt: ctx.now.toISOString() },
      seen ?? undefined,
    );
    await ctx.emit(orderReleased, id, {
      number,
      customer,
      style: draft.style,
      styleNumber: snapshot.styleNumber,
      styleVersion: version.id,
      version: version.number,
      due,
      quantity,
      lines,
      operations: snapshot.operations,
    });
    return { state: standing.state, warnings: warningsOf(draft, snapshot) };

    async function versionOf(found: RecordOf<typeof order>): Promise<RecordOf<typeof styleVersion>> {
      const chosen =
        found.styleVersion === null
          ? await newestReleased(ctx, found.style ?? '')
          : await ctx.records(styleVersion).get(found.styleVersion);
      if (chosen !== null) return chosen;
      throw conflict(t('该款式还没有已下达的工艺版本。', 'The style has no released version yet.'));
    }
  },
});

/** What does not fit the style, and what is still missing; none of it keeps an order from being made. */
export function warningsOf(
  { lines, due }: { readonly lines: Matrix; readonly due: string | null },
  { sizes, colourways, operations }: Snapshot,
): Titles[] {
  const warnings: Titles[] = [];
  const known = new Set((colourways ?? []).map(({ name }) => name));
  const colours = coloursOf(lines).filter((colour) => known.size > 0 && !known.has(colour));
  if (colours.length > 0)
    warnings.push(
      t(`款式里没有这些颜色：${colours.join('、')}。`, `The style has no colour ${colours.join(', ')}.`),
    );
  const range = new Set((sizes ?? []).map(sizeKey));
  const beyond = sizesOf(lines).filter((size) => range.size > 0 && !range.has(sizeKey(size)));
  if (beyond.length > 0)
    warnings.push(
      t(`款式里没有这些尺码：${beyond.join('、')}。`, `The style has no size ${beyond.join(', ')}.`),
    );
  const pending = (operations ?? []).filter(({ price }) => price === null).length;
  if (pending > 0)
    warnings.push(
      t(
        `有 ${pending} 道工序待定价，可以先开工，定价后从第一件算起。`,
        `${pending} operations have no price yet. Work may start; a price counts from the first piece.`,
      ),
    );
  if (due === null) warnings.push(t('没有填交期。', 'There is no due date.'));
  return warnings;
}
