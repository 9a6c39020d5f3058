import { choice, date, entity, integer, moment, ref, text } from '@selvedge/sdk/app';
import { orderRef } from '@selvedge/contracts/orders';
import { teamRef, workerRef } from '@selvedge/contracts/people';
import { colourField, noteField, sizeField } from '../fields/goods.ts';
import { ENTRY_KINDS, STAGES } from '../fields/words.ts';
import { t } from '../words.ts';

/** What was done with pieces, or became of them. Nothing changes it: a correction is one more, below zero. */
export const entry = entity('finishing/entry', {
  title: t('后道记录', 'Entry'),
  plural: t('后道记录', 'Entries'),
  fields: {
    order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
    orderNumber: text({ title: t('订单号', 'Order no.'), required: true, maxLength: 60 }),
    colour: colourField,
    size: sizeField,
    kind: choice({ title: t('类型', 'Kind'), options: ENTRY_KINDS, required: true }),
    stage: choice({ title: t('工段', 'Stage'), options: STAGES }),
    pieces: integer({ title: t('件数', 'Pieces'), required: true, unit: '件' }),
    worker: ref(workerRef, { title: t('员工', 'Worker') }),
    team: ref(teamRef, { title: t('当天所在组', 'Team of the day') }),
    day: date({ title: t('工作日', 'Work day'), required: true }),
    at: moment({ title: t('时间', 'When'), required: true }),
    corrects: text({ title: t('冲销的记录', 'Takes back'), maxLength: 40 }),
    note: noteField,
    person: text({ title: t('登记人', 'Who'), maxLength: 120 }),
  },
  unique: [['corrects']],
  indexes: [['order', 'colour', 'size'], ['day'], ['worker', 'day']],
  label: '{kind} {pieces}',
  list: ['day', 'orderNumber', 'colour', 'size', 'kind', 'stage', 'pieces', 'worker', 'person', 'note'],
  search: ['orderNumber', 'note'],
  sort: '-createdAt',
  read: 'finishing.read',
});
