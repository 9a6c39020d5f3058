import { choice, entity, integer, moment, ref, text } from '@selvedge/sdk/app';
import { operationsField } from '../fields/operation.ts';
import { techPackFields } from '../fields/techpack.ts';
import { t } from '../words.ts';
import { style } from './style.ts';

/** The tech pack and operation bulletin of a style. Once released it never changes: a change is a new version. */
export const styleVersion = entity('orders/styleVersion', {
  title: t('款式版本', 'Style version'),
  plural: t('款式版本', 'Style versions'),
  fields: {
    style: ref(style, { title: t('款式', 'Style'), required: true }),
    number: integer({ title: t('版本', 'Version'), required: true, min: 1 }),
    status: choice({
      title: t('状态', 'Status'),
      options: { draft: t('草稿', 'Draft'), released: t('已下达', 'Released') },
      required: true,
      default: 'draft',
    }),
    reason: text({ title: t('变更原因', 'Reason of the change'), maxLength: 500 }),
    ...techPackFields,
    operations: operationsField,
    releasedAt: moment({ title: t('下达时间', 'Released at') }),
    releasedBy: text({ title: t('下达人', 'Released by'), maxLength: 120 }),
  },
  unique: [['style', 'number']],
  label: 'V{number}',
  list: ['style', 'number', 'status', 'reason', 'releasedAt'],
  search: ['reason'],
  read: 'orders.read',
});

/** A line leader has read what changed. */
export const confirmation = entity('orders/confirmation', {
  title: t('变更确认', 'Confirmation'),
  plural: t('变更确认', 'Confirmations'),
  fields: {
    styleVersion: ref(styleVersion, { title: t('款式版本', 'Style version'), required: true }),
    person: text({ title: t('确认人', 'Who'), required: true, maxLength: 120 }),
    login: text({ title: t('登录名', 'Login'), required: true, maxLength: 120 }),
    group: text({ title: t('组', 'Group'), maxLength: 80 }),
    note: text({ title: t('备注', 'Note'), maxLength: 500 }),
  },
  unique: [['styleVersion', 'login']],
  label: '{person}',
  list: ['styleVersion', 'person', 'group', 'note'],
  read: 'orders.read',
});
