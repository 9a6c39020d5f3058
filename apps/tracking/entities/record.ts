import { boolean, choice, date, entity, integer, map, moment, ref, text } from '@selvedge/sdk/app';
import { bundleRef } from '@selvedge/contracts/cutting';
import { orderRef, styleRef } from '@selvedge/contracts/orders';
import { teamRef, workerRef } from '@selvedge/contracts/people';
import { FAULTS, HABITS, KIND_WORDS, SOURCES } from '../fields/words.ts';
import { t } from '../words.ts';
import { group } from './group.ts';

const id = (zh: string, en: string) => text({ title: t(zh, en), maxLength: 40 });

const marks = (zh: string, en: string) =>
  map({ title: t(zh, en), value: integer({ title: t('件数', 'Pieces'), required: true }) });

/** What happened to pieces of a bundle. Nothing changes it: whoever is wrong adds another (garment.md, truth 1). */
export const record = entity('tracking/record', {
  title: t('报工记录', 'Record'),
  plural: t('报工记录', 'Records'),
  fields: {
    bundle: ref(bundleRef, { title: t('扎', 'Bundle'), required: true }),
    ordinal: integer({ title: t('该扎第几条', 'Its number in the bundle'), required: true, min: 1 }),
    kind: choice({ title: t('类型', 'Kind'), options: KIND_WORDS, required: true }),
    scan: id('扫码编号', 'Scan'),
    order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
    style: ref(styleRef, { title: t('款式', 'Style'), required: true }),
    colour: text({ title: t('颜色', 'Colour'), maxLength: 60 }),
    size: text({ title: t('尺码', 'Size'), maxLength: 20 }),
    operation: text({ title: t('工序号', 'Operation no.'), maxLength: 20 }),
    worker: ref(workerRef, { title: t('员工', 'Worker') }),
    team: ref(teamRef, { title: t('当天所在组', 'Team of the day') }),
    group: ref(group, { title: t('集体', 'Group') }),
    quantity: integer({ title: t('合格件数', 'Good pieces'), required: true, default: 0, unit: '件' }),
    scrapped: integer({ title: t('报废件数', 'Scrapped'), required: true, default: 0, unit: '件' }),
    moved: integer({
      title: t('处理件数', 'Pieces moved'),
      help: t('次品、留样、少件、找回、退回返工的件数', 'Pieces set aside, missed, found or sent back'),
      required: true,
      default: 0,
      unit: '件',
    }),
    isFinished: boolean({
      title: t('成品', 'Of what is out'),
      help: t('从已产出的件里拿走或放回', 'Pieces are taken from what is out, or put back'),
      required: true,
      default: false,
    }),
    marks: marks('随件转移的已报数', 'Confirmations that went with the pieces'),
    carried: marks('在外件带走的已报数', 'Confirmations that pieces outside have with them'),
    isRework: boolean({ title: t('返工', 'Rework'), required: true, default: false }),
    fault: choice({ title: t('责任', 'Whose fault'), options: FAULTS }),
    reason: text({ title: t('原因', 'Why'), maxLength: 200 }),
    takesBack: id('撤销的记录', 'Takes back'),
    cause: id('由哪条引起', 'Brought about by'),
    markedOvertime: boolean({ title: t('标记加班', 'Marked as overtime') }),
    habit: choice({ title: t('方式', 'Habit'), options: HABITS, required: true, default: 'bundle' }),
    source: choice({ title: t('来源', 'Source'), options: SOURCES, required: true, default: 'phone' }),
    station: text({ title: t('工位', 'Station'), maxLength: 60 }),
    at: moment({ title: t('时间（已校正）', 'When, corrected'), required: true }),
    deviceAt: moment({ title: t('设备上的时间', 'By the device') }),
    day: date({ title: t('工作日', 'Work day'), required: true }),
  },
  // Two that were reckoned from the same state cannot both be stored.
  unique: [['bundle', 'ordinal']],
  indexes: [['day'], ['worker', 'day'], ['order', 'operation', 'day'], ['scan'], ['cause']],
  label: '{operation} {quantity}',
  list: ['day', 'worker', 'order', 'bundle', 'operation', 'quantity', 'scrapped', 'kind', 'source', 'at'],
  sort: '-createdAt',
  read: 'tracking.records',
});
