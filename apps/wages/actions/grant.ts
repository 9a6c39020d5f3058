import { action, choice, conflict, date, money, ref, text } from '@selvedge/sdk/app';
import { extra } from '../entities/extra.ts';
import { dispute } from '../entities/tally.ts';
import { isLocked } from '../reckoning/months.ts';
import { monthOf, todayOf } from '../reckoning/days.ts';
import { t } from '../words.ts';
import { LINES } from './extras.ts';

export const grantDispute = action('wages/grantDispute', {
  title: t('给补', 'Grant a dispute'),
  summary: t(
    '疑问属实：补一笔钱并答复，一步做完；锁定的月份补在下个月。',
    'The worker is right: pays what was missing and answers, in one; for a locked month it is paid in the next.',
  ),
  offeredWhen: { state: ['open'] },
  permission: LINES,
  input: {
    dispute: ref(dispute, { title: t('工资疑问', 'Dispute'), required: true }),
    amount: money({ title: t('补多少', 'Amount'), min: '0.01', required: true }),
    kind: choice({
      title: t('项目', 'Kind'),
      options: { allowance: t('补贴', 'Allowance'), bonus: t('奖金', 'Bonus') },
      required: true,
      default: 'allowance',
    }),
    answer: text({ title: t('答复', 'Answer'), required: true, multiline: true }),
  },
  output: {
    extra: ref(extra, { title: t('工资项', 'Line of pay'), required: true }),
    day: date({ title: t('算在', 'Counted on'), required: true }),
  },
  async handle(ctx, { dispute: id, amount, kind, answer }) {
    const asked = await ctx.records(dispute).lock(id);
    if (asked.state !== 'open')
      throw conflict(t('这条疑问已经答复或撤回。', 'It was answered or withdrawn already.'));
    const today = todayOf(ctx);
    const { to } = monthOf(asked.month);
    const inMonth = asked.day ?? (today < to ? today : to);
    const day = (await isLocked(ctx, asked.month)) ? today : inMonth;
    const person = ctx.actor?.name;
    const { id: line } = await ctx
      .records(extra)
      .add({ worker: asked.worker, day, kind, amount, reason: answer.slice(0, 200), person });
    await ctx.records(dispute).change(id, { state: 'corrected', answer, person, extra: line });
    return { extra: line, day };
  },
});
