import { entityRef, event, integer, date, ref, relationRef, text } from '@selvedge/sdk/app';
import { bundleRef } from '@selvedge/contracts/cutting';
import { orderRef } from '@selvedge/contracts/orders';
import { t } from './words.ts';

export { floorForOwner } from './inquiries.ts';

/** What other apps may know of tracking. */
export const recordRef = entityRef('tracking/record');
export const groupRef = entityRef('tracking/group');

const payload = {
  day: date({ title: t('工作日', 'Work day'), required: true }),
  order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
  bundle: ref(bundleRef, { title: t('扎', 'Bundle') }),
  operation: text({ title: t('工序号', 'Operation no.'), required: true }),
  quantity: integer({ title: t('件数', 'Pieces'), required: true, unit: '件' }),
} as const;

/** Subject: the worker. Pieces that count from now on. */
export const workRecorded = event('tracking/work.recorded/v1', {
  title: t('报工', 'Work recorded'),
  payload,
});

/** Subject: the worker. Pieces that count no more; `quantity` above zero. */
export const workTakenBack = event('tracking/work.taken-back/v1', {
  title: t('撤销报工', 'Work taken back'),
  payload,
});

/** A row for each confirmed piece of work, and one below zero for each that takes one back: sums over them are the truth. */
export const work = relationRef('tracking/work/v1', {
  id: t('记录', 'record'),
  takes_back: t('撤销的记录', 'record that it takes back'),
  worker: t('员工；空 = 不计薪', 'worker; null = unpaid'),
  team: t('当天所在组', 'team of the day'),
  order: t('订单', 'order'),
  style: t('款式', 'style'),
  bundle: t('扎', 'bundle'),
  colour: t('颜色', 'colour'),
  size: t('尺码', 'size'),
  operation: t('工序号', 'operation'),
  quantity: t('件数', 'pieces'),
  is_rework: t('返工', 'rework'),
  fault: t('责任', 'whose fault'),
  marked_overtime: t('标记加班', 'marked as overtime'),
  habit: t('方式', 'habit'),
  group_id: t('集体', 'group'),
  day: t('工作日', 'work day'),
  at: t('时间', 'when'),
  recorded_at: t('入库时间', 'stored at'),
});

/** Sums of `tracking/work/v1` by order, operation and day, kept up as records come; a moment behind them. */
export const sewn = relationRef('tracking/sewn/v1', {
  order: t('订单', 'order'),
  operation: t('工序号', 'operation'),
  day: t('工作日', 'work day'),
  pieces: t('件数（不含返工）', 'pieces, repairs left out'),
  paid: t('计薪件数（不含返工）', 'of them those that somebody is paid for'),
  own_rework: t('返自己的工', 'repairs of own faults'),
  rework: t('返别人的工', 'repairs of others’ faults'),
  people: t('人数', 'people, or groups, who sewed it'),
});

/** What a team is to bring out in a day, from a day on until the next row of it. */
export const targets = relationRef('tracking/target/v1', {
  team: t('组', 'team'),
  from: t('从', 'first day'),
  pieces: t('每天件数', 'pieces a day'),
  hours: t('每天小时', 'hours a day'),
});
