import { action, choice, conflict, date, integer, invalid, missing, ref, text } from '@selvedge/sdk/app';
import { workerRef } from '@selvedge/contracts/people';
import { extra, extraFields } from '../entities/extra.ts';
import { month } from '../entities/month.ts';
import { ANSWERS, EXTRA_KINDS } from '../fields/words.ts';
import { demandOwn } from '../reckoning/people.ts';
import { isOffStandard } from '../rules/time-lines.ts';
import { wageSettings } from '../settings.ts';
import { t } from '../words.ts';

export const LEAD = 'wages.lead';
export const LINES = 'wages.lines';

const addedField = ref(extra, { title: t('工资项', 'Line of pay'), required: true });
const { waiting, sample, cleaning, machineDown } = EXTRA_KINDS;

export const addTime = action('wages/addTime', {
  title: t('登记待料、打样等工时', 'Record hours off the standard'),
  summary: t('组长登记时间，不涉及金额。', 'The leader records hours; what they are paid is reckoned.'),
  permission: LEAD,
  input: {
    worker: ref(workerRef, { title: t('员工', 'Worker'), required: true }),
    day: date({ title: t('日期', 'Day'), required: true }),
    kind: choice({
      title: t('项目', 'Kind'),
      options: { waiting, sample, cleaning, machineDown },
      required: true,
    }),
    minutes: integer({ title: t('分钟', 'Minutes'), min: 1, max: 1440, unit: '分钟', required: true }),
    reason: text({ title: t('事由', 'Why'), required: true }),
  },
  output: { extra: addedField },
  async handle(ctx, input) {
    const { id } = await ctx.records(extra).add({ ...input, person: ctx.actor?.name });
    return { extra: id };
  },
});

export const addExtra = action('wages/addExtra', {
  title: t('登记其他工资项', 'Add a line of pay'),
  summary: t(
    '奖金、补贴、借支、靠工、待料等，写明事由；锁定的月份补在下个月。',
    'Bonus, allowance, advance, average of others, waiting and so on, with why; for a locked month it is paid in the next.',
  ),
  permission: LINES,
  input: extraFields,
  output: { extra: addedField },
  async handle(ctx, input) {
    const { kind, minutes, amount, basis } = input;
    const byTime = isOffStandard(kind) || kind === 'follow';
    if (byTime && minutes === null)
      throw invalid({ path: 'minutes', message: t('请填分钟', 'Give the minutes') });
    if (!byTime && amount === null)
      throw invalid({ path: 'amount', message: t('请填金额', 'Give the amount') });
    if (kind === 'follow' && (input.with ?? []).length === 0)
      throw invalid({ path: 'with', message: t('请选靠哪些人', 'Choose whose average it is') });
    if (kind === 'charge') {
      const { allowsCharges, minimumWage } = await ctx.settings(wageSettings);
      if (!allowsCharges || minimumWage === null)
        throw conflict(
          t(
            '赔偿扣款没有开启。须在设置里开启，并填当地最低工资（工资支付暂行规定第 16 条）。',
            'Charging workers is off. Switch it on in the settings and give the local minimum wage (Interim Provisions on Payment of Wages, art. 16).',
          ),
        );
      if (basis === null)
        throw invalid({ path: 'basis', message: t('扣款要写依据', 'A charge needs a basis') });
    }
    const { id } = await ctx.records(extra).add({ ...input, person: ctx.actor?.name });
    return { extra: id };
  },
});

const whichExtra = { extra: addedField } as const;

export const takeBackExtra = action('wages/takeBackExtra', {
  title: t('冲销工资项', 'Take a line of pay back'),
  summary: t('另加一条反向的，原来的不改。', 'By a second one below zero; the first stays.'),
  offeredWhen: { takesBack: [null] },
  permission: LINES,
  input: { ...whichExtra, reason: text({ title: t('原因', 'Why'), required: true }) },
  output: whichExtra,
  async handle(ctx, { extra: id, reason }) {
    const records = ctx.records(extra);
    const { version: _version, createdAt: _at, updatedAt: _then, id: _id, ...facts } = await records.lock(id);
    if (facts.takesBack !== null || (await records.first({ takesBack: id })) !== null)
      throw conflict(
        t('这一条已经冲销过，或本身就是冲销。', 'It was taken back already, or takes one back itself.'),
      );
    const back = await records.add({ ...facts, reason, takesBack: id, person: ctx.actor?.name });
    return { extra: back.id };
  },
});

export const answerCharge = action('wages/answerCharge', {
  title: t('答复扣款', 'Answer a charge'),
  summary: t(
    '本人认可才扣；不认可就不扣，写明理由。',
    'It is kept back only if the worker accepts it; contested it is not.',
  ),
  permission: 'wages.own',
  input: {
    ...whichExtra,
    answer: choice({ title: t('意见', 'Answer'), options: ANSWERS, required: true }),
    note: text({ title: t('说明', 'What you say') }),
  },
  output: {},
  async handle(ctx, { extra: id, answer, note }) {
    const own = await demandOwn(ctx);
    const records = ctx.records(extra);
    const found = await records.find(id);
    if (found === null || found.worker !== own.id || found.kind !== 'charge') throw missing(extra.title);
    const { day } = await records.lock(id);
    if ((await ctx.records(month).first({ month: day.slice(0, 7), state: 'locked' })) !== null)
      throw conflict(t('这个月已锁定，没有扣这一笔。', 'The month is locked; it was not kept back.'));
    await records.change(id, { answer, answerNote: note });
    return {};
  },
});
