import {
  addDays,
  boolean,
  choice,
  date,
  integer,
  list,
  money,
  object,
  ref,
  text,
  view,
  workDayOf,
} from '@selvedge/sdk/app';
import { orderRef } from '@selvedge/contracts/orders';
import { labourDaysForOwner } from '@selvedge/contracts/wages';
import { workerRef } from '@selvedge/contracts/people';
import { MONEY, READ, sentenceField } from '../fields.ts';
import { costsOn, outputOn, presenceOn, totalPieces } from '../floor/today.ts';
import { amountOf as scaled, shown } from '../rules/amount.ts';
import { costSentence, outputSentence } from '../rules/sentences.ts';
import { t } from '../words.ts';

const LOOKED_BACK = 7;
/** Kinds of pay in the words of whoever pays. */
const KIND_WORDS = labourDaysForOwner.answer.days.item.fields.kinds.item.fields.kind.options;
const pieces = (zh: string, en: string) => integer({ title: t(zh, en), required: true, unit: '件' });
const people = (zh: string, en: string) => integer({ title: t(zh, en), unit: '人' });
const amount = (zh: string, en: string) => money({ title: t(zh, en), required: true });
const dayInput = date({ title: t('工作日', 'Work day'), help: t('不填 = 今天', 'Left out: today') });
const number = text({ title: t('单号', 'Order no.') });

export const today = view('owner/today', {
  title: t('今天出了多少', 'What came out today'),
  summary: t(
    '今天产出多少件、哪几单、来了几个人、谁没来。',
    'Pieces that came out today, of which orders; who came and who did not.',
  ),
  permission: READ,
  input: { day: dayInput },
  output: {
    day: date({ title: t('工作日', 'Work day'), required: true }),
    sentence: sentenceField,
    output: pieces('产出', 'Output'),
    seesMoney: boolean({ title: t('能看金额', 'May see amounts'), required: true }),
    mayReport: boolean({ title: t('能发日报', 'May send the report'), required: true }),
    expected: people('应到', 'Expected'),
    came: people('来了', 'Came'),
    here: people('在岗', 'Here'),
    onLeave: people('请假', 'On leave'),
    orders: list({
      title: t('各单', 'Orders'),
      required: true,
      item: object({
        title: t('订单', 'Order'),
        fields: {
          order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
          number,
          pieces: pieces('件数', 'Pieces'),
        },
      }),
    }),
    people: list({
      title: t('没来、请假、迟到的人', 'Missing, on leave, late'),
      required: true,
      maxItems: 5000,
      item: object({
        title: t('员工', 'Worker'),
        fields: {
          worker: ref(workerRef, { title: t('员工', 'Worker'), required: true }),
          name: text({ title: t('姓名', 'Name'), required: true }),
          team: text({ title: t('组', 'Team') }),
          what: choice({
            title: t('情况', 'What'),
            options: { missing: t('没来', 'Missing'), leave: t('请假', 'On leave'), late: t('迟到', 'Late') },
            required: true,
          }),
          minutes: integer({ title: t('迟到分钟', 'Minutes late'), unit: '分钟' }),
        },
      }),
    }),
  },
  async handle(ctx, { day: asked }) {
    const day = asked ?? workDayOf(ctx.now, ctx.org);
    const rows = await outputOn(ctx, addDays(day, -LOOKED_BACK), day);
    const own = rows.filter((row) => row.day === day);
    const before = rows
      .filter((row) => row.day < day)
      .map((row) => row.day)
      .toSorted()
      .at(-1);
    const present = await presenceOn(ctx, day);
    const output = totalPieces(own);
    return {
      day,
      sentence: outputSentence(
        output,
        before === undefined ? null : totalPieces(rows.filter((row) => row.day === before)),
      ),
      output,
      seesMoney: ctx.may(MONEY),
      mayReport: ctx.may('owner.report'),
      expected: present?.expected ?? null,
      came: present?.came ?? null,
      here: present?.here ?? null,
      onLeave: present?.onLeave ?? null,
      orders: own.map(({ order, number: no, pieces: count }) => ({ order, number: no, pieces: count })),
      people: present?.people ?? [],
    };
  },
});

export const cost = view('owner/cost', {
  title: t('今天花了多少', 'What today cost'),
  summary: t(
    '一天的工资（按项目、按工序）和当天收回的外发加工费；月底才结的（保底、全勤、高温、借支）不在里面。',
    'Wages of a day by kind and operation, and what came back from partners; what is settled at the end of a month is not in it.',
  ),
  permission: MONEY,
  input: { day: dayInput },
  output: {
    day: date({ title: t('工作日', 'Work day'), required: true }),
    sentence: sentenceField,
    wages: amount('工资', 'Wages'),
    outside: amount('外发', 'Subcontract'),
    total: amount('合计', 'In all'),
    pending: pieces('还没定价的件数', 'Pieces without a price'),
    kinds: list({
      title: t('工资项目', 'Kinds of pay'),
      required: true,
      item: object({
        title: t('项目', 'Kind'),
        fields: {
          kind: text({ title: t('项目', 'Kind'), required: true }),
          word: sentenceField,
          amount: amount('金额', 'Amount'),
        },
      }),
    }),
    operations: list({
      title: t('计件', 'Pieces'),
      required: true,
      maxItems: 20_000,
      item: object({
        title: t('工序', 'Operation'),
        fields: {
          order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
          number,
          operation: text({ title: t('工序号', 'No.'), required: true }),
          title: text({ title: t('工序', 'Operation') }),
          pieces: pieces('件数', 'Pieces'),
          pending: pieces('没定价', 'Without a price'),
          amount: amount('金额', 'Amount'),
        },
      }),
    }),
    partners: list({
      title: t('外发收回', 'Back from partners'),
      required: true,
      maxItems: 20_000,
      item: object({
        title: t('发外单', 'Consignment'),
        fields: {
          consignment: text({ title: t('发外单', 'Consignment'), required: true }),
          number,
          partnerName: text({ title: t('外发单位', 'Partner'), required: true }),
          pieces: pieces('合格', 'Good'),
          amount: money({ title: t('金额', 'Amount') }),
        },
      }),
    }),
  },
  async handle(ctx, { day: asked }) {
    const day = asked ?? workDayOf(ctx.now, ctx.org);
    const [found] = await costsOn(ctx, [day]);
    const made = totalPieces(await outputOn(ctx, day, day));
    const { wages, outside, pending } = found;
    return {
      day,
      sentence: costSentence({ wages, outside, pending, pieces: made }),
      wages: shown(wages),
      outside: shown(outside),
      total: shown(wages + outside),
      pending,
      kinds: found.kinds.map((one) => ({
        kind: one.kind,
        word: KIND_WORDS[one.kind],
        amount: shown(scaled(one.amount)),
      })),
      operations: found.pieces
        .map(({ amount: part, orderNumber, title, ...row }) => ({
          ...row,
          title,
          number: orderNumber,
          amount: shown(scaled(part)),
        }))
        .toSorted((a, b) => Number(b.amount) - Number(a.amount)),
      partners: found.partners.map(({ consignment, number: no, partnerName, good, amount: part }) => ({
        consignment,
        number: no,
        partnerName,
        pieces: good,
        amount: part === null ? null : shown(scaled(part)),
      })),
    };
  },
});
