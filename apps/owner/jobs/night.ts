import { addDays, job, workDayOf } from '@selvedge/sdk/app';
import { daysUntil, keepDays, WEEK } from '../floor/days.ts';
import { t } from '../words.ts';

/** Late records of a week are taken in. */
export const keepWeek = job('owner/keep-week', {
  title: t('记下每天的数', 'Figures of days are kept'),
  cron: '10 7 * * *',
  handle: (ctx) => keepDays(ctx, daysUntil(addDays(workDayOf(ctx.now, ctx.org), -1), WEEK)),
});
