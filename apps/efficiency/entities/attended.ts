import { date, entity, integer, ref } from '@selvedge/sdk/app';
import { teamRef, workerRef } from '@selvedge/contracts/people';
import { t } from '../words.ts';

/** Minutes present that count: of teams that sew, and of whoever sewed. Rows of `models/attended.ts`. */
export const attended = entity('efficiency/attended', {
  title: t('计入效率的出勤', 'Minutes that count'),
  plural: t('计入效率的出勤', 'Minutes that count'),
  fields: {
    day: date({ title: t('工作日', 'Work day'), required: true }),
    worker: ref(workerRef, { title: t('员工', 'Worker'), required: true }),
    team: ref(teamRef, { title: t('当天所在组', 'Team of the day') }),
    minutes: integer({ title: t('出勤分钟', 'Minutes present'), required: true, unit: '分钟' }),
  },
  unique: [['day', 'worker']],
  label: '{day} {minutes}',
  sort: '-day',
  read: 'efficiency.people',
});
