import {
  boolean,
  choice,
  date,
  integer,
  list,
  moment,
  object,
  ref,
  statement,
  text,
  view,
} from '@selvedge/sdk/app';
import { bundles } from '@selvedge/contracts/cutting';
import { orderRef } from '@selvedge/contracts/orders';
import { workerRef } from '@selvedge/contracts/people';
import { recordRef } from '@selvedge/contracts/tracking';
import { LEAD, LINES } from '../actions/extras.ts';
import { operation } from '../entities/operation.ts';
import { dispute } from '../entities/tally.ts';
import { DISPUTE_STATES } from '../fields/words.ts';
import { monthOf } from '../reckoning/days.ts';
import { peopleOf } from '../reckoning/people.ts';
import { tallyRows } from '../reckoning/tally.ts';
import { workOf } from '../reckoning/worked.ts';
import { t } from '../words.ts';

const MOST = 2000;
const whichDispute = ref(dispute, { title: t('工资疑问', 'Dispute'), required: true });
const facts = {
  dispute: whichDispute,
  worker: ref(workerRef, { title: t('员工', 'Worker'), required: true }),
  number: text({ title: t('工号', 'Number'), required: true }),
  name: text({ title: t('姓名', 'Name'), required: true }),
  month: text({ title: t('月份', 'Month'), required: true }),
  day: date({ title: t('日期', 'Day') }),
  orderNumber: text({ title: t('单号', 'Order no.') }),
  operation: text({ title: t('工序号', 'Operation no.') }),
  operationName: text({ title: t('工序', 'Operation') }),
  line: text({ title: t('工资条上的项目', 'Line of the payslip') }),
  question: text({ title: t('疑问', 'Question'), required: true }),
  askedAt: moment({ title: t('什么时候问的', 'Asked at'), required: true }),
  state: choice({ title: t('状态', 'State'), options: DISPUTE_STATES, required: true }),
  answer: text({ title: t('答复', 'Answer') }),
  person: text({ title: t('答复人', 'Answered by') }),
} as const;

interface Asked {
  readonly dispute: string;
  readonly worker: string;
  readonly month: string;
  readonly day: string | null;
  readonly orderNumber: string | null;
  readonly operation: string | null;
  readonly operationName: string | null;
  readonly line: string | null;
  readonly question: string;
  readonly askedAt: Date;
  readonly state: keyof typeof DISPUTE_STATES;
  readonly answer: string | null;
  readonly person: string | null;
}

export const questions = view('wages/questions', {
  title: t('工资疑问清单', 'Questions about pay'),
  summary: t('没答复的在前；不含金额。', 'Those that wait for an answer first; no amounts.'),
  permission: LEAD,
  input: { all: boolean({ title: t('也看答复过的', 'Answered ones too'), required: true, default: false }) },
  output: {
    /** Whoever sees amounts may pay what was missing at once. */
    mayPay: boolean({ title: t('可以直接补钱', 'May pay at once'), required: true }),
    rows: list({
      title: t('疑问', 'Questions'),
      required: true,
      maxItems: MOST,
      item: object({ title: t('疑问', 'Question'), fields: facts }),
    }),
  },
  async handle(ctx, { all }) {
    const people = await peopleOf(ctx);
    const rows = await ctx.sql<Asked>`
      select d.id as dispute, d.worker, d.month, d.day::text as day, o.order_number as "orderNumber", d.operation,
        o.name as "operationName", d.line, d.question, d.created_at as "askedAt", d.state, d.answer, d.person
      from ${dispute} d
      left join ${operation} o on o."order" = d."order" and o.code = d.operation and o.deleted_at is null
      where d.deleted_at is null and (${all}::boolean or d.state = 'open')
      order by d.state = 'open' desc, d.created_at desc limit ${MOST}`;
    return {
      mayPay: ctx.may(LINES),
      rows: rows.map(({ askedAt, ...row }) => ({
        ...row,
        askedAt: askedAt.toISOString(),
        number: people.get(row.worker)?.number ?? '?',
        name: people.get(row.worker)?.name ?? '?',
      })),
    };
  },
});

const count = (zh: string, en: string) => integer({ title: t(zh, en), required: true, unit: '件' });
const step = {
  day: date({ title: t('日期', 'Day'), required: true }),
  order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
  orderNumber: text({ title: t('单号', 'Order no.') }),
  operation: text({ title: t('工序号', 'Operation no.'), required: true }),
  operationName: text({ title: t('工序', 'Operation') }),
} as const;

export const questionFile = view('wages/questionFile', {
  title: t('一条疑问的来龙去脉', 'What is behind a question'),
  summary: t(
    '本人自己记的和系统里的放在一起，连同那几天的报工记录；不含金额。',
    'The worker’s own count beside the system’s, and the records of those days; no amounts.',
  ),
  permission: LEAD,
  input: { dispute: whichDispute },
  output: {
    tallies: list({
      title: t('对账本', 'Tally'),
      required: true,
      maxItems: MOST,
      item: object({
        title: t('一行', 'Row'),
        fields: {
          ...step,
          own: integer({ title: t('自己记的', 'Own count'), unit: '件' }),
          system: count('系统里的', 'In the system'),
        },
      }),
    }),
    records: list({
      title: t('报工记录', 'Records of work'),
      required: true,
      maxItems: MOST,
      item: object({
        title: t('一条', 'Record'),
        fields: {
          record: ref(recordRef, { title: t('记录', 'Record'), required: true }),
          ...step,
          at: moment({ title: t('时间', 'When'), required: true }),
          bundle: text({ title: t('扎号', 'Bundle') }),
          quantity: count('件数', 'Pieces'),
          isSince: boolean({ title: t('提问之后补的', 'Recorded after the question'), required: true }),
        },
      }),
    }),
  },
  async handle(ctx, { dispute: id }) {
    const asked = await ctx.records(dispute).get(id);
    const { from, to } = asked.day === null ? monthOf(asked.month) : { from: asked.day, to: asked.day };
    const about = <R extends { readonly order: string; readonly operation: string }>(row: R): boolean =>
      (asked.order === null || row.order === asked.order) &&
      (asked.operation === null || row.operation === asked.operation);
    const all = await tallyRows(ctx, [asked.worker], from, to);
    const numbers = (await ctx.uses('cutting'))
      ? statement`(select b.number from ${bundles} b where b.id = w.bundle)`
      : statement`null::text`;
    const records = await ctx.sql<{
      record: string;
      day: string;
      order: string;
      orderNumber: string | null;
      operation: string;
      operationName: string | null;
      at: Date;
      recordedAt: Date;
      bundle: string | null;
      quantity: number;
    }>`
      select w.id as record, w.day::text as day, w."order", o.order_number as "orderNumber", w.operation, o.name as "operationName",
        w.at, w.recorded_at as "recordedAt", ${numbers} as bundle, w.quantity
      from ${await workOf(ctx)} w
      left join ${operation} o on o."order" = w."order" and o.code = w.operation and o.deleted_at is null
      where w.worker = ${asked.worker}::uuid and w.day >= ${from}::date and w.day <= ${to}::date
      order by w.day desc, w.at desc limit ${MOST}`;
    return {
      tallies: all
        .filter((row) => about(row) && row.own !== null)
        .map(({ day, order, orderNumber, operation: code, name, own, system }) => ({
          day,
          order,
          orderNumber,
          operation: code,
          operationName: name,
          own,
          system,
        })),
      records: records.filter(about).map(({ at, recordedAt, ...row }) => ({
        ...row,
        at: at.toISOString(),
        isSince: recordedAt.toISOString() > asked.createdAt,
      })),
    };
  },
});
