import { boolean, choice, decimal, entity, file, integer, list, object, ref, text } from '@selvedge/sdk/app';
import { orderRef } from '@selvedge/contracts/orders';
import { atField, dayField, noteField, personField } from '../fields/counts.ts';
import { ROLL_RESULTS } from '../fields/words.ts';
import { t } from '../words.ts';

export const rollFields = {
  roll: text({ title: t('卷号', 'Roll'), required: true, maxLength: 60 }),
  supplier: text({ title: t('供应商', 'Supplier'), maxLength: 120 }),
  fabric: text({ title: t('面料', 'Fabric'), maxLength: 120 }),
  lot: text({ title: t('缸号', 'Dye lot'), maxLength: 60 }),
  order: ref(orderRef, { title: t('订单', 'Order') }),
  length: decimal({
    title: t('长度', 'Length'),
    scale: 2,
    required: true,
    min: '0.01',
    max: '9999',
    unit: 'm',
  }),
  width: decimal({ title: t('门幅', 'Width'), scale: 1, required: true, min: '1', max: '999', unit: 'cm' }),
  defects: list({
    title: t('疵点', 'Defects'),
    required: true,
    maxItems: 500,
    item: object({
      title: t('一处', 'One'),
      fields: {
        code: text({ title: t('疵点代码', 'Code'), maxLength: 20 }),
        at: decimal({ title: t('在几米', 'At'), scale: 2, required: true, min: '0', max: '9999', unit: 'm' }),
        length: decimal({
          title: t('疵点长', 'Its length'),
          scale: 1,
          required: true,
          min: '0.1',
          max: '99999',
          unit: 'cm',
        }),
        isHole: boolean({ title: t('破洞', 'Hole'), required: true, default: false }),
      },
    }),
  }),
} as const;

/** A roll that was looked at by the four-point system. Looked at again is another. */
export const rollCheck = entity('quality/rollCheck', {
  title: t('验布记录', 'Roll inspection'),
  plural: t('验布记录', 'Roll inspections'),
  fields: {
    key: text({ title: t('编号', 'Id'), required: true, maxLength: 40 }),
    ...rollFields,
    points: integer({ title: t('扣分', 'Points'), required: true, min: 0 }),
    perYards: decimal({ title: t('分/百平方码', 'Per 100 yd²'), scale: 1, required: true }),
    perMetres: decimal({ title: t('分/百平方米', 'Per 100 m²'), scale: 1, required: true }),
    limit: decimal({ title: t('限度', 'Limit'), scale: 1, required: true }),
    result: choice({ title: t('结论', 'Result'), options: ROLL_RESULTS, required: true }),
    photo: file({ title: t('照片', 'Photo'), accept: ['image/*'] }),
    note: noteField,
    day: dayField,
    at: atField,
    person: personField,
  },
  unique: [['key']],
  indexes: [['lot'], ['day']],
  label: '{roll} {result}',
  list: [
    'day',
    'roll',
    'fabric',
    'lot',
    'length',
    'width',
    'points',
    'perYards',
    'limit',
    'result',
    'person',
  ],
  search: ['roll', 'fabric', 'lot', 'supplier'],
  sort: '-createdAt',
  read: 'quality.read',
});
