import { entity, money, text } from '@selvedge/sdk/app';
import { t } from '../words.ts';

const RECEIVABLES = 'orders.receivables';

/** Who orders. What he owes is nobody's business but the owner's and who sells. */
export const customer = entity('orders/customer', {
  title: t('客户', 'Customer'),
  plural: t('客户', 'Customers'),
  fields: {
    name: text({ title: t('客户名称', 'Name'), required: true, maxLength: 120 }),
    shortName: text({ title: t('简称', 'Short name'), maxLength: 40 }),
    contact: text({ title: t('联系人', 'Contact'), maxLength: 80 }),
    phone: text({ title: t('电话', 'Phone'), maxLength: 40 }),
    paymentTerms: text({ title: t('付款条件', 'Payment terms'), maxLength: 200 }),
    creditLimit: money({ title: t('信用额度', 'Credit limit'), readableBy: RECEIVABLES }),
    receivable: money({ title: t('应收余额', 'Receivable'), readableBy: RECEIVABLES }),
    notes: text({ title: t('备注', 'Notes'), multiline: true, maxLength: 5000 }),
  },
  unique: [['name']],
  label: '{name}',
  list: ['name', 'shortName', 'contact', 'phone', 'paymentTerms'],
  search: ['name', 'shortName', 'contact', 'phone'],
  sort: 'name',
  read: 'orders.read',
  write: 'orders.write',
});
