import { choice, date, entityRef, inquiry, integer, list, object, ref, text } from '@selvedge/sdk/app';
import { attendanceForPay } from './for-pay.ts';
import { t } from './words.ts';

const workerRef = entityRef('people/worker');
const count = (zh: string, en: string) => integer({ title: t(zh, en), required: true, unit: '人' });

/** Attendance as `attendanceForPay` tells it, for a view: a day that is not over. */
export const attendanceNow = inquiry('wages/attendance-now/v1', {
  title: attendanceForPay.title,
  permission: 'wages.pay',
  payload: attendanceForPay.payload,
  answer: attendanceForPay.answer,
});

/** Who is here, for the owner's page. */
export const presenceForOwner = inquiry('owner/presence/v1', {
  title: t('在岗', 'Who is here'),
  permission: 'owner.read',
  payload: { day: date({ title: t('工作日', 'Work day'), required: true }) },
  answer: {
    expected: count('应到', 'Expected'),
    came: count('来了', 'Came'),
    here: count('在岗', 'Here'),
    onLeave: count('请假', 'On leave'),
    people: list({
      title: t('没来、请假、迟到的人', 'Missing, on leave, late'),
      required: true,
      maxItems: 5000,
      item: object({
        title: t('员工', 'Worker'),
        fields: {
          worker: ref(workerRef, { title: t('员工', 'Worker'), required: true }),
          name: text({ title: t('姓名', 'Name'), required: true }),
          team: text({ title: t('组', 'Team') }),
          what: choice({
            title: t('情况', 'What'),
            options: { missing: t('没来', 'Missing'), leave: t('请假', 'On leave'), late: t('迟到', 'Late') },
            required: true,
          }),
          minutes: integer({ title: t('迟到分钟', 'Minutes late'), unit: '分钟' }),
        },
      }),
    }),
  },
});
