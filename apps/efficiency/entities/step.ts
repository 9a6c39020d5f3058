import { boolean, decimal, entity, integer, ref, text } from '@selvedge/sdk/app';
import { orderRef, styleRef } from '@selvedge/contracts/orders';
import { t } from '../words.ts';

/** Operations of released orders with their minutes: rows of `models/steps.ts`. */
export const step = entity('efficiency/step', {
  title: t('订单工序', 'Operation of an order'),
  plural: t('订单工序', 'Operations of orders'),
  fields: {
    order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
    style: ref(styleRef, { title: t('款式', 'Style') }),
    code: text({ title: t('工序号', 'Operation no.'), required: true, maxLength: 20 }),
    name: text({ title: t('工序名称', 'Operation'), maxLength: 120 }),
    place: integer({ title: t('第几道', 'Its place'), required: true }),
    sam: decimal({ title: t('标准工时', 'SAM'), scale: 4, unit: '分' }),
    samIsEstimated: boolean({ title: t('工时为估算', 'SAM is estimated'), required: true }),
    isOutput: boolean({ title: t('产出工序', 'Output operation'), required: true }),
  },
  unique: [['order', 'code']],
  indexes: [['style']],
  label: '{code} {name}',
  list: ['order', 'code', 'name', 'sam', 'samIsEstimated', 'isOutput'],
  read: 'efficiency.read',
});
