import { choice, date, entity, entityRef, moment, ref, text } from '@selvedge/sdk/app';
import { DIRECTIONS } from '../fields/words.ts';
import { t } from '../words.ts';
import { clock } from './clock.ts';
import { worker } from './worker.ts';

export const CORRECTIONS = {
  add: t('补打卡', 'Add a clock'),
  void: t('作废', 'Make one void'),
} as const;

/** Puts attendance right beside the clocks: who, why. One that was wrong itself is made void by another. */
export const correction = entity('people/correction', {
  title: t('考勤更正', 'Correction of attendance'),
  plural: t('考勤更正', 'Corrections of attendance'),
  fields: {
    worker: ref(worker, { title: t('员工', 'Worker'), required: true }),
    day: date({ title: t('工作日', 'Work day'), required: true }),
    what: choice({ title: t('更正', 'What'), options: CORRECTIONS, required: true }),
    at: moment({ title: t('补打时间', 'Clock to add') }),
    direction: choice({ title: t('方向', 'Direction'), options: DIRECTIONS }),
    clock: ref(clock, { title: t('作废的打卡', 'Clock made void') }),
    correction: ref(entityRef('people/correction'), { title: t('作废的补打', 'Added clock made void') }),
    reason: text({ title: t('原因', 'Why'), required: true }),
    person: text({ title: t('更正人', 'By') }),
  },
  indexes: [['day']],
  label: '{day} {reason}',
  sort: '-createdAt',
  read: 'people.attendance',
});
