import { job } from '@selvedge/sdk/app';
import { dueReport, makeReport } from '../floor/reporting.ts';
import { sendReport } from '../floor/sending.ts';
import { t } from '../words.ts';

/** Looks each hour whether the set hour has come; one that was missed while the platform was off is made up for the same day. */
export const dailyReport = job('owner/daily-report', {
  title: t('日报', 'Daily report'),
  cron: '0 * * * *',
  async handle(ctx) {
    if (await dueReport(ctx)) await sendReport(ctx, await makeReport(ctx));
  },
});
