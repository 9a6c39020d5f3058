import { boolean, entity, text } from '@selvedge/sdk/app';
import { workKind } from '../fields/states.ts';
import { t } from '../words.ts';

/** Somebody who works for the factory outside of it. */
export const partner = entity('outside/partner', {
  title: t('外发单位', 'Partner'),
  plural: t('外发单位', 'Partners'),
  fields: {
    name: text({ title: t('名称', 'Name'), required: true, maxLength: 120 }),
    work: workKind,
    contact: text({ title: t('联系人', 'Contact'), maxLength: 80 }),
    phone: text({ title: t('电话', 'Phone'), maxLength: 40, pattern: '[0-9+() -]*' }),
    address: text({ title: t('地址', 'Address'), maxLength: 200 }),
    note: text({ title: t('备注', 'Note'), maxLength: 500 }),
    isActive: boolean({ title: t('在用', 'In use'), required: true, default: true }),
  },
  unique: [['name']],
  label: '{name}',
  list: ['name', 'work', 'contact', 'phone', 'isActive'],
  search: ['name', 'contact', 'phone'],
  sort: 'name',
  read: 'outside.read',
  write: 'outside.partners',
});
