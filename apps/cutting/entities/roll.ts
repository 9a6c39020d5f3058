import { decimal, entity, text } from '@selvedge/sdk/app';
import { fabricField, lotField } from '../fields/parts.ts';
import { noteField } from '../fields/reason.ts';
import { t } from '../words.ts';

/** A roll of fabric. A factory that writes none down spreads without; what was used of it is the sum of its spreadings. */
export const roll = entity('cutting/roll', {
  title: t('布卷', 'Roll'),
  plural: t('布卷', 'Rolls'),
  fields: {
    number: text({ title: t('卷号', 'Roll no.'), required: true, maxLength: 60 }),
    fabric: fabricField,
    colour: text({ title: t('颜色', 'Colour'), maxLength: 80 }),
    lot: lotField,
    shade: text({ title: t('色级', 'Shade group'), maxLength: 20 }),
    length: decimal({ title: t('长度', 'Length'), scale: 3, min: '0', unit: 'm' }),
    width: decimal({ title: t('门幅', 'Width'), scale: 1, min: '0', unit: 'cm' }),
    weight: decimal({ title: t('重量', 'Weight'), scale: 3, min: '0', unit: 'kg' }),
    supplier: text({ title: t('供应商', 'Supplier'), maxLength: 120 }),
    note: noteField,
  },
  unique: [['number']],
  label: '{number}',
  list: ['number', 'fabric', 'colour', 'lot', 'shade', 'length', 'width', 'weight'],
  search: ['number', 'fabric', 'colour', 'lot'],
  sort: 'number',
  read: 'cutting.read',
  write: 'cutting.rolls',
});
