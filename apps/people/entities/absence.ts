import { choice, date, entity, moment, ref, text, time } from '@selvedge/sdk/app';
import { LEAVE_KINDS, LEAVE_STATES } from '../fields/words.ts';
import { t } from '../words.ts';
import { worker } from './worker.ts';

export const leaveFields = {
  kind: choice({ title: t('类别', 'Kind'), options: LEAVE_KINDS, required: true }),
  since: date({ title: t('从', 'From'), required: true }),
  until: date({ title: t('到', 'To'), required: true }),
  startTime: time({
    title: t('几点起', 'From (time)'),
    help: t('只请一天中的一段时填', 'For part of one day only'),
  }),
  endTime: time({ title: t('到几点', 'To (time)') }),
  reason: text({ title: t('事由', 'Why') }),
} as const;

export const absence = entity('people/absence', {
  title: t('请假', 'Leave'),
  plural: t('请假', 'Leaves'),
  fields: {
    worker: ref(worker, { title: t('员工', 'Worker'), required: true }),
    ...leaveFields,
    state: choice({ title: t('状态', 'State'), options: LEAVE_STATES, required: true, default: 'requested' }),
    decidedBy: text({ title: t('审批人', 'Decided by') }),
    decidedAt: moment({ title: t('审批时间', 'Decided at') }),
    note: text({ title: t('审批意见', 'Note') }),
  },
  indexes: [['since'], ['state', 'since']],
  label: '{since} {reason}',
  list: ['worker', 'kind', 'since', 'until', 'startTime', 'endTime', 'reason', 'state', 'decidedBy'],
  sort: '-since',
  read: 'people.attendance',
});
