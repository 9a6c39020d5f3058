import { choice, entity, file, integer, ref, text } from '@selvedge/sdk/app';
import { bundleRef } from '@selvedge/contracts/cutting';
import { teamRef, workerRef } from '@selvedge/contracts/people';
import { atField, dayField, noteField, orderField, orderNumberField, personField } from '../fields/counts.ts';
import { CHECK_KINDS, DEFECT_KINDS, DRAWINGS, GRADE_WORDS, SIDES } from '../fields/words.ts';
import { t } from '../words.ts';
import { check } from './check.ts';
import { inspection } from './inspection.ts';

const place = (zh: string, en: string) => integer({ title: t(zh, en), min: 0, max: 1000 });

/** A defect that was found: which, how many, where on the garment, whose work. */
export const finding = entity('quality/finding', {
  title: t('疵病', 'Defect'),
  plural: t('疵病', 'Defects'),
  fields: {
    check: ref(check, { title: check.title, required: true }),
    kind: choice({ title: t('检验', 'Kind'), options: CHECK_KINDS, required: true }),
    inspection: ref(inspection, { title: t('成品检验', 'Inspection') }),
    order: orderField,
    orderNumber: orderNumberField,
    team: ref(teamRef, { title: t('组', 'Team') }),
    bundle: ref(bundleRef, { title: t('扎', 'Bundle') }),
    operation: text({ title: t('工序号', 'Operation no.'), maxLength: 20 }),
    worker: ref(workerRef, { title: t('员工', 'Worker') }),
    code: text({ title: t('疵病代码', 'Code'), required: true, maxLength: 20 }),
    name: text({ title: t('疵病', 'Defect'), required: true, maxLength: 120 }),
    grade: choice({ title: t('类别', 'Class'), options: GRADE_WORDS, required: true }),
    defectKind: choice({ title: t('疵病种类', 'Of what'), options: DEFECT_KINDS, required: true }),
    quantity: integer({ title: t('疵病数', 'Defects'), required: true }),
    drawing: choice({ title: t('图', 'Drawing'), options: DRAWINGS }),
    side: choice({ title: t('面', 'Side'), options: SIDES }),
    x: place('横向位置（千分之）', 'Place across, of 1000'),
    y: place('纵向位置（千分之）', 'Place down, of 1000'),
    photo: file({ title: t('照片', 'Photo'), accept: ['image/*'] }),
    sentBack: integer({ title: t('退回返工', 'Sent back'), required: true, default: 0, unit: '件' }),
    rework: text({ title: t('返工记录', 'Record of the rework'), maxLength: 40 }),
    note: noteField,
    day: dayField,
    at: atField,
    person: personField,
  },
  indexes: [['check'], ['day', 'kind'], ['order'], ['inspection']],
  label: '{name} {quantity}',
  list: [
    'day',
    'kind',
    'orderNumber',
    'name',
    'grade',
    'quantity',
    'operation',
    'worker',
    'sentBack',
    'photo',
  ],
  search: ['orderNumber', 'name', 'note'],
  sort: '-createdAt',
  read: 'quality.read',
});
