import {
  boolean,
  choice,
  date,
  decimal,
  integer,
  list,
  missing,
  object,
  ref,
  text,
  view,
  workDayOf,
} from '@selvedge/sdk/app';
import { orderRef } from '@selvedge/contracts/orders';
import { READ, reasonField, sentenceField } from '../fields.ts';
import { type OpenOrder, openOrders } from '../floor/orders.ts';
import type { OperationForecast } from '../rules/forecast.ts';
import { reasonOf, shippingSentence } from '../rules/sentences.ts';
import { t } from '../words.ts';

export const VERDICTS = {
  ready: t('车完了', 'Sewn'),
  onTime: t('能按时', 'In time'),
  late: t('要晚', 'Late'),
  unknown: t('看不出', 'Not known'),
  noDue: t('没定交期', 'No due day'),
  held: t('暂停', 'Held'),
} as const;

const pieces = (zh: string, en: string) => integer({ title: t(zh, en), required: true, unit: '件' });
const order = ref(orderRef, { title: t('订单', 'Order'), required: true });
const operation = {
  code: text({ title: t('工序号', 'No.'), required: true }),
  title: text({ title: t('工序', 'Operation'), required: true }),
  done: pieces('已做', 'Done'),
  remaining: pieces('还剩', 'Left'),
  pace: decimal({ title: t('每天件数', 'Pieces a day'), scale: 1 }),
  isGuessed: boolean({ title: t('速度是估的', 'The pace is a guess'), required: true }),
  people: decimal({ title: t('每天人数', 'People a day'), scale: 1, unit: '人' }),
  days: decimal({ title: t('还要几个工作日', 'Days of work'), scale: 1 }),
} as const;

const row = {
  order,
  number: text({ title: t('单号', 'Order no.'), required: true }),
  styleNumber: text({ title: t('款号', 'Style no.') }),
  due: date({ title: t('交期', 'Due') }),
  ordered: pieces('订单数', 'Ordered'),
  out: pieces('已产出', 'Out'),
  verdict: choice({ title: t('能不能交', 'Verdict'), options: VERDICTS, required: true }),
  day: date({ title: t('预计能交', 'Can go on') }),
  late: integer({ title: t('晚几天', 'Days late'), required: true }),
  reason: reasonField,
  bottleneck: text({ title: t('最慢的工序', 'Bottleneck') }),
} as const;

const one = (value: number | null): string | null => (value === null ? null : value.toFixed(1));

const told = ({ isHeld, forecast, operations: _operations, state: _state, ...facts }: OpenOrder) => ({
  ...facts,
  verdict: isHeld ? ('held' as const) : forecast.verdict,
  day: forecast.day,
  late: isHeld ? 0 : forecast.late,
  reason: isHeld ? null : reasonOf(forecast),
  bottleneck: forecast.bottleneck?.title ?? null,
});

const operationRow = (
  { code, title, remaining, isGuessed, pace, people, days }: OperationForecast,
  done: number,
) => ({
  code,
  title,
  remaining,
  isGuessed,
  done,
  pace: one(pace),
  people: one(people),
  days: one(days),
});

export const ship = view('owner/ship', {
  title: t('能不能交', 'Can we ship'),
  summary: t(
    '每张在做的单预计哪天能交、晚几天、卡在哪道工序缺几个人：按每道还剩的件数和最近几天的速度算。',
    'Each order that is made: the day on which it can go, days late, which operation holds it up and how many people it lacks; from the pieces left of each operation and the pace of the last days.',
  ),
  permission: READ,
  input: {},
  output: {
    day: date({ title: t('工作日', 'Work day'), required: true }),
    sentence: sentenceField,
    orders: list({
      title: t('订单', 'Orders'),
      required: true,
      item: object({ title: t('订单', 'Order'), fields: row }),
    }),
  },
  async handle(ctx) {
    const orders = await openOrders(ctx);
    const rank = (one: OpenOrder): number => (one.isHeld ? -1 : one.forecast.late);
    return {
      day: workDayOf(ctx.now, ctx.org),
      sentence: shippingSentence(orders),
      orders: orders.toSorted((a, b) => rank(b) - rank(a)).map(told),
    };
  },
});

export const shipOrder = view('owner/shipOrder', {
  title: t('这单为什么', 'Why this order'),
  summary: t(
    '一张单的每道工序：还剩、每天做多少、几个人、还要几天；最近每天的件数。',
    'Each operation of an order: left, pieces a day, people, days; what was sewn on each of the last days.',
  ),
  permission: READ,
  input: { order },
  output: {
    ...row,
    operations: list({
      title: t('工序', 'Operations'),
      required: true,
      item: object({ title: t('工序', 'Operation'), fields: operation }),
    }),
    days: list({
      title: t('最近每天', 'Last days'),
      required: true,
      item: object({
        title: t('一天', 'Day'),
        fields: {
          day: date({ title: t('工作日', 'Work day'), required: true }),
          code: text({ title: t('工序号', 'No.'), required: true }),
          title: text({ title: t('工序', 'Operation'), required: true }),
          pieces: pieces('件数', 'Pieces'),
          people: integer({ title: t('人数', 'People'), required: true, unit: '人' }),
        },
      }),
    }),
  },
  async handle(ctx, { order: id }) {
    const [found] = await openOrders(ctx, id);
    if (found === undefined) throw missing(t('在做的订单', 'an order that is made'));
    const done = new Map(found.operations.map(({ code, done: count }) => [code, count]));
    return {
      ...told(found),
      operations: found.forecast.operations.map((row) => operationRow(row, done.get(row.code) ?? 0)),
      days: found.operations
        .flatMap(({ code, title, recent }) => recent.map((day) => ({ code, title, ...day })))
        .toSorted((a, b) => (a.day === b.day ? 0 : a.day < b.day ? 1 : -1)),
    };
  },
});
