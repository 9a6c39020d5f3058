import { boolean, entity, integer, moment, ref, text } from '@selvedge/sdk/app';
import { orderRef } from '@selvedge/contracts/orders';
import { noteField } from '../fields/goods.ts';
import { t } from '../words.ts';

/** A run of the needle detector: customers ask for these records for years. Nothing changes it. */
export const needleCheck = entity('finishing/needleCheck', {
  title: t('检针记录', 'Needle check'),
  plural: t('检针记录', 'Needle checks'),
  fields: {
    order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
    orderNumber: text({ title: t('订单号', 'Order no.'), required: true, maxLength: 60 }),
    machine: text({ title: t('检针机', 'Detector'), required: true, maxLength: 60 }),
    isTested: boolean({
      title: t('开机测试块九点通过', 'Test piece passed at nine points'),
      required: true,
      default: false,
    }),
    pieces: integer({
      title: t('检针件数', 'Pieces checked'),
      required: true,
      min: 1,
      max: 1_000_000,
      unit: '件',
    }),
    found: integer({
      title: t('报警件数', 'Pieces with metal'),
      required: true,
      default: 0,
      min: 0,
      unit: '件',
    }),
    finding: text({ title: t('找到什么、怎么处理', 'What was found, and done'), maxLength: 500 }),
    at: moment({ title: t('时间', 'When'), required: true }),
    note: noteField,
    person: text({ title: t('检针人', 'Who'), maxLength: 120 }),
  },
  indexes: [['order']],
  label: '{orderNumber} {pieces}',
  list: ['at', 'orderNumber', 'machine', 'isTested', 'pieces', 'found', 'finding', 'person'],
  search: ['orderNumber', 'machine', 'finding'],
  sort: '-createdAt',
  read: 'finishing.read',
});
