import {
  action,
  type ActionContext,
  conflict,
  date,
  every,
  integer,
  invalid,
  list,
  money,
  object,
  type RecordOf,
  ref,
  text,
} from '@selvedge/sdk/app';
import { pricesSet } from '../contract.ts';
import { order } from '../entities/order.ts';
import { orderChange } from '../entities/order-change.ts';
import { styleVersion } from '../entities/style-version.ts';
import { codeField, operationPrice } from '../fields/operation.ts';
import { filling, type NewPrice, type PriceChange, priced } from '../rules/prices.ts';
import { isOver } from '../rules/states.ts';
import { t } from '../words.ts';
import { refusedIn, whichOrder } from './order-steps.ts';

const pricesField = list({
  title: t('工价', 'Prices'),
  required: true,
  item: object({
    title: t('工价', 'Price'),
    fields: { code: codeField, price: money({ ...operationPrice, required: true }) },
  }),
  maxItems: 300,
});

/** @throws input.invalid when a code is not in the bulletin */
function refuseUnknown(unknown: readonly string[]): void {
  if (unknown.length > 0)
    throw invalid({
      path: 'prices',
      message: t(
        `工序表里没有 ${unknown.join('、')}。`,
        `The bulletin has no operation ${unknown.join(', ')}.`,
      ),
    });
}

interface Reprice {
  readonly prices: readonly NewPrice[];
  readonly from: string | null;
  readonly reason: string | null;
}

/** Sets prices on an order's own copy and tells who pays by them. */
async function reprice(
  ctx: ActionContext,
  found: RecordOf<typeof order>,
  { prices, from, reason }: Reprice,
  version?: number,
): Promise<PriceChange[]> {
  if (found.snapshot === null) return [];
  const { operations, changes, unknown } = priced(found.snapshot.operations ?? [], prices);
  refuseUnknown(unknown);
  if (changes.length === 0) return [];
  if (changes.some(({ before }) => before !== null) && (from === null || reason === null))
    throw conflict(
      t(
        '改动已定的工价，要写生效日期和原因。',
        'To change a price that is set, give the day from which it counts and the reason.',
      ),
    );
  await ctx.records(order).change(found.id, { snapshot: { ...found.snapshot, operations } }, version);
  const codes = changes.map(({ code }) => ({ field: code, before: null, after: null }));
  const person = ctx.actor?.name ?? null;
  await ctx.records(orderChange).add({ order: found.id, what: 'prices', reason, person, facts: codes });
  await ctx.emit(pricesSet, found.id, { number: found.number, from, reason, prices: changes });
  return changes;
}

export const setOrderPrices = action('orders/setOrderPrices', {
  offeredWhen: { state: ['released', 'cutting', 'sewing', 'finishing', 'held', 'shipped'] },
  title: t('订单工序定价', 'Set operation prices of an order'),
  summary: t(
    '待定价的工序从第一件算起；改动已定工价要写生效日期。',
    'A pending price counts from the first piece; a change from its day on.',
  ),
  permission: 'orders.pricing',
  input: {
    ...whichOrder,
    prices: pricesField,
    from: date({ title: t('生效日期', 'From') }),
    reason: text({ title: t('原因', 'Why') }),
  },
  output: { changed: integer({ title: t('改动工序数', 'Operations changed'), required: true }) },
  async handle(ctx, { order: id, version, ...wished }) {
    const found = await ctx.records(order).lock(id);
    if (found.snapshot === null || isOver(found.state)) throw refusedIn(found, t('定价', 'priced'));
    return { changed: (await reprice(ctx, found, wished, version ?? undefined)).length };
  },
});

export const fillPrices = action('orders/fillPrices', {
  title: t('补定工价', 'Fill pending prices'),
  summary: t(
    '给款式版本里待定价的工序定价，用这个版本的在产订单一起定上。',
    'Fills the pending prices of a version and of every open order that is made by it.',
  ),
  permission: 'orders.pricing',
  input: {
    styleVersion: ref(styleVersion, { title: t('款式版本', 'Style version'), required: true }),
    prices: pricesField,
  },
  output: {
    changed: integer({ title: t('改动工序数', 'Operations changed'), required: true }),
    orders: integer({ title: t('涉及订单', 'Orders concerned'), required: true }),
  },
  async handle(ctx, { styleVersion: id, prices }) {
    const found = await ctx.records(styleVersion).lock(id);
    const { unknown } = priced(found.operations ?? [], prices);
    refuseUnknown(unknown);
    const { operations, changes } = priced(found.operations ?? [], filling(found.operations ?? [], prices));
    await ctx.records(styleVersion).change(id, { operations });
    const concerned = await every(ctx.records(order), {
      where: {
        styleVersion: id,
        state: { in: ['released', 'cutting', 'sewing', 'finishing', 'held', 'shipped'] },
      },
    });
    let orders = 0;
    for (const { id: each } of concerned) {
      const held = await ctx.records(order).lock(each);
      const missing = filling(held.snapshot?.operations ?? [], prices);
      const done = await reprice(ctx, held, { prices: missing, from: null, reason: null });
      if (done.length > 0) orders += 1;
    }
    return { changed: changes.length, orders };
  },
});
