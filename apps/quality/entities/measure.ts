import { choice, decimal, entity, integer, ref, text } from '@selvedge/sdk/app';
import { atField, dayField, orderField, orderNumberField, personField } from '../fields/counts.ts';
import { FITS } from '../fields/words.ts';
import { t } from '../words.ts';
import { inspection } from './inspection.ts';

const centimetres = (zh: string, en: string) => ({ title: t(zh, en), scale: 2, unit: 'cm' }) as const;

/** A point of a piece as it was measured, beside what was asked. Measured again is another; the last counts. */
export const measure = entity('quality/measure', {
  title: t('尺寸测量', 'Measurement'),
  plural: t('尺寸测量', 'Measurements'),
  fields: {
    sheet: text({ title: t('编号', 'Id'), required: true, maxLength: 40 }),
    inspection: ref(inspection, { title: t('成品检验', 'Inspection') }),
    order: orderField,
    orderNumber: orderNumberField,
    size: text({ title: t('尺码', 'Size'), required: true, maxLength: 20 }),
    piece: integer({ title: t('第几件', 'Piece'), required: true, min: 1, max: 999 }),
    point: text({ title: t('测量部位', 'Point'), required: true, maxLength: 80 }),
    asked: decimal({ ...centimetres('要求', 'Asked'), required: true }),
    plus: decimal(centimetres('上公差', 'Tolerance +')),
    minus: decimal(centimetres('下公差', 'Tolerance −')),
    found: decimal({ ...centimetres('实测', 'Found'), required: true }),
    deviation: decimal({ ...centimetres('偏差', 'Deviation'), required: true }),
    fit: choice({ title: t('判定', 'Fit'), options: FITS, required: true }),
    day: dayField,
    at: atField,
    person: personField,
  },
  unique: [['sheet', 'size', 'piece', 'point']],
  indexes: [['order', 'size', 'piece', 'point'], ['inspection']],
  label: '{point} {found}',
  list: ['day', 'orderNumber', 'size', 'piece', 'point', 'asked', 'found', 'deviation', 'fit', 'person'],
  search: ['orderNumber', 'point'],
  sort: '-createdAt',
  read: 'quality.read',
});
