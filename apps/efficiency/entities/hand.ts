import { boolean, date, decimal, entity, integer, ref, text } from '@selvedge/sdk/app';
import { teamRef, workerRef } from '@selvedge/contracts/people';
import { t } from '../words.ts';

const count = (zh: string, en: string) => integer({ title: t(zh, en), required: true, unit: '件' });
const minutes = (zh: string, en: string, scale: number) =>
  decimal({ title: t(zh, en), scale, unit: '分钟', required: true });

/** What somebody did of an operation on a day, whatever the order, and his minutes that went into it: rows of `models/hands.ts`. */
export const hand = entity('efficiency/hand', {
  title: t('员工每天每道工序', 'Worker, day and operation'),
  plural: t('员工每天每道工序', 'Workers, days and operations'),
  fields: {
    day: date({ title: t('工作日', 'Work day'), required: true }),
    worker: ref(workerRef, { title: t('员工', 'Worker'), required: true }),
    team: ref(teamRef, { title: t('组', 'Team') }),
    operation: text({ title: t('工序', 'Operation'), required: true, maxLength: 120 }),
    pieces: count('件数', 'Pieces'),
    outputs: count('产出', 'Output'),
    earned: minutes('挣得分钟', 'Earned minutes', 4),
    estimated: minutes('其中估算', 'Of it estimated', 4),
    isEstimated: boolean({ title: t('有估算工时', 'An estimated SAM is in it'), required: true }),
    withoutSam: count('没有工时的件数', 'Pieces without SAM'),
    minutes: minutes('出勤分钟', 'Minutes present', 6),
  },
  unique: [['day', 'worker', 'team', 'operation']],
  indexes: [['worker', 'day']],
  label: '{day} {operation}',
  list: ['day', 'worker', 'team', 'operation', 'pieces', 'earned', 'withoutSam'],
  sort: '-day',
  read: 'efficiency.people',
});
