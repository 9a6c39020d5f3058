import { boolean, entity, text } from '@selvedge/sdk/app';
import { t } from '../words.ts';

/** People who sew together and share: their pieces belong to the group, the app that pays shares them out. */
export const group = entity('tracking/group', {
  title: t('集体', 'Group'),
  plural: t('集体', 'Groups'),
  fields: {
    name: text({ title: t('名称', 'Name'), required: true, maxLength: 60 }),
    isActive: boolean({ title: t('在用', 'In use'), required: true, default: true }),
  },
  unique: [['name']],
  label: '{name}',
  read: 'tracking.read',
  write: 'tracking.lead',
});
