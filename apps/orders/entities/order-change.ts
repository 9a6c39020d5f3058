import { choice, entity, list, object, ref, text } from '@selvedge/sdk/app';
import { someLinesField } from '../fields/matrix.ts';
import { t } from '../words.ts';
import { order } from './order.ts';

export const CHANGES = {
  quantities: t('改数量', 'Quantities'),
  terms: t('改订单信息', 'Terms'),
  deliveries: t('分批交货', 'Deliveries'),
  prices: t('工价', 'Operation prices'),
  version: t('换工艺版本', 'Style version'),
  held: t('暂停', 'Held'),
  resumed: t('恢复', 'Resumed'),
  advanced: t('进度', 'Progress'),
  closed: t('关闭', 'Closed'),
} as const;

/** What was changed on a released order, by whom, why. */
export const orderChange = entity('orders/orderChange', {
  title: t('订单变更', 'Change of an order'),
  plural: t('订单变更', 'Changes of orders'),
  fields: {
    order: ref(order, { title: t('订单', 'Order'), required: true }),
    what: choice({ title: t('变更', 'What'), options: CHANGES, required: true }),
    reason: text({ title: t('原因', 'Why') }),
    person: text({ title: t('变更人', 'Who'), maxLength: 120 }),
    before: someLinesField,
    after: someLinesField,
    facts: list({
      title: t('栏目', 'Fields'),
      item: object({
        title: t('栏目', 'Field'),
        fields: {
          field: text({ title: t('栏目', 'Field'), required: true }),
          before: text({ title: t('原值', 'Before'), maxLength: 5000, multiline: true }),
          after: text({ title: t('新值', 'After'), maxLength: 5000, multiline: true }),
        },
      }),
    }),
  },
  label: '{what}',
  list: ['order', 'what', 'reason', 'person'],
  search: ['reason', 'person'],
  read: 'orders.read',
});
