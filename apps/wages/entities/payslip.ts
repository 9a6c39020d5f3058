import { entity, integer, moment, money, ref, text } from '@selvedge/sdk/app';
import { teamRef, workerRef } from '@selvedge/contracts/people';
import { linesField, totalFields } from '../fields/line.ts';
import { t } from '../words.ts';
import { PAY } from './extra.ts';

/** What somebody was paid in a month, line by line, as it stood at the lock. Only his signature comes afterwards. */
export const payslip = entity('wages/payslip', {
  title: t('工资条', 'Payslip'),
  plural: t('工资表', 'Payslips'),
  fields: {
    month: text({ title: t('月份', 'Month'), required: true }),
    worker: ref(workerRef, { title: t('员工', 'Worker'), required: true }),
    number: text({ title: t('工号', 'Number'), required: true }),
    name: text({ title: t('姓名', 'Name'), required: true }),
    team: ref(teamRef, { title: t('组', 'Team') }),
    ...totalFields,
    lines: linesField,
    signedAt: moment({ title: t('本人签字', 'Signed at') }),
  },
  unique: [['month', 'worker']],
  indexes: [['worker']],
  label: '{month} {number} {name}',
  list: [
    'month',
    'number',
    'name',
    'pieces',
    'piecePay',
    'overtimePay',
    'otherPay',
    'gross',
    'deductions',
    'net',
    'signedAt',
  ],
  search: ['number', 'name'],
  sort: 'number',
  read: PAY,
});

/** What the paper says, for the pay period that runs beside it. */
export const paper = entity('wages/paper', {
  title: t('纸上的工资', 'Pay on paper'),
  plural: t('纸上的工资', 'Pay on paper'),
  fields: {
    month: text({ title: t('月份', 'Month'), required: true, pattern: String.raw`\d{4}-(0[1-9]|1[0-2])` }),
    worker: ref(workerRef, { title: t('员工', 'Worker'), required: true }),
    pieces: integer({ title: t('件数', 'Pieces'), unit: '件' }),
    amount: money({ title: t('应发', 'Gross'), required: true }),
    note: text({ title: t('备注', 'Note') }),
  },
  unique: [['month', 'worker']],
  label: '{month} {worker}',
  read: PAY,
  write: PAY,
});
