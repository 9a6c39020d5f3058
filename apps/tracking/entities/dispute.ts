import { choice, entity, ref, text } from '@selvedge/sdk/app';
import { bundleRef } from '@selvedge/contracts/cutting';
import { workerRef } from '@selvedge/contracts/people';
import { t } from '../words.ts';

export const DISPUTE_STATES = {
  open: t('待处理', 'Open'),
  granted: t('改给他', 'Granted'),
  refused: t('不改', 'Refused'),
} as const;

/** Somebody scanned a bundle that another had booked (冒领). A leader decides. */
export const dispute = entity('tracking/dispute', {
  title: t('报工争议', 'Dispute'),
  plural: t('报工争议', 'Disputes'),
  fields: {
    bundle: ref(bundleRef, { title: t('扎', 'Bundle'), required: true }),
    operation: text({ title: t('工序号', 'Operation no.'), maxLength: 20 }),
    worker: ref(workerRef, { title: t('提出人', 'Whose'), required: true }),
    note: text({ title: t('说明', 'Note'), maxLength: 200 }),
    state: choice({ title: t('状态', 'State'), options: DISPUTE_STATES, required: true, default: 'open' }),
    decision: text({ title: t('处理说明', 'Decision'), maxLength: 200 }),
  },
  indexes: [['state', 'bundle']],
  label: '{note}',
  read: 'tracking.read',
});
