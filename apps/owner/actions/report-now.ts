import { action, ref } from '@selvedge/sdk/app';
import { report } from '../entities/report.ts';
import { makeReport } from '../floor/reporting.ts';
import { t } from '../words.ts';

export const reportNow = action('owner/reportNow', {
  title: t('现在出日报', 'Report now'),
  summary: t('把页面上现在的话和数记成今天的日报。', 'Keeps what the page says now as the report of today.'),
  permission: 'owner.report',
  input: {},
  output: { report: ref(report, { title: report.title, required: true }) },
  makes: ['owner/report'],
  handle: async (ctx) => ({ report: await makeReport(ctx) }),
});
