import { action, choice, conflict, list, text, type Titles } from '@selvedge/sdk/app';
import { order } from '../entities/order.ts';
import { someLinesField } from '../fields/matrix.ts';
import { numberField, PRICES, subjectFields, termsFields } from '../fields/order-facts.ts';
import { stateField } from '../fields/state.ts';
import { totalOf } from '../rules/matrix.ts';
import { isOver } from '../rules/states.ts';
import { t } from '../words.ts';
import { checkVersion } from './add-order.ts';
import { checkMatrix, refusedIn, refuseHidden, tell, whichOrder } from './order-steps.ts';

const titlesOf = (fields: Readonly<Record<string, { readonly title: Titles }>>): Record<string, Titles> =>
  Object.fromEntries(Object.entries(fields).map(([name, { title }]) => [name, title]));

/** Facts that stay open after the release: anything but what is made. */
const TERMS = new Set(Object.keys(termsFields));
const HIDDEN = new Set(['fee', 'currencyNote']);

const given = (values: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));

export const changeOrder = action('orders/changeOrder', {
  offeredWhen: { state: ['draft', 'released', 'cutting', 'sewing', 'finishing', 'held', 'shipped'] },
  title: t('修改订单', 'Change an order'),
  summary: t(
    '草稿都能改；下达后数量用“改数量”，其余修改留下记录。',
    'A draft changes freely; after the release quantities have an action of their own and the rest is recorded.',
  ),
  permission: 'orders.write',
  input: {
    ...whichOrder,
    number: text({ ...numberField, required: false }),
    ...subjectFields,
    ...termsFields,
    lines: someLinesField,
    clear: list({
      title: t('清空的栏目', 'Fields to empty'),
      item: choice({ title: t('栏目', 'Field'), options: titlesOf({ ...subjectFields, ...termsFields }) }),
    }),
    reason: text({ title: t('原因', 'Why') }),
  },
  output: { state: stateField },
  async handle(ctx, { order: id, version, clear, reason, ...input }) {
    const emptied = Object.fromEntries((clear ?? []).map((name) => [name, null]));
    const changes = { ...given(input), ...emptied };
    refuseHidden(ctx, PRICES, pricesIn(changes));
    const records = ctx.records(order);
    const before = await records.lock(id);
    if (isOver(before.state)) throw refusedIn(before, t('修改', 'changed'));
    const isDraft = before.state === 'draft';
    if (!isDraft) refuseSubject(changes);
    if (input.lines !== null) checkMatrix('lines', input.lines);
    await checkVersion(ctx, { ...before, ...changes });
    const after = await records.change(
      id,
      { ...changes, ...(input.lines === null ? {} : { quantity: totalOf(input.lines) }) },
      version ?? undefined,
    );
    const facts = Object.keys(changes)
      .filter((name) => !HIDDEN.has(name))
      .map((field) => ({ field, before: wordOf(before, field), after: wordOf(after, field) }))
      .filter((fact) => fact.before !== fact.after);
    if (!isDraft && facts.length > 0) await tell(ctx, after, { what: 'terms', reason, facts });
    return { state: after.state };
  },
});

const pricesIn = (changes: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(changes)
      .filter(([name]) => HIDDEN.has(name))
      // Emptying is setting, too.
      .map(([name, value]) => [name, value ?? '']),
  );

/** @throws conflict when something is to change that only a draft may change */
function refuseSubject(changes: Readonly<Record<string, unknown>>): void {
  if (Object.keys(changes).every((name) => TERMS.has(name))) return;
  throw conflict(
    t(
      '订单已下达：数量请用“改数量”，工艺请用“换工艺版本”；单号、客户和款式不能再改。',
      'The order is released: use “Change quantities” or “Adopt a version”; number, customer and style stay.',
    ),
  );
}

function wordOf(record: object, field: string): string | null {
  const value: unknown = Object.entries(record).find(([name]) => name === field)?.[1];
  return typeof value === 'string' ? value : null;
}
