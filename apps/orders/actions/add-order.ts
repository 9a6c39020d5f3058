import { action, type ActionContext, invalid, ref, type InputOf } from '@selvedge/sdk/app';
import { customer } from '../entities/customer.ts';
import { order } from '../entities/order.ts';
import { styleVersion } from '../entities/style-version.ts';
import { linesField } from '../fields/matrix.ts';
import { numberField, PRICES, subjectFields, termsFields } from '../fields/order-facts.ts';
import { type Matrix, totalOf } from '../rules/matrix.ts';
import { t } from '../words.ts';
import { checkMatrix, type Order, refuseHidden } from './order-steps.ts';

const newOrderFields = {
  number: numberField,
  ...subjectFields,
  customer: ref(customer, { title: t('客户', 'Customer'), required: true }),
  ...termsFields,
} as const;

/** A draft of an order, checked. @throws input.invalid, conflict when the number is taken */
export async function addDraft(
  ctx: ActionContext,
  { lines, ...facts }: InputOf<typeof newOrderFields> & { readonly lines: Matrix },
): Promise<Order> {
  checkMatrix('lines', lines);
  refuseHidden(ctx, PRICES, { fee: facts.fee, currencyNote: facts.currencyNote });
  await checkVersion(ctx, facts);
  return ctx.records(order).add({ ...facts, lines, quantity: totalOf(lines) });
}

/** @throws input.invalid when a version is not the style's */
export async function checkVersion(
  ctx: ActionContext,
  facts: { readonly style?: string | null; readonly styleVersion?: string | null },
): Promise<void> {
  if (!facts.styleVersion) return;
  const version = await ctx.records(styleVersion).find(facts.styleVersion);
  if (version?.style !== facts.style)
    throw invalid({
      path: 'styleVersion',
      message: t('这个版本不是该款式的。', 'This version is not one of that style.'),
    });
}

export const addOrder = action('orders/addOrder', {
  title: t('录入订单', 'Enter an order'),
  summary: t('一张订单一份色码表，先存为草稿。', 'One order with its colour × size matrix, as a draft.'),
  permission: 'orders.write',
  input: { ...newOrderFields, lines: linesField },
  output: {
    order: ref(order, { title: t('订单', 'Order'), required: true }),
  },
  async handle(ctx, input) {
    const { id } = await addDraft(ctx, input);
    return { order: id };
  },
});
