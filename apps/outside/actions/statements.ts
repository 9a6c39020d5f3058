import {
  action,
  type ActionContext,
  choice,
  conflict,
  date,
  every,
  invalid,
  money,
  ref,
  text,
} from '@selvedge/sdk/app';
import { openMovements, writeLines } from '../consignments/statements.ts';
import { nextSerial } from '../consignments/numbering.ts';
import { partner } from '../entities/partner.ts';
import { deductionsField, statement, statementItem, statementLine } from '../entities/statement.ts';
import { PRICES, reasonField } from '../fields/goods.ts';
import { STATEMENT_STATES } from '../fields/states.ts';
import { totalOf } from '../rules/statement.ts';
import { t } from '../words.ts';

type State = keyof typeof STATEMENT_STATES;
const whichStatement = ref(statement, { title: statement.title, required: true });
const stateField = choice({ title: t('状态', 'State'), options: STATEMENT_STATES, required: true });
const totalField = money({ title: t('应付', 'To be paid'), readableBy: PRICES });

export const makeStatement = action('outside/makeStatement', {
  title: t('出对账单', 'Make a statement'),
  summary: t(
    '到这一天为止没有对过账的收发，每张发外单一行；以后补登的进下一张。',
    'All movements up to the day that stand in no statement, a line for each consignment; what is recorded later goes into the next.',
  ),
  permission: 'outside.settle',
  input: {
    partner: ref(partner, { title: partner.title, required: true }),
    from: date({ title: t('从', 'From'), required: true }),
    to: date({ title: t('到', 'To'), required: true }),
    note: statement.fields.note,
  },
  makes: ['outside/statement'],
  output: {
    statement: whichStatement,
    number: text({ title: t('单号', 'No.'), required: true }),
    total: totalField,
  },
  async handle(ctx, { partner: of, from, to, note }) {
    if (to < from) throw invalid({ path: 'to', message: t('“到”在“从”之前。', 'It ends before it begins.') });
    const { name } = await ctx.records(partner).lock(of);
    const movements = await openMovements(ctx, of, to);
    if (movements.length === 0)
      throw conflict(
        t(`${name} 到 ${to} 没有未对账的收发。`, `${name} has nothing up to ${to} that is in no statement.`),
      );
    const serial = await nextSerial(ctx, statement);
    const made = await ctx.records(statement).add({
      number: `D${String(serial).padStart(4, '0')}`,
      serial,
      partner: of,
      partnerName: name,
      from,
      to,
      note,
    });
    const { amount } = await writeLines(ctx, made.id, movements);
    await ctx.records(statement).change(made.id, { amount, total: amount });
    return { statement: made.id, number: made.number, total: amount };
  },
});

export const deduct = action('outside/deduct', {
  offeredWhen: { state: ['draft'] },
  title: t('扣款', 'Deduct'),
  permission: PRICES,
  input: { statement: whichStatement, deductions: { ...deductionsField, required: true } },
  output: { total: totalField },
  async handle(ctx, { statement: id, deductions }) {
    const { state, amount } = await ctx.records(statement).lock(id);
    if (state !== 'draft')
      throw conflict(t('已有一方确认，不能再改。', 'One side has agreed: it cannot be changed.'));
    const total = totalOf([amount], deductions);
    await ctx.records(statement).change(id, { deductions, total });
    return { total };
  },
});

/** One side agrees; with the second it is locked. @throws conflict when it is over */
export async function agree(
  ctx: ActionContext,
  id: string,
  side: 'ours' | 'partner',
  name: string,
): Promise<State> {
  const { state } = await ctx.records(statement).lock(id);
  if (state === 'locked' || state === side) return state;
  if (state === 'cancelled') throw conflict(t('这张对账单已作废。', 'This statement is cancelled.'));
  const lines = await every(ctx.records(statementLine), { where: { statement: id } });
  if (lines.some(({ price, good }) => price === null && good !== 0))
    throw conflict(
      t('还有单价没定，先定价再出对账单。', 'A price is pending: set it and make the statement again.'),
    );
  const next: State = state === 'draft' ? side : 'locked';
  const at = ctx.now.toISOString();
  await ctx.records(statement).change(id, {
    state: next,
    ...(side === 'ours' ? { agreedBy: name, agreedAt: at } : { partnerAgreedBy: name, partnerAgreedAt: at }),
  });
  return next;
}

export const agreeStatement = action('outside/agreeStatement', {
  offeredWhen: { state: ['draft', 'partner'] },
  title: t('我方确认', 'Agree'),
  permission: 'outside.settle',
  input: { statement: whichStatement },
  output: { state: stateField },
  handle: async (ctx, { statement: id }) => ({
    state: await agree(ctx, id, 'ours', ctx.actor?.name ?? ''),
  }),
});

export const agreeForPartner = action('outside/agreeForPartner', {
  offeredWhen: { state: ['draft', 'ours'] },
  title: t('对方已签字（代登记）', 'The partner signed on paper'),
  permission: 'outside.settle',
  input: {
    statement: whichStatement,
    who: text({ title: t('对方谁签的', 'Who signed'), required: true, maxLength: 120 }),
  },
  output: { state: stateField },
  handle: async (ctx, { statement: id, who }) => ({
    state: await agree(ctx, id, 'partner', `${who}（${ctx.actor?.name ?? ''}）`),
  }),
});

export const cancelStatement = action('outside/cancelStatement', {
  offeredWhen: { state: ['draft', 'ours', 'partner'] },
  title: t('作废对账单', 'Cancel a statement'),
  summary: t(
    '锁定以后不能作废；它的收发回到未对账。',
    'Not once it is locked; its movements are free again.',
  ),
  permission: 'outside.settle',
  input: { statement: whichStatement, reason: reasonField },
  output: { state: stateField },
  async handle(ctx, { statement: id, reason }) {
    const { state } = await ctx.records(statement).lock(id);
    if (state === 'locked' || state === 'cancelled')
      throw conflict(t('已锁定或已作废的对账单不能再作废。', 'It is locked, or cancelled already.'));
    for (const item of await every(ctx.records(statementItem), { where: { statement: id } }))
      await ctx.records(statementItem).remove(item.id);
    await ctx.closeLinks(id);
    await ctx.records(statement).change(id, { state: 'cancelled', note: reason });
    return { state: 'cancelled' as const };
  },
});
