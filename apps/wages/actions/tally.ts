import { action, choice, conflict, date, integer, missing, ref, text } from '@selvedge/sdk/app';
import { orderRef } from '@selvedge/contracts/orders';
import { disputeRaised } from '../contract.ts';
import { extra } from '../entities/extra.ts';
import { dispute, tally } from '../entities/tally.ts';
import { payslip } from '../entities/payslip.ts';
import { DISPUTE_STATES } from '../fields/words.ts';
import { todayOf } from '../reckoning/days.ts';
import { demandOwn } from '../reckoning/people.ts';
import { recordRef } from '@selvedge/contracts/tracking';
import { t } from '../words.ts';
import { LEAD } from './extras.ts';

const OWN = 'wages.own';
const { corrected, refused } = DISPUTE_STATES;

export const keepTally = action('wages/keepTally', {
  title: t('记自己的件数', 'Write down own pieces'),
  summary: t(
    '对账本：自己记的和系统扫的放在一起看，漏扫自己找得到。',
    'Own count beside the system’s, so that a missed scan is found by the one who lost it.',
  ),
  permission: OWN,
  input: {
    day: date({ title: t('日期', 'Day'), help: t('不填 = 今天', 'None = today') }),
    order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
    operation: text({ title: t('工序号', 'Operation no.'), required: true, maxLength: 20 }),
    quantity: integer({ title: t('件数', 'Pieces'), required: true, min: 0, max: 100_000, unit: '件' }),
  },
  output: { tally: ref(tally, { title: t('对账本', 'Own tally'), required: true }) },
  async handle(ctx, { day, order, operation, quantity }) {
    const { id: worker } = await demandOwn(ctx);
    const key = { worker, day: day ?? todayOf(ctx), order, operation };
    const found = await ctx.records(tally).first(key);
    const { id } =
      found === null
        ? await ctx.records(tally).add({ ...key, quantity })
        : await ctx.records(tally).change(found.id, { quantity });
    return { tally: id };
  },
});

export const raiseDispute = action('wages/raiseDispute', {
  title: t('对工资有疑问', 'Ask about own pay'),
  permission: OWN,
  input: {
    month: text({
      title: t('月份', 'Month'),
      pattern: String.raw`\d{4}-(0[1-9]|1[0-2])`,
      help: t('不填 = 本月', 'None = this month'),
    }),
    day: date({ title: t('日期', 'Day') }),
    order: ref(orderRef, { title: t('订单', 'Order') }),
    operation: text({ title: t('工序号', 'Operation no.'), maxLength: 20 }),
    line: text({ title: t('工资条上的项目', 'Line of the payslip'), maxLength: 120 }),
    question: text({ title: t('疑问', 'Question'), required: true, multiline: true }),
  },
  output: { dispute: ref(dispute, { title: t('工资疑问', 'Dispute'), required: true }) },
  async handle(ctx, { month, ...asked }) {
    const { id: worker } = await demandOwn(ctx);
    const whole = { ...asked, worker, month: month ?? (asked.day ?? todayOf(ctx)).slice(0, 7) };
    const { id } = await ctx.records(dispute).add(whole);
    await ctx.emit(disputeRaised, worker, { day: asked.day, month: whole.month });
    return { dispute: id };
  },
});

const whichDispute = { dispute: ref(dispute, { title: t('工资疑问', 'Dispute'), required: true }) } as const;
const over = () => conflict(t('这条疑问已经答复或撤回。', 'It was answered or withdrawn already.'));

export const answerDispute = action('wages/answerDispute', {
  title: t('答复工资疑问', 'Answer a dispute'),
  summary: t(
    '更正的，附上更正的报工记录或工资项。',
    'What is put right names the record of work, or the line of pay, that does it.',
  ),
  offeredWhen: { state: ['open'] },
  permission: LEAD,
  input: {
    ...whichDispute,
    decision: choice({ title: t('处理', 'Decision'), options: { corrected, refused }, required: true }),
    answer: text({ title: t('答复', 'Answer'), required: true, multiline: true }),
    record: ref(recordRef, { title: t('更正用的报工记录', 'Record that puts it right') }),
    extra: ref(extra, { title: t('更正用的工资项', 'Line of pay that puts it right') }),
  },
  output: {},
  async handle(ctx, { dispute: id, decision, answer, record, extra: line }) {
    const found = await ctx.records(dispute).lock(id);
    if (found.state !== 'open') throw over();
    if (decision === 'corrected' && record === null && line === null)
      throw conflict(
        t(
          '写明是哪条报工记录或工资项更正的。',
          'Name the record of work or the line of pay that puts it right.',
        ),
      );
    const person = ctx.actor?.name;
    await ctx.records(dispute).change(id, { state: decision, answer, person, record, extra: line });
    return {};
  },
});

export const withdrawDispute = action('wages/withdrawDispute', {
  title: t('撤回疑问', 'Withdraw a question'),
  offeredWhen: { state: ['open'] },
  permission: OWN,
  input: whichDispute,
  output: {},
  async handle(ctx, { dispute: id }) {
    const { id: worker } = await demandOwn(ctx);
    const found = await ctx.records(dispute).find(id);
    if (found === null || found.worker !== worker) throw missing(dispute.title);
    if (found.state !== 'open') throw over();
    await ctx.records(dispute).change(id, { state: 'withdrawn' });
    return {};
  },
});

export const signPayslip = action('wages/signPayslip', {
  title: t('工资条签字', 'Sign the payslip'),
  summary: t('看过、没有疑问了再签。', 'When it was read and nothing is open.'),
  permission: OWN,
  input: { month: text({ title: t('月份', 'Month'), required: true }) },
  output: {},
  async handle(ctx, { month }) {
    const { id: worker } = await demandOwn(ctx);
    const slip = await ctx.records(payslip).first({ month, worker });
    if (slip === null) throw missing(payslip.title);
    if ((await ctx.records(dispute).first({ worker, month, state: 'open' })) !== null)
      throw conflict(
        t('还有没答复的疑问，先不用签。', 'A question is still open. Wait for the answer before you sign.'),
      );
    if (slip.signedAt === null)
      await ctx.records(payslip).change(slip.id, { signedAt: ctx.now.toISOString() });
    return {};
  },
});
