import { date, event, text } from '@selvedge/sdk/app';
import { t } from './words.ts';

/** What other apps may know of wages; never an amount, but to the owner’s app, by inquiries that ask for its permission. */
export { labourDaysForOwner, labourForOwner, questionsForOwner } from './inquiries.ts';

const month = text({ title: t('月份', 'Month'), required: true });

/** Subject: the month. From now on nothing in it moves. */
export const monthLocked = event('wages/month.locked/v1', {
  title: t('工资月份锁定', 'Month of pay locked'),
  payload: { month },
});

/** Subject: the worker. */
export const disputeRaised = event('wages/dispute.raised/v1', {
  title: t('工资有疑问', 'Pay disputed'),
  payload: { day: date({ title: t('日期', 'Day') }), month },
});
