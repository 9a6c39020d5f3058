import { date, entityRef, inquiry, integer, list, money, object, ref, text } from '@selvedge/sdk/app';
import { t } from './words.ts';

const orderRef = entityRef('orders/order');
const customerRef = entityRef('orders/customer');

/**
 * What customers pay, for the app of the owner alone (garment.md, truth 7). Orders that are not over, and those that were
 * shipped or closed since a day.
 */
export const feesForOwner = inquiry('owner/fees/v1', {
  title: t('订单加工费', 'Fees of orders'),
  permission: 'owner.money',
  payload: { since: date({ title: t('从', 'Since'), required: true }) },
  answer: {
    orders: list({
      title: t('订单', 'Orders'),
      required: true,
      maxItems: 5000,
      item: object({
        title: t('订单', 'Order'),
        fields: {
          order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
          number: text({ title: t('单号', 'Order no.'), required: true }),
          styleNumber: text({ title: t('款号', 'Style no.') }),
          customer: ref(customerRef, { title: t('客户', 'Customer'), required: true }),
          customerName: text({ title: t('客户名称', 'Name of the customer'), required: true }),
          state: text({ title: t('状态', 'State'), required: true }),
          quantity: integer({ title: t('数量', 'Quantity'), required: true, unit: '件' }),
          shipped: integer({ title: t('已出货', 'Shipped'), required: true, unit: '件' }),
          lastShipped: date({ title: t('最后出货', 'Shipped last') }),
          fee: money({ title: t('加工费（每件）', 'Fee per piece') }),
          currencyNote: text({ title: t('币种及结算说明', 'Currency note') }),
        },
      }),
    }),
  },
});
