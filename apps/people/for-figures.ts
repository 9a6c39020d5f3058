import { date, entityRef, hook, integer, list, object, ref } from '@selvedge/sdk/app';
import { t } from './words.ts';

const worker = entityRef('people/worker');
const team = entityRef('people/team');

/** Minutes at work as figures of efficiency are divided by them: who, where, how long; nothing of what anybody earns. */
export const attendanceForFigures = hook('efficiency/attendance/v1', {
  title: t('算效率用的出勤', 'Attendance for figures'),
  payload: {
    from: date({ title: t('从', 'From'), required: true }),
    to: date({ title: t('到', 'To'), required: true }),
  },
  answer: {
    days: list({
      title: t('出勤', 'Days'),
      required: true,
      maxItems: 200_000,
      item: object({
        title: t('一天', 'Day'),
        fields: {
          worker: ref(worker, { title: t('员工', 'Worker'), required: true }),
          day: date({ title: t('工作日', 'Work day'), required: true }),
          team: ref(team, { title: t('组', 'Team') }),
          minutes: integer({ title: t('出勤分钟', 'Minutes present'), required: true }),
        },
      }),
    }),
  },
});
