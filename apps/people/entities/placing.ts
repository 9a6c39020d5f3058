import { choice, date, entity, ref, text } from '@selvedge/sdk/app';
import { t } from '../words.ts';
import { team } from './team.ts';
import { worker } from './worker.ts';

/** Where somebody works from a day on, or is lent to. The team on a worker's record is the one of today. */
export const placing = entity('people/placing', {
  title: t('调组、借调', 'Move or loan'),
  plural: t('调组、借调', 'Moves and loans'),
  fields: {
    worker: ref(worker, { title: t('员工', 'Worker'), required: true }),
    team: ref(team, { title: t('组', 'Team'), required: true }),
    kind: choice({
      title: t('类别', 'Kind'),
      options: { home: t('调组', 'Move'), loan: t('借调', 'Loan') },
      required: true,
    }),
    since: date({ title: t('从', 'From'), required: true }),
    until: date({ title: t('到', 'To') }),
    reason: text({ title: t('原因', 'Why') }),
    person: text({ title: t('经手人', 'By') }),
  },
  indexes: [['since']],
  label: '{since}',
  sort: '-since',
  read: 'people.read',
});
