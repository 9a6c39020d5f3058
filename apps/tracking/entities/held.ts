import { boolean, choice, date, entity, integer, list, moment, object, ref, text } from '@selvedge/sdk/app';
import { bundleRef } from '@selvedge/contracts/cutting';
import { orderRef } from '@selvedge/contracts/orders';
import { teamRef, workerRef } from '@selvedge/contracts/people';
import { HABITS, HELD_BECAUSE, HELD_STATES, SOURCES } from '../fields/words.ts';
import { t } from '../words.ts';
import { group } from './group.ts';

/**
 * What somebody scanned or reported while nobody could answer him, and what does not fit: kept, worth nothing, until a leader
 * decides (garment.md, truth 6).
 */
export const held = entity('tracking/held', {
  title: t('待定的报工', 'Held scan'),
  plural: t('待定的报工', 'Held scans'),
  fields: {
    scan: text({ title: t('扫码编号', 'Scan'), required: true, maxLength: 40 }),
    code: text({ title: t('菲票或扎号', 'Ticket or bundle no.'), maxLength: 300 }),
    bundle: ref(bundleRef, { title: t('扎', 'Bundle') }),
    order: ref(orderRef, { title: t('订单', 'Order') }),
    colour: text({ title: t('颜色', 'Colour'), maxLength: 60 }),
    size: text({ title: t('尺码', 'Size'), maxLength: 20 }),
    operations: list({
      title: t('工序号', 'Operations'),
      required: true,
      maxItems: 100,
      item: text({ title: t('工序号', 'Operation no.'), required: true, maxLength: 20 }),
    }),
    worker: ref(workerRef, { title: t('员工', 'Worker') }),
    badge: text({ title: t('工牌', 'Badge'), maxLength: 300 }),
    group: ref(group, { title: t('集体', 'Group') }),
    team: ref(teamRef, { title: t('当天所在组', 'Team of the day') }),
    pieces: integer({
      title: t('件数', 'Pieces'),
      help: t('空 = 剩下的都报', 'None = all that remain'),
      min: 0,
      unit: '件',
    }),
    booked: integer({ title: t('已报上', 'Booked of them'), required: true, default: 0, unit: '件' }),
    because: choice({ title: t('为什么', 'Why'), options: HELD_BECAUSE, required: true }),
    said: object({
      title: t('说明', 'In words'),
      required: true,
      fields: {
        zh: text({ title: t('中文', 'Chinese'), required: true }),
        en: text({ title: t('英文', 'English'), required: true }),
      },
    }),
    at: moment({ title: t('时间（已校正）', 'When, corrected'), required: true }),
    deviceAt: moment({ title: t('设备上的时间', 'By the device') }),
    ahead: integer({ title: t('设备快的毫秒', 'Milliseconds its clock is ahead') }),
    day: date({ title: t('工作日', 'Work day'), required: true }),
    station: text({ title: t('工位', 'Station'), maxLength: 60 }),
    source: choice({ title: t('来源', 'Source'), options: SOURCES, required: true, default: 'phone' }),
    habit: choice({ title: t('方式', 'Habit'), options: HABITS, required: true, default: 'bundle' }),
    overtime: boolean({ title: t('加班', 'Overtime') }),
    state: choice({ title: t('状态', 'State'), options: HELD_STATES, required: true, default: 'open' }),
    decision: text({ title: t('处理说明', 'Decision'), maxLength: 200 }),
    decidedBy: text({ title: t('谁定的', 'Decided by'), maxLength: 100 }),
    decidedAt: moment({ title: t('什么时候定的', 'Decided at') }),
  },
  unique: [['scan']],
  indexes: [['state'], ['bundle']],
  label: '{because}',
  list: ['because', 'worker', 'bundle', 'order', 'pieces', 'booked', 'at', 'state', 'decision'],
  sort: '-createdAt',
  read: 'tracking.records',
});
