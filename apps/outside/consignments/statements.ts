import {
  type ActionContext,
  choice,
  date,
  every,
  integer,
  list,
  money,
  object,
  text,
  type ViewContext,
} from '@selvedge/sdk/app';
import { consignment } from '../entities/consignment.ts';
import { movement } from '../entities/movement.ts';
import { deductionsField, statement, statementItem, statementLine } from '../entities/statement.ts';
import { PRICES, priceField } from '../fields/goods.ts';
import { STATEMENT_STATES, workKind } from '../fields/states.ts';
import { sumsOf } from '../rules/owed.ts';
import { amountOf, totalOf } from '../rules/statement.ts';
import { t } from '../words.ts';

const pieces = (zh: string, en: string) => integer({ title: t(zh, en), required: true, unit: '件' });
const words = (zh: string, en: string) => text({ title: t(zh, en), required: true });

export const statementSheetFields = {
  number: words('单号', 'No.'),
  partner: words('外发单位', 'Partner'),
  from: date({ title: t('从', 'From'), required: true }),
  to: date({ title: t('到', 'To'), required: true }),
  state: choice({ title: t('状态', 'State'), options: STATEMENT_STATES, required: true }),
  lines: list({
    title: t('明细', 'Lines'),
    required: true,
    item: object({
      title: t('一行', 'Line'),
      fields: {
        number: words('发外单号', 'Consignment'),
        orderNumber: words('订单号', 'Order no.'),
        styleNumber: words('款号', 'Style no.'),
        work: workKind,
        sent: pieces('发出', 'Sent'),
        good: pieces('合格', 'Good'),
        bad: pieces('不合格', 'Bad'),
        short: pieces('短少', 'Short'),
        price: priceField,
        amount: money({ title: t('金额', 'Amount'), readableBy: PRICES }),
      },
    }),
  }),
  deductions: deductionsField,
  amount: money({ title: t('加工费', 'Amount'), readableBy: PRICES }),
  total: money({ title: t('应付', 'To be paid'), readableBy: PRICES }),
  agreedBy: text({ title: t('我方确认人', 'Agreed by') }),
  partnerAgreedBy: text({ title: t('对方确认人', 'Agreed for the partner by') }),
  note: text({ title: t('备注', 'Note') }),
} as const;

/** @throws not.found */
export async function statementSheet(ctx: ViewContext, id: string) {
  const found = await ctx.records(statement).get(id);
  const lines = await every(ctx.records(statementLine), { where: { statement: id }, sort: 'number' });
  const { number, partnerName, from, to, state, deductions, amount, total, agreedBy, partnerAgreedBy, note } =
    found;
  return {
    number,
    partner: partnerName,
    from,
    to,
    state,
    lines: lines.map((line) => ({
      number: line.number,
      orderNumber: line.orderNumber,
      styleNumber: line.styleNumber,
      work: line.work,
      sent: line.sent,
      good: line.good,
      bad: line.bad,
      short: line.short,
      price: line.price,
      amount: line.amount,
    })),
    deductions,
    amount,
    total,
    agreedBy,
    partnerAgreedBy,
    note,
  };
}

/** Movements up to a day that stand in no statement. */
export async function openMovements(ctx: ViewContext, partner: string, to: string): Promise<string[]> {
  const rows = await ctx.sql<{ id: string }>`
    select m.id from ${movement} m where m.partner = ${partner}::uuid and m.day <= ${to}::date and m.deleted_at is null
      and not exists (select from ${statementItem} i where i.movement = m.id and i.deleted_at is null) order by m.id`;
  return rows.map(({ id }) => id);
}

/** Writes the lines of a statement, one for each consignment. @returns what they come to */
export async function writeLines(
  ctx: ActionContext,
  of: string,
  movements: readonly string[],
): Promise<{ amount: string }> {
  const moved = await every(ctx.records(movement), { where: { id: { in: movements } } });
  await ctx.records(statementItem).addAll(moved.map(({ id }) => ({ statement: of, movement: id })));
  const amounts: (string | null)[] = [];
  for (const [id, own] of Map.groupBy(moved, (one) => one.consignment)) {
    const { number, orderNumber, styleNumber, work, price } = await ctx.records(consignment).get(id);
    const { out: sent, good, bad, short } = sumsOf(own);
    const amount = amountOf(good, price);
    amounts.push(amount);
    await ctx.records(statementLine).add({
      statement: of,
      consignment: id,
      number,
      orderNumber,
      styleNumber,
      work,
      sent,
      good,
      bad,
      short,
      price,
      amount,
    });
  }
  return { amount: totalOf(amounts, []) };
}
