import { choice, entity, integer, moment, ref, text } from '@selvedge/sdk/app';
import { bundleRef } from '@selvedge/contracts/cutting';
import { teamRef, workerRef } from '@selvedge/contracts/people';
import {
  atField,
  dayField,
  noteField,
  orderField,
  orderNumberField,
  personField,
  sumsFields,
} from '../fields/counts.ts';
import { CHECK_KINDS, GRADE_WORDS } from '../fields/words.ts';
import { t } from '../words.ts';
import { inspection } from './inspection.ts';

const found = (grade: keyof typeof GRADE_WORDS) =>
  integer({ title: GRADE_WORDS[grade], required: true, default: 0 });

/** Pieces that somebody looked at. Nothing changes it: what was wrong is taken back by another, below zero. */
export const check = entity('quality/check', {
  title: t('检验记录', 'Check'),
  plural: t('检验记录', 'Checks'),
  fields: {
    key: text({ title: t('编号', 'Id'), required: true, maxLength: 40 }),
    kind: choice({ title: t('检验', 'Kind'), options: CHECK_KINDS, required: true }),
    inspection: ref(inspection, { title: t('成品检验', 'Inspection') }),
    order: orderField,
    orderNumber: orderNumberField,
    team: ref(teamRef, { title: t('组', 'Team') }),
    bundle: ref(bundleRef, { title: t('扎', 'Bundle') }),
    operation: text({ title: t('工序号', 'Operation no.'), maxLength: 20 }),
    worker: ref(workerRef, { title: t('员工', 'Worker') }),
    ...sumsFields,
    critical: found('critical'),
    major: found('major'),
    minor: found('minor'),
    takesBack: text({ title: t('撤销的记录', 'Takes back'), maxLength: 40 }),
    note: noteField,
    day: dayField,
    at: atField,
    deviceAt: moment({ title: t('设备上的时间', 'By the device') }),
    by: text({ title: t('登录', 'Login'), maxLength: 40 }),
    person: personField,
  },
  unique: [['key'], ['takesBack']],
  indexes: [['day', 'kind'], ['order', 'kind'], ['inspection']],
  label: '{orderNumber} {kind} {inspected}',
  list: [
    'day',
    'kind',
    'orderNumber',
    'team',
    'inspected',
    'defectives',
    'defects',
    'worker',
    'person',
    'note',
  ],
  search: ['orderNumber', 'note'],
  sort: '-createdAt',
  read: 'quality.read',
});
