import { choice, entity, ref } from '@selvedge/sdk/app';
import { teamRef } from '@selvedge/contracts/people';
import { LINE_HABITS } from '../fields/words.ts';
import { t } from '../words.ts';
import { group } from './group.ts';

/** How a line books: its stations and the clerk's page follow. A line without one does as the setting says. */
export const line = entity('tracking/line', {
  title: t('各组报工方式', 'Habit of a line'),
  plural: t('各组报工方式', 'Habits of lines'),
  fields: {
    team: ref(teamRef, { title: t('组', 'Team'), required: true }),
    habit: choice({
      title: t('方式', 'Habit'),
      options: LINE_HABITS,
      required: true,
      default: 'bundle',
    }),
    group: ref(group, {
      title: t('记到集体', 'Books for the group'),
      help: t(
        '填了，这组扫的都记到集体名下，工资按集体分',
        'Where it is set, what the line books is the group’s, and pay is shared out among it',
      ),
    }),
  },
  unique: [['team']],
  label: '{habit}',
  list: ['team', 'habit', 'group'],
  read: 'tracking.read',
  write: 'tracking.lead',
});
