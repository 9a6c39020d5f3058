import { choice, date, entity, integer, ref, text } from '@selvedge/sdk/app';
import { orderRef } from '@selvedge/contracts/orders';
import { workerRef } from '@selvedge/contracts/people';
import { DISPUTE_STATES } from '../fields/words.ts';
import { recordRef } from '@selvedge/contracts/tracking';
import { t } from '../words.ts';
import { extra } from './extra.ts';

const worker = ref(workerRef, { title: t('员工', 'Worker'), required: true });

/** 对账本: what a worker counted himself on a day. */
export const tally = entity('wages/tally', {
  title: t('自己的对账本', 'Own tally'),
  plural: t('对账本', 'Own tallies'),
  fields: {
    worker,
    day: date({ title: t('日期', 'Day'), required: true }),
    order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
    operation: text({ title: t('工序号', 'Operation no.'), required: true, maxLength: 20 }),
    quantity: integer({ title: t('自己记的件数', 'Own count'), required: true, min: 0, unit: '件' }),
  },
  unique: [['worker', 'day', 'order', 'operation']],
  label: '{day} {operation} {quantity}',
  sort: '-day',
  read: 'wages.lead',
});

/** A question of a worker about his pay, and the answer. */
export const dispute = entity('wages/dispute', {
  title: t('工资疑问', 'Dispute'),
  plural: t('工资疑问', 'Disputes'),
  fields: {
    worker,
    month: text({ title: t('月份', 'Month'), required: true, maxLength: 7 }),
    day: date({ title: t('日期', 'Day') }),
    order: ref(orderRef, { title: t('订单', 'Order') }),
    operation: text({ title: t('工序号', 'Operation no.'), maxLength: 20 }),
    line: text({ title: t('工资条上的项目', 'Line of the payslip'), maxLength: 120 }),
    question: text({ title: t('疑问', 'Question'), required: true, multiline: true }),
    state: choice({ title: t('状态', 'State'), options: DISPUTE_STATES, required: true, default: 'open' }),
    answer: text({ title: t('答复', 'Answer'), multiline: true }),
    person: text({ title: t('答复人', 'Answered by') }),
    extra: ref(extra, { title: t('更正用的工资项', 'Line of pay that puts it right') }),
    record: ref(recordRef, { title: t('更正用的报工记录', 'Record that puts it right') }),
  },
  indexes: [['state'], ['worker']],
  label: '{month} {question}',
  list: ['worker', 'month', 'day', 'operation', 'question', 'state', 'answer', 'person'],
  read: 'wages.lead',
});
