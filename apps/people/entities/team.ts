import { boolean, choice, entity, ref, text } from '@selvedge/sdk/app';
import { workerRef } from '../contract.ts';
import { TEAM_KINDS } from '../fields/words.ts';
import { t } from '../words.ts';

export const team = entity('people/team', {
  title: t('组', 'Team'),
  plural: t('组', 'Teams'),
  fields: {
    name: text({ title: t('组名', 'Name'), required: true, maxLength: 40 }),
    kind: choice({ title: t('类别', 'Kind'), options: TEAM_KINDS, required: true, default: 'sewing' }),
    workshop: text({ title: t('车间', 'Workshop'), maxLength: 40 }),
    leader: ref(workerRef, { title: t('组长', 'Leader') }),
    isActive: boolean({ title: t('在用', 'In use'), required: true, default: true }),
  },
  unique: [['name']],
  label: '{name}',
  list: ['name', 'kind', 'workshop', 'leader', 'isActive'],
  search: ['name', 'workshop'],
  sort: 'name',
  read: 'people.read',
  write: 'people.manage',
});
