import { choice, decimal, entity, integer, moment, ref, text } from '@selvedge/sdk/app';
import { orderRef } from '@selvedge/contracts/orders';
import { contentsField, noteField } from '../fields/goods.ts';
import { CARTON_STATES } from '../fields/words.ts';
import { t } from '../words.ts';
import { departure } from './departure.ts';

const kilograms = (zh: string, en: string) =>
  decimal({ title: t(zh, en), scale: 2, min: '0', max: '9999', unit: 'kg' });

/** A carton and what is in it. Numbers of an order are never used again. */
export const carton = entity('finishing/carton', {
  title: t('箱', 'Carton'),
  plural: t('箱', 'Cartons'),
  fields: {
    code: text({ title: t('箱码', 'Code'), required: true, maxLength: 40 }),
    order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
    orderNumber: text({ title: t('订单号', 'Order no.'), required: true, maxLength: 60 }),
    number: integer({ title: t('箱号', 'Carton no.'), required: true, min: 1 }),
    contents: contentsField,
    pieces: integer({ title: t('件数', 'Pieces'), required: true, min: 1, unit: '件' }),
    state: choice({ title: t('状态', 'State'), options: CARTON_STATES, required: true, default: 'packed' }),
    net: kilograms('净重', 'Net weight'),
    gross: kilograms('毛重', 'Gross weight'),
    measure: text({ title: t('外箱尺寸（cm）', 'Size (cm)'), maxLength: 40 }),
    departure: ref(departure, { title: t('出货', 'Departure') }),
    packedAt: moment({ title: t('装箱时间', 'Packed at'), required: true }),
    note: noteField,
    person: text({ title: t('登记人', 'Who'), maxLength: 120 }),
  },
  unique: [['order', 'number'], ['code']],
  indexes: [['order', 'state'], ['departure']],
  label: '{orderNumber} #{number}',
  list: ['orderNumber', 'number', 'pieces', 'state', 'net', 'gross', 'measure', 'packedAt', 'person'],
  search: ['orderNumber', 'code'],
  sort: '-createdAt',
  read: 'finishing.read',
});
