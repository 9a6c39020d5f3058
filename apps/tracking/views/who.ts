import { boolean, choice, integer, object, ref, text, view, workDayOf } from '@selvedge/sdk/app';
import { workerRef } from '@selvedge/contracts/people';
import { LINE_HABITS } from '../fields/words.ts';
import { todayOf, workerOf } from '../floor/worker.ts';
import { trackingSettings } from '../settings.ts';
import { t } from '../words.ts';

export const who = view('tracking/who', {
  title: t('谁在这里', 'Who is here'),
  summary: t(
    '工牌，或本人登录；共用的平板上没有人。',
    'By a badge, or one’s own login; on a shared tablet nobody.',
  ),
  permission: 'tracking.scan',
  input: { badge: text({ title: t('工牌', 'Badge'), maxLength: 300 }) },
  output: {
    worker: object({
      title: t('员工', 'Worker'),
      fields: {
        id: ref(workerRef, { title: t('员工', 'Worker'), required: true }),
        number: text({ title: t('工号', 'Number'), required: true }),
        name: text({ title: t('姓名', 'Name'), required: true }),
        habit: choice({ title: t('报工方式', 'Habit'), options: LINE_HABITS, required: true }),
        isPool: boolean({ title: t('记到集体', 'Books for the group'), required: true }),
        today: object({
          title: t('今日', 'Today'),
          required: true,
          fields: {
            bundles: integer({ title: t('扎数', 'Bundles'), required: true }),
            pieces: integer({ title: t('件数', 'Pieces'), required: true, unit: '件' }),
          },
        }),
      },
    }),
  },
  async handle(ctx, { badge }) {
    const day = workDayOf(ctx.now, ctx.org);
    const worker = await workerOf(ctx, { badge, day });
    if (worker === null) return { worker: null };
    const { id, number, name, group } = worker;
    const [today, { habit }] = await Promise.all([todayOf(ctx, worker, day), ctx.settings(trackingSettings)]);
    return { worker: { id, number, name, habit: worker.habit ?? habit, isPool: group !== null, today } };
  },
});
