import { choice, date, entityRef, hook, integer, list, money, object, ref } from '@selvedge/sdk/app';
import { DAY_KINDS } from './fields/words.ts';
import { t } from './words.ts';

const workerRef = entityRef('people/worker');
const team = ref(entityRef('people/team'), { title: t('组', 'Team') });
const count = (zh: string, en: string) => integer({ title: t(zh, en), required: true });

/**
 * Days of attendance as pay is reckoned from them. The app that pays declares it among its hooks and consults it; this app
 * answers. Home rates pass to that app alone.
 */
export const attendanceForPay = hook('wages/attendance/v1', {
  title: t('算工资用的考勤', 'Attendance for pay'),
  payload: {
    from: date({ title: t('从', 'From'), required: true }),
    to: date({ title: t('到', 'To'), required: true }),
  },
  answer: {
    days: list({
      title: t('考勤', 'Days'),
      required: true,
      maxItems: 200_000,
      item: object({
        title: t('一天', 'Day'),
        fields: {
          worker: ref(workerRef, { title: t('员工', 'Worker'), required: true }),
          day: date({ title: t('工作日', 'Work day'), required: true }),
          team,
          kind: choice({ title: t('日期类别', 'Kind of day'), options: DAY_KINDS, required: true }),
          planned: count('应出勤分钟', 'Minutes planned'),
          minutes: count('出勤分钟', 'Minutes present'),
          overtime: count('加班分钟', 'Minutes of overtime'),
          factor: count('加班倍数（%）', 'Overtime factor in percent'),
          late: count('迟到分钟', 'Minutes late'),
          absent: count('缺勤分钟', 'Minutes absent'),
          leave: count('请假分钟', 'Minutes of leave'),
          night: count('夜里（22 点到 6 点）分钟', 'Minutes between 22:00 and 06:00'),
          missing: count('缺卡', 'Missing clocks'),
        },
      }),
    }),
    homeRates: list({
      title: t('本人时薪', 'Home rates'),
      required: true,
      maxItems: 20_000,
      item: object({
        title: t('时薪', 'Rate'),
        fields: {
          worker: ref(workerRef, { title: t('员工', 'Worker'), required: true }),
          rate: money({ title: t('时薪', 'An hour'), scale: 4, required: true }),
        },
      }),
    }),
  },
});
