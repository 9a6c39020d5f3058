import { boolean, date, integer, list, missing, money, object, ref, text, view } from '@selvedge/sdk/app';
import { orderRef } from '@selvedge/contracts/orders';
import { costsForOwner } from '@selvedge/contracts/outside';
import { labourForOwner } from '@selvedge/contracts/wages';
import { trim } from '../entities/trim.ts';
import { MONEY } from '../fields.ts';
import { type Earning, earningsOf } from '../floor/earnings.ts';
import { amountOf, shown } from '../rules/amount.ts';
import { t } from '../words.ts';

const order = ref(orderRef, { title: t('订单', 'Order'), required: true });
const amount = (zh: string, en: string) => money({ title: t(zh, en), required: true });
const pieces = (zh: string, en: string) => integer({ title: t(zh, en), required: true, unit: '件' });

const row = {
  order,
  number: text({ title: t('单号', 'Order no.'), required: true }),
  styleNumber: text({ title: t('款号', 'Style no.') }),
  customerName: text({ title: t('客户', 'Customer'), required: true }),
  isOver: boolean({ title: t('已出完', 'Shipped'), required: true }),
  pieces: pieces('件数', 'Pieces'),
  shipped: pieces('已出货', 'Shipped'),
  fee: money({ title: t('加工费', 'Fee') }),
  wages: amount('计件工资', 'Piece wages'),
  toCome: amount('还要付的计件', 'Piece wages to come'),
  outside: amount('外发', 'Subcontract'),
  trims: amount('辅料', 'Trims'),
  earns: money({ title: t('挣', 'Earns') }),
  perPiece: money({ title: t('每件挣', 'Earns a piece') }),
  pending: pieces('没定价的件数', 'Pieces without a price'),
} as const;

const byCode = new Intl.Collator('en', { numeric: true }).compare;

const told = ({
  fee,
  wages,
  toCome,
  outside,
  trims,
  earns,
  pieces: count,
  quantity: _quantity,
  ...facts
}: Earning) => ({
  ...facts,
  pieces: count,
  fee: fee === null ? null : shown(fee),
  wages: shown(wages),
  toCome: shown(toCome),
  outside: shown(outside),
  trims: shown(trims),
  earns: earns === null ? null : shown(earns),
  perPiece: earns === null || count === 0 ? null : shown(earns / BigInt(count)),
});

export const earnings = view('owner/earnings', {
  title: t('每单挣多少', 'What each order earns'),
  summary: t(
    '加工费 − 计件工资（已做的和还要做的） − 外发 − 辅料；在做的单和最近一个月出货的单。',
    'Fee − piece wages (sewn and still to sew) − subcontract − trims; of orders that are made and those shipped in the last month.',
  ),
  permission: MONEY,
  input: {},
  output: {
    orders: list({
      title: t('订单', 'Orders'),
      required: true,
      item: object({ title: t('订单', 'Order'), fields: row }),
    }),
  },
  handle: async (ctx) => ({ orders: (await earningsOf(ctx)).map(told) }),
});

export const earning = view('owner/earning', {
  title: t('这单怎么算的', 'How an order is reckoned'),
  summary: t(
    '一张单的计件、外发、辅料明细。',
    'Piece wages, subcontract and trims of an order, line by line.',
  ),
  permission: MONEY,
  input: { order },
  output: {
    ...row,
    operations: list({
      title: t('计件工资', 'Piece wages'),
      required: true,
      item: object({
        title: t('工序', 'Operation'),
        fields: {
          operation: text({ title: t('工序号', 'No.'), required: true }),
          title: text({ title: t('工序', 'Operation') }),
          pieces: pieces('计薪件数', 'Paid pieces'),
          pending: pieces('没定价', 'Without a price'),
          amount: amount('已做', 'Sewn'),
          toCome: amount('还要做', 'To come'),
        },
      }),
    }),
    partners: list({
      title: t('外发', 'Subcontract'),
      required: true,
      item: object({
        title: t('收回', 'Back'),
        fields: {
          consignment: text({ title: t('发外单', 'Consignment'), required: true }),
          number: text({ title: t('单号', 'No.'), required: true }),
          partnerName: text({ title: t('外发单位', 'Partner'), required: true }),
          day: date({ title: t('日期', 'Day'), required: true }),
          pieces: pieces('合格', 'Good'),
          amount: money({ title: t('金额', 'Amount') }),
        },
      }),
    }),
    bought: list({
      title: t('辅料', 'Trims'),
      required: true,
      item: object({
        title: t('辅料', 'Trims'),
        fields: {
          trim: ref(trim, { title: trim.title, required: true }),
          day: date({ title: t('日期', 'Day'), required: true }),
          what: text({ title: t('什么', 'What'), required: true }),
          amount: amount('金额', 'Amount'),
        },
      }),
    }),
  },
  async handle(ctx, { order: id }) {
    const [found] = await earningsOf(ctx, id);
    if (found === undefined) throw missing(t('订单', 'the order'));
    const labour = (await ctx.inquire(labourForOwner, { orders: [id], byOperation: true }))
      .flatMap(({ answer }) => answer.rows)
      .toSorted((one, other) => byCode(one.operation, other.operation));
    const outside = (await ctx.inquire(costsForOwner, { orders: [id] })).flatMap(({ answer }) => answer.rows);
    const { items } = await ctx.records(trim).list({ where: { order: id }, limit: 500 });
    return {
      ...told(found),
      operations: labour.map(({ operation, title, pieces: count, pending, amount: part, toCome }) => ({
        operation,
        title,
        pieces: count,
        pending,
        amount: shown(amountOf(part)),
        toCome: shown(amountOf(toCome)),
      })),
      partners: outside.map(({ consignment, number, partnerName, day, good, amount: part }) => ({
        consignment,
        number,
        partnerName,
        day,
        pieces: good,
        amount: part === null ? null : shown(amountOf(part)),
      })),
      bought: items.map(({ id: one, day, what, amount: part }) => ({ trim: one, day, what, amount: part })),
    };
  },
});
