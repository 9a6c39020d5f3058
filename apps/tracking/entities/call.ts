import { choice, entity, moment, ref, text } from '@selvedge/sdk/app';
import { teamRef, workerRef } from '@selvedge/contracts/people';
import { CALLS, CALL_STATES } from '../fields/words.ts';
import { t } from '../words.ts';

/** Somebody at a station needs the leader (叫人, andon). Who answered, and when, stays. */
export const call = entity('tracking/call', {
  title: t('叫人', 'Call'),
  plural: t('叫人', 'Calls'),
  fields: {
    worker: ref(workerRef, { title: t('谁', 'Who'), required: true }),
    team: ref(teamRef, { title: t('组', 'Team') }),
    kind: choice({ title: t('什么事', 'What for'), options: CALLS, required: true }),
    note: text({ title: t('说明', 'Note'), maxLength: 200 }),
    station: text({ title: t('工位', 'Station'), maxLength: 60 }),
    state: choice({ title: t('状态', 'State'), options: CALL_STATES, required: true, default: 'open' }),
    answeredBy: text({ title: t('谁来了', 'Answered by'), maxLength: 100 }),
    answeredAt: moment({ title: t('什么时候', 'Answered at') }),
  },
  indexes: [['state']],
  label: '{kind}',
  list: ['worker', 'team', 'kind', 'note', 'state', 'answeredBy', 'answeredAt'],
  sort: '-createdAt',
  read: 'tracking.read',
});
