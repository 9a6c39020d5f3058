import { choice, entity, integer, moment, object, ref, text } from '@selvedge/sdk/app';
import { bundleRef } from '@selvedge/contracts/cutting';
import { workerRef } from '@selvedge/contracts/people';
import { OUTCOMES, WAYS } from '../fields/reading.ts';
import { t } from '../words.ts';
import { binding } from './binding.ts';

/** A tag that a reader saw, however many times it told so, and what became of it. Both times are kept: the device's, and when it came in. */
export const pass = entity('tracking/pass', {
  title: t('读到的标签', 'Tag that was read'),
  plural: t('读到的标签', 'Tags that were read'),
  fields: {
    reading: text({ title: t('读数', 'Reading'), required: true, maxLength: 60 }),
    scan: text({ title: t('扫码编号', 'Scan'), required: true, maxLength: 40 }),
    thing: text({ title: t('设备', 'Thing'), required: true, maxLength: 512 }),
    tag: text({ title: t('标签号', 'Tag'), required: true, maxLength: 200 }),
    way: choice({ title: t('方式', 'How'), options: WAYS, required: true }),
    at: moment({ title: t('设备上的时间', 'By the device'), required: true }),
    until: moment({ title: t('最后读到', 'Seen last'), required: true }),
    heardAt: moment({ title: t('收到的时间', 'Came in'), required: true }),
    outcome: choice({ title: t('结果', 'Outcome'), options: OUTCOMES, required: true }),
    said: object({
      title: t('说明', 'In words'),
      fields: {
        zh: text({ title: t('中文', 'Chinese'), required: true }),
        en: text({ title: t('英文', 'English'), required: true }),
      },
    }),
    binding: ref(binding, { title: t('标签绑定', 'Tag') }),
    bundle: ref(bundleRef, { title: t('扎', 'Bundle') }),
    worker: ref(workerRef, { title: t('员工', 'Worker') }),
    operation: text({ title: t('工序号', 'Operation no.'), maxLength: 20 }),
    pieces: integer({ title: t('件数', 'Pieces'), required: true, default: 0, unit: '件' }),
  },
  unique: [['reading']],
  indexes: [['thing', 'tag', 'at'], ['thing', 'outcome', 'at'], ['at'], ['binding']],
  label: '{tag}',
  list: ['at', 'thing', 'tag', 'way', 'outcome', 'worker', 'bundle', 'operation', 'pieces'],
  sort: '-at',
  read: 'tracking.records',
});
