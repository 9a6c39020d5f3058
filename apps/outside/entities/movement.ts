import { choice, date, entity, integer, moment, ref, text } from '@selvedge/sdk/app';
import { bundleRef } from '@selvedge/contracts/cutting';
import { colourField, noteField, sizeField } from '../fields/goods.ts';
import { MOVEMENTS } from '../fields/states.ts';
import { t } from '../words.ts';
import { consignment } from './consignment.ts';
import { partner } from './partner.ts';

/** Pieces that went out or came back. Nothing changes it: a correction is one more, below zero (garment.md, truth 1). */
export const movement = entity('outside/movement', {
  title: t('收发记录', 'Movement'),
  plural: t('收发记录', 'Movements'),
  fields: {
    consignment: ref(consignment, { title: t('发外单', 'Consignment'), required: true }),
    partner: ref(partner, { title: t('外发单位', 'Partner'), required: true }),
    kind: choice({ title: t('类型', 'Kind'), options: MOVEMENTS, required: true }),
    bundle: ref(bundleRef, { title: t('扎', 'Bundle') }),
    bundleNumber: text({ title: t('扎号', 'Bundle no.'), maxLength: 40 }),
    colour: colourField,
    size: sizeField,
    pieces: integer({ title: t('件数', 'Pieces'), required: true, unit: '件' }),
    day: date({ title: t('日期', 'Day'), required: true }),
    at: moment({ title: t('登记时间', 'Recorded at'), required: true }),
    corrects: text({ title: t('冲销的记录', 'Takes back'), maxLength: 40 }),
    note: noteField,
    person: text({ title: t('登记人', 'Who'), maxLength: 120 }),
  },
  unique: [['corrects']],
  indexes: [['consignment'], ['bundle'], ['partner', 'day']],
  label: '{kind} {pieces}',
  list: ['day', 'consignment', 'kind', 'bundleNumber', 'colour', 'size', 'pieces', 'person', 'note'],
  sort: '-createdAt',
  read: 'outside.read',
});
