import { date, entity, integer, list, object, ref } from '@selvedge/sdk/app';
import { teamRef, workerRef } from '@selvedge/contracts/people';
import { t } from '../words.ts';

/** A day of attendance as the app of people told it last: that one keeps it, this one divides by it. */
export const attendance = entity('efficiency/attendance', {
  title: t('算效率用的出勤', 'Attendance for figures'),
  plural: t('算效率用的出勤', 'Attendance for figures'),
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
          minutes: integer({ title: t('出勤分钟', 'Minutes present'), required: true, unit: '分钟' }),
        },
      }),
    }),
  },
  unique: [['day']],
  label: '{day}',
  list: ['day'],
  sort: '-day',
  read: 'efficiency.people',
});
