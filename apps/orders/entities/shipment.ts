import { boolean, date, entity, integer, ref, text } from '@selvedge/sdk/app';
import { shippedLinesField } from '../fields/matrix.ts';
import { t } from '../words.ts';
import { order } from './order.ts';

/** Pieces that went out. What is shipped is the sum of these; a correction is one more of them, below zero. */
export const shipment = entity('orders/shipment', {
  title: t('出货', 'Shipment'),
  plural: t('出货记录', 'Shipments'),
  fields: {
    order: ref(order, { title: t('订单', 'Order'), required: true }),
    date: date({ title: t('出货日期', 'Date'), required: true }),
    lines: shippedLinesField,
    quantity: integer({ title: t('件数', 'Pieces'), required: true, unit: '件' }),
    isLast: boolean({ title: t('末批', 'Last'), required: true, default: false }),
    waybill: text({ title: t('运单号/车牌', 'Waybill'), maxLength: 120 }),
    note: text({ title: t('备注', 'Note') }),
    corrects: text({ title: t('更正的出货', 'Corrects'), maxLength: 40 }),
    person: text({ title: t('登记人', 'Who'), maxLength: 120 }),
  },
  unique: [['corrects']],
  label: '{date}',
  list: ['order', 'date', 'quantity', 'isLast', 'waybill', 'person'],
  sort: '-date',
  read: 'orders.read',
});
