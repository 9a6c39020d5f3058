import { action, integer } from '@selvedge/sdk/app';
import { figure } from '../fields/figures.ts';
import { keepAll } from '../jobs/keeping.ts';
import { t } from '../words.ts';

export const reckon = action('efficiency/reckon', {
  title: t('现在重算', 'Reckon now'),
  summary: t(
    '重新取出勤和看板目标，重估没有工时的工序；平时每半小时和每夜自动做。',
    'Takes attendance and targets over anew and estimates operations without SAM; else done every half hour and each night.',
  ),
  permission: 'efficiency.manage',
  input: {
    days: integer({
      title: t('往前几天', 'Days back'),
      required: true,
      default: 7,
      min: 1,
      max: 400,
      unit: '天',
    }),
  },
  output: {
    changed: figure('有变化的天数', 'Days that changed', '天'),
    estimated: figure('估算的工序数', 'Operations estimated'),
  },
  async handle(ctx, { days }) {
    const { days: changed, sams: estimated } = await keepAll(ctx, days);
    return { changed, estimated };
  },
});
