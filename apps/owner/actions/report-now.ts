import { action, boolean, integer, ref } from '@selvedge/sdk/app';
import { report } from '../entities/report.ts';
import { makeReport } from '../floor/reporting.ts';
import { sendReport } from '../floor/sending.ts';
import { t } from '../words.ts';

export const reportNow = action('owner/reportNow', {
  title: t('现在出日报', 'Report now'),
  summary: t(
    '把页面上现在的话和数记成今天的日报，要的话也发出去。',
    'Keeps what the page says now as the report of today, and sends it where that is wanted.',
  ),
  permission: 'owner.report',
  input: { isSent: boolean({ title: t('也发出去', 'Send it too'), required: true, default: false }) },
  output: {
    report: ref(report, { title: report.title, required: true }),
    sent: integer({ title: t('发给几个', 'To how many'), required: true }),
  },
  makes: ['owner/report'],
  async handle(ctx, { isSent }) {
    const id = await makeReport(ctx);
    return { report: id, sent: isSent ? await sendReport(ctx, id) : 0 };
  },
});
