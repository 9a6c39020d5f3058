import { choice, entityRef, inquiry, integer, list, moment, object, ref, text } from '@selvedge/sdk/app';
import { CALLS, CALL_STATES } from './fields/words.ts';
import { t } from './words.ts';

/** What of the floor waits for somebody, for the owner's page. */
export const floorForOwner = inquiry('owner/floor/v1', {
  title: t('车间里的事', 'Trouble on the floor'),
  permission: 'owner.read',
  payload: { since: moment({ title: t('从', 'Since'), required: true }) },
  answer: {
    calls: list({
      title: t('叫人', 'Calls'),
      required: true,
      maxItems: 1000,
      item: object({
        title: t('叫人', 'Call'),
        fields: {
          call: ref(entityRef('tracking/call'), { title: t('叫人', 'Call'), required: true }),
          team: text({ title: t('组', 'Team') }),
          name: text({ title: t('谁', 'Who'), required: true }),
          kind: choice({ title: t('什么事', 'What for'), options: CALLS, required: true }),
          note: text({ title: t('说明', 'Note') }),
          state: choice({ title: t('状态', 'State'), options: CALL_STATES, required: true }),
          at: moment({ title: t('什么时候', 'Since'), required: true }),
          answeredAt: moment({ title: t('什么时候来的', 'Answered at') }),
        },
      }),
    }),
    disputes: list({
      title: t('报工争议', 'Disputes'),
      required: true,
      maxItems: 1000,
      item: object({
        title: t('争议', 'Dispute'),
        fields: {
          dispute: ref(entityRef('tracking/dispute'), { title: t('争议', 'Dispute'), required: true }),
          name: text({ title: t('谁提的', 'Whose') }),
          bundle: text({ title: t('扎号', 'Bundle no.') }),
          note: text({ title: t('说明', 'Note') }),
          at: moment({ title: t('什么时候', 'When'), required: true }),
        },
      }),
    }),
    held: integer({ title: t('待定的报工', 'Held scans'), required: true }),
  },
});
