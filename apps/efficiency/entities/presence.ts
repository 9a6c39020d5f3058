import { date, entity, integer, ref } from '@selvedge/sdk/app';
import { teamRef, workerRef } from '@selvedge/contracts/people';
import { t } from '../words.ts';

/** Minutes of a worker on a day: rows of `models/presence.ts`. */
export const presence = entity('efficiency/presence', {
  title: t('出勤分钟', 'Minutes present'),
  plural: t('出勤分钟', 'Minutes present'),
  fields: {
    day: date({ title: t('工作日', 'Work day'), required: true }),
    worker: ref(workerRef, { title: t('员工', 'Worker'), required: true }),
    team: ref(teamRef, { title: t('当天所在组', 'Team of the day') }),
    minutes: integer({ title: t('出勤分钟', 'Minutes present'), required: true, unit: '分钟' }),
  },
  unique: [['day', 'worker']],
  indexes: [['worker', 'day']],
  label: '{day} {minutes}',
  sort: '-day',
  read: 'efficiency.people',
});
