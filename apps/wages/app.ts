import { defineApp } from '@selvedge/sdk/app';
import { attendanceForPay, attendanceNow } from '@selvedge/contracts/people';
import { grantDispute } from './actions/grant.ts';
import { addExtra, addTime, answerCharge, takeBackExtra } from './actions/extras.ts';
import { hearChanged, hearPrices, hearReleased } from './actions/hear-orders.ts';
import { importPrices } from './actions/import-prices.ts';
import { checkMonth, lockMonth, takeMonthAttendance } from './actions/months.ts';
import { changeOver, importPaper, takeBackChangeOver } from './actions/paper.ts';
import { draftPrices, enforcePrices, setPending, withdrawPrices } from './actions/prices.ts';
import { answerDispute, keepTally, raiseDispute, signPayslip, withdrawDispute } from './actions/tally.ts';
import { disputeRaised, monthLocked } from './contract.ts';
import { changeover } from './entities/changeover.ts';
import { extra } from './entities/extra.ts';
import { carried, month } from './entities/month.ts';
import { operation } from './entities/operation.ts';
import { paper, payslip } from './entities/payslip.ts';
import { price, priceList } from './entities/price.ts';
import { dispute, tally } from './entities/tally.ts';
import { member, terms } from './entities/terms.ts';
import { workday } from './entities/workday.ts';
import { attendanceOfYesterday } from './jobs.ts';
import { answerLabour, answerLabourDays, answerQuestions } from './replies.ts';
import { wageSettings } from './settings.ts';
import { entries, entryHands } from './views/entries.ts';
import { offStandard, tallies } from './views/lead.ts';
import { myMonth, myTally, myToday } from './views/mine.ts';
import { lineRecords } from './views/line-records.ts';
import { monthDesk } from './views/month-desk.ts';
import { payslipSheets } from './views/payslip-sheets.ts';
import { questionFile, questions } from './views/questions.ts';
import { differences, monthChecks, payLines, payroll, payrollLines } from './views/payroll.ts';
import { priceSheet, pricedOrders } from './views/price-sheet.ts';
import { unpriced } from './views/unpriced.ts';
import { pendingPrices, pricePreview } from './views/prices.ts';
import { t } from './words.ts';

const PAYROLL = ['wages.pay', 'wages.lines', 'wages.lead', 'wages.check', 'wages.prices'];

export default defineApp({
  id: 'wages',
  version: '1.2.0',
  title: t('计件工资', 'Piece wages'),
  summary: t(
    '工价、每天件数和钱、加班、保底、借支、月底锁定、工资条逐行可查；工资都从扫码记录算出来。',
    'Prices, pieces and money of each day, overtime, make-up, advances, the lock of a month, payslips line by line; all of it reckoned from scans.',
  ),
  mark: '薪',
  scope: 'factory',
  scenes: ['hr', 'finance'],
  requires: {
    apps: { people: '1.2.0', orders: '1.0.0', tracking: '1.0.0' },
    optional: { cutting: '1.0.0', finishing: '1.0.0' },
  },
  permissions: {
    'wages.own': t('看自己的件数和工资、对账、签字', 'Own pieces and pay, tally, signature'),
    'wages.lead': t('登记工时、答复疑问、看对账差异（不含金额）', 'Hours, disputes, tallies; no amounts'),
    'wages.prices': t('查看工价', 'See prices'),
    'wages.pricing': t('定价、调价', 'Set prices'),
    'wages.pay': t('查看所有人的工资', 'See everybody’s pay'),
    'wages.lines': t('登记奖金、借支、计薪方式等', 'Bonus, advances, terms of pay'),
    'wages.check': t('核对工资月份', 'Check a month of pay'),
    'wages.lock': t('锁定工资月份', 'Lock a month of pay'),
  },
  roles: {
    chief: {
      title: t('老板、厂长', 'Owner, manager'),
      permissions: [...PAYROLL, 'wages.pricing', 'wages.lock'],
      grantedTo: ['owner', 'manager'],
    },
    payroll: {
      title: t('工资员', 'Payroll clerk'),
      permissions: [...PAYROLL, 'wages.pricing', 'wages.lock'],
    },
    accountant: { title: t('会计（只看）', 'Accountant (reads)'), permissions: ['wages.pay'] },
    engineer: {
      title: t('工艺、IE（定价）', 'IE (prices)'),
      permissions: ['wages.prices', 'wages.pricing'],
      grantedTo: ['engineer'],
    },
    leader: {
      title: t('组长、统计员', 'Leader, line clerk'),
      permissions: ['wages.lead', 'wages.own'],
      grantedTo: ['leader'],
    },
    worker: { title: t('员工本人', 'Worker'), permissions: ['wages.own'], grantedTo: ['worker'] },
  },
  entities: [
    priceList,
    price,
    operation,
    workday,
    terms,
    member,
    extra,
    tally,
    dispute,
    month,
    carried,
    payslip,
    paper,
    changeover,
  ],
  settings: wageSettings,
  events: [monthLocked, disputeRaised],
  hooks: [attendanceForPay],
  inquiries: [attendanceNow],
  replies: [answerLabour, answerLabourDays, answerQuestions],
  subscriptions: [hearReleased, hearChanged, hearPrices],
  actions: [
    draftPrices,
    enforcePrices,
    withdrawPrices,
    setPending,
    importPrices,
    addTime,
    addExtra,
    takeBackExtra,
    answerCharge,
    keepTally,
    raiseDispute,
    answerDispute,
    grantDispute,
    withdrawDispute,
    signPayslip,
    takeMonthAttendance,
    checkMonth,
    lockMonth,
    importPaper,
    changeOver,
    takeBackChangeOver,
  ],
  views: [
    myToday,
    myMonth,
    myTally,
    payroll,
    payrollLines,
    payLines,
    differences,
    monthChecks,
    pricePreview,
    pendingPrices,
    unpriced,
    pricedOrders,
    priceSheet,
    tallies,
    offStandard,
    monthDesk,
    lineRecords,
    payslipSheets,
    questions,
    questionFile,
    entryHands,
    entries,
  ],
  jobs: [attendanceOfYesterday],
  pages: [
    {
      name: 'my-money',
      title: t('我的钱', 'My money'),
      archetype: 'station',
      permission: 'wages.own',
      module: 'pages/my-money.tsx',
    },
    {
      name: 'month',
      title: t('工资月', 'The month'),
      archetype: 'desk',
      permission: 'wages.pay',
      module: 'pages/month.tsx',
    },
    {
      name: 'prices',
      title: t('工价', 'Prices'),
      archetype: 'desk',
      permission: 'wages.prices',
      module: 'pages/prices.tsx',
    },
    {
      name: 'extras',
      title: t('登记借支、补贴、工时', 'Advances, allowances, hours'),
      archetype: 'desk',
      permission: 'wages.lead',
      module: 'pages/extras.tsx',
    },
    {
      name: 'questions',
      title: t('疑问与对账', 'Questions and tallies'),
      archetype: 'desk',
      permission: 'wages.lead',
      module: 'pages/questions.tsx',
    },
    {
      name: 'beside',
      title: t('与纸并行', 'Beside the paper'),
      archetype: 'desk',
      permission: 'wages.pay',
      module: 'pages/beside.tsx',
    },
    {
      name: 'payslips',
      title: t('工资条打印', 'Payslips to print'),
      archetype: 'report',
      permission: 'wages.pay',
      module: 'pages/payslips.tsx',
    },
  ],
});
