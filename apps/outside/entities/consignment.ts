import { date, entity, integer, list, moment, ref, text } from '@selvedge/sdk/app';
import { orderRef } from '@selvedge/contracts/orders';
import { noteField, priceField } from '../fields/goods.ts';
import { workKind } from '../fields/states.ts';
import { t } from '../words.ts';
import { partner } from './partner.ts';

/** What one partner does for one order. How many pieces are where, its movements say. */
export const consignment = entity('outside/consignment', {
  title: t('发外单', 'Consignment'),
  plural: t('发外单', 'Consignments'),
  fields: {
    number: text({ title: t('单号', 'No.'), required: true, maxLength: 40 }),
    serial: integer({ title: t('流水号', 'Serial no.'), required: true, min: 1 }),
    partner: ref(partner, { title: t('外发单位', 'Partner'), required: true }),
    partnerName: text({ title: t('单位名称', 'Name of the partner'), required: true, maxLength: 120 }),
    order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
    orderNumber: text({ title: t('订单号', 'Order no.'), required: true, maxLength: 60 }),
    styleNumber: text({ title: t('款号', 'Style no.'), required: true, maxLength: 60 }),
    work: workKind,
    operations: list({
      title: t('外做工序', 'Operations done outside'),
      help: t('不填 = 整件', 'Left out: the whole garment'),
      maxItems: 60,
      item: text({ title: t('工序号', 'Operation no.'), required: true, maxLength: 20 }),
    }),
    price: priceField,
    due: date({ title: t('回货日期', 'Due back') }),
    sentOn: date({ title: t('发出日期', 'Sent on'), required: true }),
    linkUntil: moment({ title: t('链接有效至', 'Link works until') }),
    note: noteField,
    person: text({ title: t('登记人', 'Who'), maxLength: 120 }),
  },
  unique: [['number'], ['serial']],
  indexes: [['partner'], ['order'], ['due']],
  label: '{number}',
  list: ['number', 'partnerName', 'orderNumber', 'styleNumber', 'work', 'sentOn', 'due', 'price'],
  search: ['number', 'partnerName', 'orderNumber', 'styleNumber'],
  sort: '-serial',
  read: 'outside.read',
});
