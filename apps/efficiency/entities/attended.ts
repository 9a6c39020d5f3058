import { entity } from '@selvedge/sdk/app';
import { t } from '../words.ts';
import { presence } from './presence.ts';

/** Of the minutes present those that count: of teams that sew, and of whoever sewed. Rows of `models/attended.ts`. */
export const attended = entity('efficiency/attended', {
  title: t('计入效率的出勤', 'Minutes that count'),
  plural: t('计入效率的出勤', 'Minutes that count'),
  fields: presence.fields,
  unique: [['day', 'worker']],
  label: '{day} {minutes}',
  sort: '-day',
  read: 'efficiency.people',
});
