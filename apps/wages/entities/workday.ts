import { date, entity, integer, list, money, object, ref, text } from '@selvedge/sdk/app';
import { teamRef, workerRef } from '@selvedge/contracts/people';
import { t } from '../words.ts';
import { PAY } from './extra.ts';

const count = (zh: string, en: string) => integer({ title: t(zh, en), required: true });

/** A day of attendance as pay was last told of it. Attendance itself is kept by the app of people. */
export const workday = entity('wages/workday', {
  title: t('算工资用的考勤', 'Attendance for pay'),
  plural: t('算工资用的考勤', 'Attendance for pay'),
  fields: {
    day: date({ title: t('工作日', 'Work day'), required: true }),
    workers: list({
      title: t('员工', 'Workers'),
      required: true,
      maxItems: 20_000,
      item: object({
        title: t('员工', 'Worker'),
        fields: {
          worker: ref(workerRef, { title: t('员工', 'Worker'), required: true }),
          team: ref(teamRef, { title: t('组', 'Team') }),
          kind: text({ title: t('日期类别', 'Kind of day'), required: true }),
          planned: count('应出勤分钟', 'Minutes planned'),
          minutes: count('出勤分钟', 'Minutes present'),
          overtime: count('加班分钟', 'Minutes of overtime'),
          factor: count('加班倍数（%）', 'Overtime factor in percent'),
          late: count('迟到分钟', 'Minutes late'),
          absent: count('缺勤分钟', 'Minutes absent'),
          leave: count('请假分钟', 'Minutes of leave'),
          night: count('夜里分钟', 'Minutes at night'),
          missing: count('缺卡', 'Missing clocks'),
          homeRate: money({ title: t('本人时薪', 'Home rate an hour'), scale: 4, readableBy: PAY }),
        },
      }),
    }),
  },
  unique: [['day']],
  label: '{day}',
  list: ['day'],
  sort: '-day',
  read: 'wages.check',
});
