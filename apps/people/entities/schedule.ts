import { date, entity, integer, list, ref } from '@selvedge/sdk/app';
import { t } from '../words.ts';
import { shift } from './shift.ts';
import { team } from './team.ts';

export const weekdaysField = list({
  title: t('上班日', 'Work days'),
  required: true,
  item: integer({ title: t('星期', 'Weekday'), required: true, min: 1, max: 7 }),
  maxItems: 7,
  help: t('1 = 周一 … 7 = 周日', '1 = Monday … 7 = Sunday'),
});

/** From a day on, a team (none = the whole factory) works in a shift. What came before stays for the days before. */
export const schedule = entity('people/schedule', {
  title: t('排班', 'Schedule'),
  plural: t('排班', 'Schedules'),
  fields: {
    team: ref(team, { title: t('组', 'Team'), help: t('不填 = 全厂', 'None = the whole factory') }),
    since: date({ title: t('从', 'From'), required: true }),
    shift: ref(shift, { title: t('班次', 'Shift'), required: true }),
    weekdays: weekdaysField,
  },
  indexes: [['since']],
  label: '{since}',
  sort: '-since',
  read: 'people.read',
});
