import { boolean, choice, date, entity, integer, moment, ref, text } from '@selvedge/sdk/app';
import { orderRef, styleRef } from '@selvedge/contracts/orders';
import { teamRef, workerRef } from '@selvedge/contracts/people';
import { groupRef } from '@selvedge/contracts/tracking';
import { MONTH_STATES } from '../fields/words.ts';
import { t } from '../words.ts';

/** A month of pay. Locked is for ever. */
export const month = entity('wages/month', {
  title: t('工资月份', 'Month of pay'),
  plural: t('工资月份', 'Months of pay'),
  fields: {
    month: text({ title: t('月份', 'Month'), required: true, pattern: String.raw`\d{4}-(0[1-9]|1[0-2])` }),
    state: choice({ title: t('状态', 'State'), options: MONTH_STATES, required: true, default: 'open' }),
    checkedBy: text({ title: t('核对人', 'Checked by') }),
    lockedBy: text({ title: t('锁定人', 'Locked by') }),
    cutoff: moment({
      title: t('记录截止', 'Records up to'),
      help: t(
        '之后入库的算下一个月的“补上月”',
        'What is stored later is paid in the next one as “last month”',
      ),
    }),
    lockedAt: moment({ title: t('锁定时间', 'Locked at') }),
    workers: integer({ title: t('人数', 'Workers'), unit: '人' }),
    pieces: integer({ title: t('件数', 'Pieces'), unit: '件' }),
  },
  unique: [['month']],
  label: '{month}',
  sort: '-month',
  read: 'wages.lead',
});

/** Pieces without a price when their month was locked: paid when they have one. */
export const carried = entity('wages/carried', {
  title: t('锁定时待定价的件数', 'Pieces carried over without a price'),
  plural: t('锁定时待定价的件数', 'Pieces carried over without a price'),
  fields: {
    month: text({ title: t('原月份', 'Their month'), required: true }),
    paidIn: text({ title: t('补发月份', 'Paid in') }),
    worker: ref(workerRef, { title: t('员工', 'Worker') }),
    group: ref(groupRef, { title: t('集体', 'Group') }),
    team: ref(teamRef, { title: t('组', 'Team') }),
    order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
    style: ref(styleRef, { title: t('款式', 'Style') }),
    operation: text({ title: t('工序号', 'Operation no.'), required: true }),
    size: text({ title: t('尺码', 'Size') }),
    colour: text({ title: t('颜色', 'Colour') }),
    day: date({ title: t('日期', 'Day'), required: true }),
    marked: boolean({ title: t('标记加班', 'Marked as overtime') }),
    quantity: integer({ title: t('件数', 'Pieces'), required: true }),
  },
  indexes: [['month'], ['paidIn']],
  label: '{day} {operation} {quantity}',
  read: 'wages.lead',
});
