import {
  boolean,
  choice,
  date,
  integer,
  list,
  moment,
  money,
  object,
  ref,
  text,
  view,
} from '@selvedge/sdk/app';
import { orderRef } from '@selvedge/contracts/orders';
import { extra } from '../entities/extra.ts';
import { dispute } from '../entities/tally.ts';
import { payslip } from '../entities/payslip.ts';
import { linesField, totalFields } from '../fields/line.ts';
import { ANSWERS, DISPUTE_STATES, PER_WORDS } from '../fields/words.ts';
import { todayOf } from '../reckoning/days.ts';
import { isLocked } from '../reckoning/months.ts';
import { demandOwn } from '../reckoning/people.ts';
import { shownLines, totalsOf } from '../reckoning/present.ts';
import { reckonMonth } from '../reckoning/reckoning.ts';
import { tallyRows } from '../reckoning/tally.ts';
import { isTrial } from '../reckoning/trial.ts';
import { piecesOn } from '../reckoning/today.ts';
import { t } from '../words.ts';

const OWN = 'wages.own';
export const monthHelp = text({
  title: t('月份', 'Month'),
  pattern: String.raw`\d{4}-(0[1-9]|1[0-2])`,
  help: t('不填 = 本月', 'None = this month'),
});
const who = {
  number: text({ title: t('工号', 'Number'), required: true }),
  name: text({ title: t('姓名', 'Name'), required: true }),
} as const;
const pieces = integer({ title: t('件数', 'Pieces'), required: true, unit: '件' });

export const myToday = view('wages/myToday', {
  title: t('我今天的件数和钱', 'My pieces and money today'),
  summary: t(
    '直接从扫码记录算，扫完就看得到；加班加价、补贴月底一起算。',
    'Straight from the scans; overtime and allowances are added in the month.',
  ),
  permission: OWN,
  input: { day: date({ title: t('日期', 'Day'), help: t('不填 = 今天', 'None = today') }) },
  output: {
    ...who,
    day: date({ title: t('日期', 'Day'), required: true }),
    pieces,
    amount: money({ title: t('计件金额', 'By the piece'), scale: 4, required: true }),
    pendingPieces: integer({
      title: t('待定价件数', 'Pieces without a price yet'),
      required: true,
      unit: '件',
    }),
    rows: list({
      title: t('明细', 'Lines'),
      required: true,
      item: object({
        title: t('一项', 'Line'),
        fields: {
          order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
          orderNumber: text({ title: t('单号', 'Order no.') }),
          operation: text({ title: t('工序号', 'Operation no.'), required: true }),
          name: text({ title: t('工序', 'Operation') }),
          pieces,
          tally: integer({ title: t('自己记的', 'Own count'), unit: '件' }),
          price: money({ title: t('工价', 'Price'), scale: 4 }),
          per: choice({ title: t('单位', 'For'), options: PER_WORDS }),
          amount: money({ title: t('金额', 'Amount'), scale: 4 }),
          isShared: boolean({ title: t('集体计件', 'Of the group'), required: true }),
        },
      }),
    }),
  },
  async handle(ctx, { day: wished }) {
    const own = await demandOwn(ctx);
    const day = wished ?? todayOf(ctx);
    return { number: own.number, name: own.name, day, ...(await piecesOn(ctx, own.id, day)) };
  },
});

export const myMonth = view('wages/myMonth', {
  title: t('我这个月的工资', 'My pay of the month'),
  summary: t(
    '一行一行怎么算的；锁定后就是工资条。',
    'Line by line with how each is reckoned; once locked it is the payslip.',
  ),
  permission: OWN,
  input: { month: monthHelp },
  output: {
    ...who,
    month: text({ title: t('月份', 'Month'), required: true }),
    isLocked: boolean({ title: t('已锁定', 'Locked'), required: true }),
    isTrial: boolean({ title: t('试算，这个月按纸上发', 'On trial, the paper is paid'), required: true }),
    signedAt: moment({ title: t('本人签字', 'Signed at') }),
    ...totalFields,
    pendingPieces: integer({
      title: t('待定价件数', 'Pieces without a price yet'),
      required: true,
      unit: '件',
    }),
    lines: linesField,
    charges: list({
      title: t('待本人答复的扣款', 'Charges that wait for an answer'),
      required: true,
      item: object({
        title: t('扣款', 'Charge'),
        fields: {
          extra: ref(extra, { title: t('扣款', 'Charge'), required: true }),
          day: date({ title: t('日期', 'Day'), required: true }),
          amount: money({ title: t('金额', 'Amount') }),
          reason: text({ title: t('事由', 'Why'), required: true }),
          basis: text({ title: t('依据', 'On what it stands') }),
          answer: choice({ title: t('本人意见', 'Answer'), options: ANSWERS }),
        },
      }),
    }),
    disputes: list({
      title: t('我的疑问', 'My questions'),
      required: true,
      item: object({
        title: t('疑问', 'Question'),
        fields: {
          dispute: ref(dispute, { title: t('疑问', 'Question'), required: true }),
          question: text({ title: t('疑问', 'Question'), required: true }),
          state: choice({ title: t('状态', 'State'), options: DISPUTE_STATES, required: true }),
          answer: text({ title: t('答复', 'Answer') }),
        },
      }),
    }),
  },
  async handle(ctx, { month: wished }) {
    const { id: worker, number, name } = await demandOwn(ctx);
    const month = wished ?? todayOf(ctx).slice(0, 7);
    const slip = await ctx.records(payslip).first({ month, worker });
    const asked = await ctx.records(dispute).list({ where: { worker, month } });
    const charges = await ctx.records(extra).list({ where: { worker, kind: 'charge', takesBack: null } });
    const own = {
      number,
      name,
      month,
      isTrial: await isTrial(ctx, month),
      charges: charges.items
        .filter(({ day }) => day.startsWith(month))
        .map(({ id, day, amount, reason, basis, answer }) => ({
          extra: id,
          day,
          amount,
          reason,
          basis,
          answer,
        })),
      disputes: asked.items.map(({ id, question, state, answer }) => ({
        dispute: id,
        question,
        state,
        answer,
      })),
    };
    if (slip !== null) {
      const {
        pieces: count,
        piecePay,
        overtimePay,
        otherPay,
        gross,
        deductions,
        net,
        lines,
        signedAt,
      } = slip;
      const frozen = {
        pieces: count,
        piecePay,
        overtimePay,
        otherPay,
        gross,
        deductions,
        net,
        lines,
        signedAt,
      };
      return { ...own, ...frozen, isLocked: true, pendingPieces: 0 };
    }
    if (await isLocked(ctx, month))
      return { ...own, ...NOTHING, isLocked: true, signedAt: null, pendingPieces: 0, lines: [] };
    const { pays, pending, operations } = await reckonMonth(ctx, month, { whose: [worker] });
    const [pay] = pays;
    const waiting = pending.filter((one) => one.worker === worker);
    return {
      ...own,
      isLocked: false,
      signedAt: null,
      pendingPieces: waiting.reduce((all, { quantity }) => all + quantity, 0),
      ...(pay === undefined ? NOTHING : totalsOf(pay)),
      lines: pay === undefined ? [] : shownLines(pay, operations.names),
    };
  },
});

const NOTHING = {
  pieces: 0,
  piecePay: '0.00',
  overtimePay: '0.00',
  otherPay: '0.00',
  gross: '0.00',
  deductions: '0.00',
  net: '0.00',
} as const;

export const myTally = view('wages/myTally', {
  title: t('我的对账本', 'My own tally'),
  summary: t(
    '自己记的和系统里的并排；少了就问一句。',
    'Own count beside the system’s; where one is short, ask.',
  ),
  permission: OWN,
  input: {
    from: date({ title: t('从', 'From'), required: true }),
    to: date({ title: t('到', 'To'), required: true }),
  },
  output: {
    rows: list({
      title: t('对账', 'Tally'),
      required: true,
      item: object({
        title: t('一行', 'Row'),
        fields: {
          day: date({ title: t('日期', 'Day'), required: true }),
          order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
          orderNumber: text({ title: t('单号', 'Order no.') }),
          operation: text({ title: t('工序号', 'Operation no.'), required: true }),
          name: text({ title: t('工序', 'Operation') }),
          own: integer({ title: t('自己记的', 'Own count'), unit: '件' }),
          system: integer({ title: t('系统里的', 'In the system'), required: true, unit: '件' }),
          missing: integer({ title: t('少了', 'Short by'), required: true, unit: '件' }),
        },
      }),
    }),
  },
  async handle(ctx, { from, to }) {
    const { id } = await demandOwn(ctx);
    const rows = await tallyRows(ctx, [id], from, to);
    return { rows: rows.map(({ worker: _own, ...rest }) => rest) };
  },
});
