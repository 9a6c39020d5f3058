import { boolean, choice, entity, file, integer, list, moment, object, ref, text } from '@selvedge/sdk/app';
import { styleRef } from '@selvedge/contracts/orders';
import {
  classesField,
  dayField,
  noteField,
  orderField,
  orderNumberField,
  personField,
  styleNumberField,
  verdictFields,
} from '../fields/counts.ts';
import { COUNT_WORDS, INSPECTION_STATES, LEVEL_WORDS, SEVERITY_WORDS } from '../fields/words.ts';
import { t } from '../words.ts';

/** The final inspection of a lot, with the plan as it was when it began. What was found are checks. */
export const inspection = entity('quality/inspection', {
  title: t('成品检验', 'Final inspection'),
  plural: t('成品检验', 'Final inspections'),
  fields: {
    order: orderField,
    orderNumber: orderNumberField,
    ordinal: integer({ title: t('第几次', 'No.'), required: true, min: 1 }),
    style: ref(styleRef, { title: t('款式', 'Style'), required: true }),
    styleNumber: styleNumberField,
    lot: integer({ title: t('批量', 'Lot'), required: true, min: 1, unit: '件' }),
    level: choice({ title: t('检验水平', 'Level'), options: LEVEL_WORDS, required: true }),
    severity: choice({ title: t('严格度', 'Severity'), options: SEVERITY_WORDS, required: true }),
    letter: text({ title: t('字码', 'Code letter'), maxLength: 1 }),
    n: integer({ title: t('样本量', 'Sample'), required: true, min: 1, unit: '件' }),
    isFull: boolean({ title: t('全检', 'All of it'), required: true }),
    /** None, of lots of before: defects. */
    counts: choice({ title: t('按什么判', 'Decided by'), options: COUNT_WORDS }),
    classes: classesField,
    /** The same, one step tighter: the switching score asks about it. */
    tighter: classesField,
    repeats: text({ title: t('复检的是', 'Presented again after'), maxLength: 40 }),
    state: choice({ title: t('状态', 'State'), options: INSPECTION_STATES, required: true, default: 'open' }),
    inspected: integer({ title: t('检验件数', 'Inspected'), unit: '件' }),
    result: list({
      title: t('判定', 'Result'),
      item: object({ title: t('类别', 'Class'), fields: verdictFields }),
    }),
    isBetween: boolean({ title: t('在接收数与拒收数之间', 'Between the numbers') }),
    isAcceptedTighter: boolean({ title: t('加严一级也能接收', 'Accepted one step tighter too') }),
    concludedAt: moment({ title: t('判定时间', 'Concluded') }),
    signer: text({ title: t('签字人', 'Signed by'), maxLength: 120 }),
    signature: file({ title: t('签名', 'Signature'), accept: ['image/*'] }),
    note: noteField,
    day: dayField,
    person: personField,
  },
  unique: [['order', 'ordinal']],
  indexes: [['style', 'concludedAt'], ['state'], ['day']],
  label: '{orderNumber} #{ordinal}',
  list: ['day', 'orderNumber', 'ordinal', 'lot', 'n', 'severity', 'state', 'inspected', 'signer', 'person'],
  search: ['orderNumber', 'styleNumber', 'note'],
  sort: '-createdAt',
  read: 'quality.read',
});

/** Somebody in charge saw that the process was mended: inspection of the style goes on, tightened. */
export const resumption = entity('quality/resumption', {
  title: t('恢复检验', 'Inspection resumed'),
  plural: t('恢复检验', 'Inspections resumed'),
  fields: {
    style: ref(styleRef, { title: t('款式', 'Style'), required: true }),
    reason: text({ title: t('整改内容', 'What was mended'), required: true, maxLength: 500 }),
    at: moment({ title: t('时间', 'When'), required: true }),
    person: personField,
  },
  indexes: [['style']],
  label: '{reason}',
  read: 'quality.read',
});
