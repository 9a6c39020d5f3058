import { boolean, decimal, entity, integer, ref, text } from '@selvedge/sdk/app';
import { colourField } from '../fields/matrix.ts';
import { lotField } from '../fields/parts.ts';
import { noteField, personField } from '../fields/reason.ts';
import { t } from '../words.ts';
import { bed } from './bed.ts';
import { roll } from './roll.ts';

/** Plies that were spread off one roll, in the order in which they lie. A wrong one is void and stays; nothing is edited. */
export const spreading = entity('cutting/spreading', {
  title: t('拉布记录', 'Spreading'),
  plural: t('拉布记录', 'Spreadings'),
  fields: {
    bed: ref(bed, { title: t('床次', 'Bed'), required: true }),
    place: integer({ title: t('顺序', 'Place'), required: true, min: 1 }),
    colour: colourField,
    lot: lotField,
    roll: ref(roll, { title: t('布卷', 'Roll') }),
    rollNumber: text({ title: t('卷号', 'Roll no.'), maxLength: 60 }),
    plies: integer({ title: t('层数', 'Plies'), required: true, min: 1, max: 2000, unit: '层' }),
    length: decimal({ title: t('用布', 'Fabric used'), scale: 3, min: '0', unit: 'm' }),
    width: decimal({ title: t('门幅', 'Width'), scale: 1, min: '0', unit: 'cm' }),
    weight: decimal({ title: t('重量', 'Weight'), scale: 3, min: '0', unit: 'kg' }),
    remnant: decimal({ title: t('余布', 'Remnant'), scale: 3, min: '0', unit: 'm' }),
    isVoid: boolean({ title: t('作废', 'Void'), required: true, default: false }),
    reason: text({ title: t('作废原因', 'Why it is void'), maxLength: 500 }),
    note: noteField,
    person: personField,
  },
  unique: [['bed', 'place']],
  indexes: [['roll']],
  label: '{colour} {plies}',
  list: ['bed', 'place', 'colour', 'lot', 'rollNumber', 'plies', 'length', 'isVoid', 'person'],
  search: ['rollNumber', 'lot'],
  read: 'cutting.read',
});
