import { action, type ActionContext, conflict, integer, type RecordOf, ref, text } from '@selvedge/sdk/app';
import { styleVersion } from '../entities/style-version.ts';
import { warningsField } from '../fields/notices.ts';
import { type Operation, OPERATION_PRICES, operationsField } from '../fields/operation.ts';
import { techPackFields } from '../fields/techpack.ts';
import { estimatedSam } from '../rules/bulletin-totals.ts';
import { bulletinFaults } from '../rules/bulletin.ts';
import { keepingPrices, withStatus } from '../rules/prices.ts';
import { bulletinSentence } from '../sentences/bulletin.ts';
import { orderSettings } from '../settings.ts';
import { t } from '../words.ts';

/** Which version of a style, and how it looked to whoever acts. */
export const whichVersion = {
  styleVersion: ref(styleVersion, { title: t('款式版本', 'Style version'), required: true }),
  version: integer({
    title: t('所见版本', 'Version seen'),
    help: t('填了以后，别人改过就不覆盖', 'With it, a change by somebody else meanwhile is not overwritten'),
  }),
} as const;

export const editVersion = action('orders/editVersion', {
  title: t('编辑工艺单和工序', 'Edit a version'),
  summary: t(
    '只改填了的栏目；工序表整张替换。草稿可以不完整，下达时才检查。',
    'What is left out stays; operations are replaced as a whole. A draft may be incomplete.',
  ),
  permission: 'orders.bulletin',
  input: {
    ...whichVersion,
    ...techPackFields,
    operations: operationsField,
    reason: text({ title: t('变更原因', 'Reason of the change') }),
  },
  output: { warnings: warningsField },
  async handle(ctx, { styleVersion: id, version, ...input }) {
    const found = await lockDraft(ctx, id);
    const changes = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null));
    const operations =
      input.operations === null ? found.operations : await settled(ctx, found.operations, input.operations);
    await ctx.records(styleVersion).change(id, { ...changes, operations }, version ?? undefined);
    return { warnings: bulletinFaults(operations ?? []).map(bulletinSentence) };
  },
});

/** Keeps a version from others. @throws conflict when it is released */
export async function lockDraft(ctx: ActionContext, id: string): Promise<RecordOf<typeof styleVersion>> {
  const found = await ctx.records(styleVersion).lock(id);
  if (found.status === 'draft') return found;
  throw conflict(
    t(
      `V${found.number} 已下达，不能再改；请新建版本。`,
      `Version ${found.number} is released and never changes. Make a new version.`,
    ),
  );
}

/** Operations as they are kept: prices that the writer may not know stay, a SAM that is not there is estimated. */
export async function settled(
  ctx: ActionContext,
  before: readonly Operation[] | null,
  given: readonly Operation[],
): Promise<Operation[]> {
  const priced = ctx.may(OPERATION_PRICES) ? given.map(withStatus) : keepingPrices(before ?? [], given);
  const { minuteRate } = await ctx.settings(orderSettings);
  return priced.map((operation) => {
    const { sam, price } = operation;
    if (minuteRate === null || price === null || (sam !== null && !operation.samIsEstimated))
      return sam === null ? { ...operation, samIsEstimated: false } : operation;
    return { ...operation, sam: estimatedSam(price, minuteRate) ?? sam, samIsEstimated: true };
  });
}
