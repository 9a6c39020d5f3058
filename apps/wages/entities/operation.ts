import { decimal, entity, ref, text } from '@selvedge/sdk/app';
import { orderRef, styleRef } from '@selvedge/contracts/orders';
import { t } from '../words.ts';

/** An operation of a released order, as it was told: names and minutes for payslips and ladders. */
export const operation = entity('wages/operation', {
  title: t('订单工序', 'Operation of an order'),
  plural: t('订单工序', 'Operations of orders'),
  fields: {
    order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
    orderNumber: text({ title: t('单号', 'Order no.'), required: true }),
    style: ref(styleRef, { title: t('款式', 'Style') }),
    code: text({ title: t('工序号', 'Operation no.'), required: true, maxLength: 20 }),
    name: text({ title: t('工序名称', 'Operation'), required: true, maxLength: 120 }),
    sam: decimal({ title: t('标准工时', 'SAM'), scale: 4, unit: '分' }),
  },
  unique: [['order', 'code']],
  label: '{orderNumber} {code} {name}',
  sort: 'code',
  read: 'wages.prices',
});
