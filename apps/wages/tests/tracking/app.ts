import {
  boolean,
  date,
  defineApp,
  entity,
  integer,
  moment,
  ref,
  relation,
  relationRef,
  text,
} from '@selvedge/sdk/app';
import { orderRef, styleRef } from '@selvedge/contracts/orders';
import { teamRef, workerRef } from '@selvedge/contracts/people';

/** Stands in for tracking where only its work is asked for: records are written by form. */
const t = (word: string) => ({ zh: word, en: word });

const record = entity('tracking/record', {
  title: t('record'),
  fields: {
    takesBack: text({ title: t('takes back') }),
    worker: ref(workerRef, { title: t('worker') }),
    team: ref(teamRef, { title: t('team') }),
    order: ref(orderRef, { title: t('order'), required: true }),
    style: ref(styleRef, { title: t('style') }),
    colour: text({ title: t('colour') }),
    size: text({ title: t('size') }),
    operation: text({ title: t('operation'), required: true }),
    quantity: integer({ title: t('quantity'), required: true }),
    isRework: boolean({ title: t('rework'), required: true, default: false }),
    fault: text({ title: t('fault') }),
    markedOvertime: boolean({ title: t('marked') }),
    groupId: text({ title: t('group') }),
    day: date({ title: t('day'), required: true }),
    recordedAt: moment({ title: t('recorded at'), required: true }),
    bundle: text({ title: t('bundle') }),
  },
  indexes: [['day'], ['worker', 'day']],
  label: '{operation} {quantity}',
  read: 'tracking.work',
  write: 'tracking.work',
});

const columns = [
  'id',
  'bundle',
  'at',
  'worker',
  'team',
  'order',
  'style',
  'colour',
  'size',
  'operation',
  'quantity',
  'is_rework',
  'fault',
  'marked_overtime',
  'group_id',
  'day',
  'recorded_at',
];

const work = relationRef('tracking/work/v1', Object.fromEntries(columns.map((name) => [name, t(name)])));

export default defineApp({
  id: 'tracking',
  version: '1.0.0',
  title: t('Tracking'),
  summary: t('Stands in for tracking.'),
  mark: 'T',
  scope: 'factory',
  permissions: { 'tracking.work': t('work') },
  roles: { chief: { title: t('chief'), permissions: ['tracking.work'], grantedTo: ['owner'] } },
  entities: [record],
  relations: [
    relation(work, {
      title: t('Work'),
      from: (table) => `
        select org_id, id, bundle::uuid as bundle, recorded_at as at, worker, team, "order", style, colour, size, operation, quantity, is_rework, fault, marked_overtime,
          group_id::uuid as group_id, day, recorded_at
        from ${table(record)} where deleted_at is null`,
    }),
  ],
});
