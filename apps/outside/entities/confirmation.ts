import { choice, entity, integer, moment, ref, text } from '@selvedge/sdk/app';
import { noteField } from '../fields/goods.ts';
import { CONFIRMATIONS } from '../fields/states.ts';
import { t } from '../words.ts';
import { consignment } from './consignment.ts';

/** What the partner said, by his link. It stands beside our own count and never changes it. */
export const confirmation = entity('outside/confirmation', {
  title: t('对方确认', 'Partner’s word'),
  plural: t('对方确认', 'Partner’s words'),
  fields: {
    consignment: ref(consignment, { title: t('发外单', 'Consignment'), required: true }),
    kind: choice({ title: t('确认', 'What'), options: CONFIRMATIONS, required: true }),
    pieces: integer({ title: t('件数', 'Pieces'), required: true, min: 0, max: 1_000_000, unit: '件' }),
    expected: integer({ title: t('我方件数', 'By our count'), required: true, unit: '件' }),
    note: noteField,
    who: text({ title: t('谁', 'Who'), maxLength: 120 }),
    at: moment({ title: t('时间', 'When'), required: true }),
  },
  indexes: [['consignment']],
  label: '{kind} {pieces}',
  list: ['at', 'consignment', 'kind', 'pieces', 'expected', 'who', 'note'],
  sort: '-createdAt',
  read: 'outside.read',
});
