import { date, entity, money, ref, text } from '@selvedge/sdk/app';
import { customerRef, orderRef } from '@selvedge/contracts/orders';
import { MONEY } from '../fields.ts';
import { t } from '../words.ts';

const amount = money({ title: t('金额', 'Amount'), required: true, min: '0.01', readableBy: MONEY });
const note = text({ title: t('备注', 'Note'), maxLength: 300 });

/** What a customer was billed and has to pay by a day. */
export const receivable = entity('owner/receivable', {
  title: t('应收款', 'Receivable'),
  plural: t('应收款', 'Receivables'),
  fields: {
    number: text({ title: t('单号/发票号', 'No.'), required: true, maxLength: 60 }),
    customer: ref(customerRef, { title: t('客户', 'Customer'), required: true }),
    order: ref(orderRef, { title: t('订单', 'Order') }),
    billedOn: date({ title: t('开单日期', 'Billed on'), required: true }),
    due: date({ title: t('到期日', 'Due'), required: true }),
    amount,
    note,
  },
  unique: [['number']],
  indexes: [['customer'], ['due']],
  label: '{number}',
  list: ['number', 'customer', 'order', 'billedOn', 'due', 'amount', 'note'],
  search: ['number', 'note'],
  sort: 'due',
  read: MONEY,
  write: 'owner.books',
});

/** Money that came in. */
export const payment = entity('owner/payment', {
  title: t('收款', 'Payment'),
  plural: t('收款', 'Payments'),
  fields: {
    customer: ref(customerRef, { title: t('客户', 'Customer'), required: true }),
    receivable: ref(receivable, {
      title: t('付的是哪笔', 'For which'),
      help: t('不填 = 先抵最早到期的', 'Left out: the oldest due first'),
    }),
    paidOn: date({ title: t('收款日期', 'Paid on'), required: true }),
    amount,
    way: text({ title: t('方式', 'How'), maxLength: 60 }),
    note,
  },
  indexes: [['customer']],
  label: '{paidOn}',
  list: ['paidOn', 'customer', 'receivable', 'amount', 'way', 'note'],
  search: ['way', 'note'],
  sort: '-paidOn',
  read: MONEY,
  write: 'owner.books',
});
