import { date, entity, integer, moment, ref, text } from '@selvedge/sdk/app';
import { deliveriesField, linesField } from '../fields/matrix.ts';
import { numberField, termsFields } from '../fields/order-facts.ts';
import { snapshotField } from '../fields/snapshot.ts';
import { draftStateField, stageField } from '../fields/state.ts';
import { t } from '../words.ts';
import { customer } from './customer.ts';
import { styleVersion } from './style-version.ts';
import { style } from './style.ts';

/** One document, however many colours and sizes. Actions alone change it: they keep quantity, state and snapshot true. */
export const order = entity('orders/order', {
  title: t('订单', 'Order'),
  plural: t('订单', 'Orders'),
  fields: {
    number: numberField,
    customer: ref(customer, { title: t('客户', 'Customer'), required: true }),
    style: ref(style, { title: t('款式', 'Style') }),
    styleVersion: ref(styleVersion, { title: t('款式版本', 'Style version') }),
    state: draftStateField,
    quantity: integer({ title: t('数量', 'Quantity'), required: true, min: 0, unit: '件' }),
    ...termsFields,
    lines: linesField,
    deliveries: deliveriesField,
    snapshot: snapshotField,
    releasedAt: moment({ title: t('下达时间', 'Released at') }),
    heldFrom: stageField,
    heldReason: text({ title: t('暂停原因', 'Why it is held') }),
    cancelReason: text({ title: t('取消原因', 'Why it was cancelled') }),
    closeReason: text({ title: t('关闭说明', 'Why it was closed short') }),
    lateSince: date({ title: t('逾期起', 'Late since') }),
  },
  unique: [['number']],
  indexes: [['state', 'due']],
  label: '{number}',
  list: ['number', 'customer', 'style', 'state', 'quantity', 'due', 'customerNumber', 'fee'],
  search: ['number', 'customerNumber', 'notes'],
  read: 'orders.read',
});
