import { boolean, date, entity, integer, ref, text } from '@selvedge/sdk/app';
import { orderRef, shipmentRef } from '@selvedge/contracts/orders';
import { noteField } from '../fields/goods.ts';
import { t } from '../words.ts';

/** Cartons that left together, and the shipment of the order that it made. */
export const departure = entity('finishing/departure', {
  title: t('出货', 'Departure'),
  plural: t('出货', 'Departures'),
  fields: {
    order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
    orderNumber: text({ title: t('订单号', 'Order no.'), required: true, maxLength: 60 }),
    shipment: ref(shipmentRef, { title: t('出货记录', 'Shipment'), required: true }),
    date: date({ title: t('出货日期', 'Date'), required: true }),
    cartons: integer({ title: t('箱数', 'Cartons'), required: true, unit: '箱' }),
    pieces: integer({ title: t('件数', 'Pieces'), required: true, unit: '件' }),
    waybill: text({ title: t('运单号/车牌', 'Waybill'), maxLength: 120 }),
    isTakenBack: boolean({ title: t('已冲销', 'Taken back'), required: true, default: false }),
    note: noteField,
    person: text({ title: t('登记人', 'Who'), maxLength: 120 }),
  },
  indexes: [['order']],
  label: '{orderNumber} {date}',
  list: ['date', 'orderNumber', 'cartons', 'pieces', 'waybill', 'isTakenBack', 'person'],
  search: ['orderNumber', 'waybill'],
  sort: '-createdAt',
  read: 'finishing.read',
});
