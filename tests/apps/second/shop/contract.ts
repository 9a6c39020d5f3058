import { hook, integer, ref, entityRef, relationRef, text } from '@selvedge/sdk/app';

const t = (zh: string, en: string) => ({ zh, en });

export const orderRef = entityRef('shop/order');

/** Before an order is released: others may add a remark, or refuse. */
export const releasing = hook('shop/order.releasing/v1', {
  title: t('订单下达前', 'Before an order is released'),
  payload: {
    order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
    quantity: integer({ title: t('数量', 'Quantity'), required: true }),
  },
  answer: { remark: text({ title: t('备注', 'Remark') }) },
});

/** Orders that are open, one row each. */
export const openOrders = relationRef('shop/open/v1', {
  id: t('订单', 'order'),
  number: t('单号', 'number'),
  quantity: t('数量', 'pieces'),
});
