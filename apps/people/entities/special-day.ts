import { choice, date, entity, ref, text } from '@selvedge/sdk/app';
import { DAY_KINDS } from '../fields/words.ts';
import { t } from '../words.ts';
import { team } from './team.ts';

/** A day that is not as its weekday says: a public holiday, a swapped rest day, no power. Read in as a list once a year. */
export const specialDay = entity('people/specialDay', {
  title: t('特殊日', 'Special day'),
  plural: t('节假日、调休', 'Holidays and swapped days'),
  fields: {
    day: date({ title: t('日期', 'Day'), required: true }),
    kind: choice({ title: t('算作', 'Counts as'), options: DAY_KINDS, required: true }),
    name: text({ title: t('名称', 'Name'), maxLength: 60 }),
    team: ref(team, { title: t('组', 'Team'), help: t('不填 = 全厂', 'None = the whole factory') }),
  },
  unique: [['day', 'team']],
  indexes: [['day']],
  label: '{day} {name}',
  sort: 'day',
  read: 'people.read',
  write: 'people.manage',
});
