import { choice, entity, moment, ref, text } from '@selvedge/sdk/app';
import { DIRECTIONS, SOURCES } from '../fields/words.ts';
import { t } from '../words.ts';
import { worker } from './worker.ts';

/** Somebody came or went. Never changed and never removed; what is wrong with it says a correction. */
export const clock = entity('people/clock', {
  title: t('打卡', 'Clock'),
  plural: t('打卡记录', 'Clocks'),
  fields: {
    worker: ref(worker, { title: t('员工', 'Worker'), required: true }),
    at: moment({ title: t('时间', 'At'), required: true }),
    direction: choice({ title: t('方向', 'Direction'), options: DIRECTIONS }),
    source: choice({ title: t('来源', 'Source'), options: SOURCES, required: true }),
    person: text({ title: t('经手人', 'By') }),
  },
  unique: [['worker', 'at']],
  indexes: [['at']],
  label: '{at}',
  sort: '-at',
  read: 'people.attendance',
});
