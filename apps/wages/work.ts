import { entityRef, relationRef } from '@selvedge/sdk/app';
import { t } from './words.ts';

/** What tracking offers, as far as pay asks for it. */
export const groupRef = entityRef('tracking/group');
export const recordRef = entityRef('tracking/record');

/** A row for each confirmed piece of work, and one below zero for each that takes one back: sums over them are the truth. */
export const work = relationRef('tracking/work/v1', {
  id: t('记录', 'record'),
  worker: t('员工；空 = 不计薪', 'worker; null = unpaid'),
  team: t('当天所在组', 'team of the day'),
  order: t('订单', 'order'),
  style: t('款式', 'style'),
  colour: t('颜色', 'colour'),
  size: t('尺码', 'size'),
  operation: t('工序号', 'operation'),
  quantity: t('件数', 'pieces'),
  is_rework: t('返工', 'rework'),
  fault: t('责任', 'whose fault'),
  marked_overtime: t('标记加班', 'marked as overtime'),
  group_id: t('集体', 'group'),
  day: t('工作日', 'work day'),
  recorded_at: t('入库时间', 'stored at'),
});
