import { date, entity, money, ref, text } from '@selvedge/sdk/app';
import { orderRef } from '@selvedge/contracts/orders';
import { MONEY } from '../fields.ts';
import { t } from '../words.ts';

/** What trims of an order cost: labels, zips, thread, cartons, whatever the factory buys for it. */
export const trim = entity('owner/trim', {
  title: t('辅料费', 'Trims'),
  plural: t('辅料费', 'Trims'),
  fields: {
    order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
    what: text({ title: t('什么辅料', 'What'), required: true, maxLength: 120 }),
    amount: money({
      title: t('金额', 'Amount'),
      required: true,
      readableBy: MONEY,
      help: t('退料填负数', 'Below zero: trims given back'),
    }),
    day: date({ title: t('日期', 'Day'), required: true }),
    supplier: text({ title: t('供应商', 'Supplier'), maxLength: 120 }),
    note: text({ title: t('备注', 'Note'), maxLength: 300 }),
  },
  indexes: [['order']],
  label: '{what}',
  list: ['day', 'order', 'what', 'amount', 'supplier', 'note'],
  search: ['what', 'supplier', 'note'],
  sort: '-day',
  read: MONEY,
  write: 'owner.books',
});
