import { entityRef, relationRef } from '@selvedge/sdk/app';
import { t } from './words.ts';

export { STAGES as finishingStages } from './fields/words.ts';

/** What other apps may know of finishing. */
export const cartonRef = entityRef('finishing/carton');
export const departureRef = entityRef('finishing/departure');

/** Pieces done at a stage, a row for each record, below zero for each that takes one back; in the columns of `tracking/work/v1`. */
export const finishingWork = relationRef('finishing/work/v1', {
  id: t('记录', 'record'),
  takes_back: t('冲销的记录', 'record that it takes back'),
  worker: t('员工；空 = 不计薪', 'worker; null = unpaid'),
  team: t('组', 'team'),
  order: t('订单', 'order'),
  colour: t('颜色', 'colour'),
  size: t('尺码', 'size'),
  operation: t('工段', 'stage: trim, press, inspect, needle, tag or pack'),
  quantity: t('件数', 'pieces'),
  day: t('工作日', 'work day'),
  at: t('时间', 'when'),
  recorded_at: t('入库时间', 'stored at'),
});
