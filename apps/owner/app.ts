import { defineApp } from '@selvedge/sdk/app';
import { feesForOwner } from '@selvedge/contracts/orders';
import { costsForOwner, lateForOwner } from '@selvedge/contracts/outside';
import { presenceForOwner } from '@selvedge/contracts/people';
import { lotsForOwner } from '@selvedge/contracts/quality';
import { floorForOwner } from '@selvedge/contracts/tracking';
import { labourDaysForOwner, labourForOwner, questionsForOwner } from '@selvedge/contracts/wages';
import { reportNow } from './actions/report-now.ts';
import { addDevice, addRobot, dropDevice, dropRobot, testSend } from './actions/sending.ts';
import { dayFigures } from './entities/day-figures.ts';
import { payment, receivable } from './entities/receivable.ts';
import { report } from './entities/report.ts';
import { trim } from './entities/trim.ts';
import { dailyReport } from './jobs/daily-report.ts';
import { keepWeek } from './jobs/night.ts';
import { cost as costKpi, costPerPiece } from './kpis/cost.ts';
import { overdue } from './kpis/overdue.ts';
import { ownerSettings } from './settings.ts';
import { daily } from './views/daily.ts';
import { earning, earnings } from './views/earnings.ts';
import { receivables } from './views/receivables.ts';
import { sending } from './views/sending.ts';
import { ship, shipOrder } from './views/ship.ts';
import { cost, today } from './views/today.ts';
import { trouble } from './views/trouble.ts';
import { week } from './views/week.ts';
import { t } from './words.ts';

const ALL = ['owner.read', 'owner.money', 'owner.books', 'owner.report'];

export default defineApp({
  id: 'owner',
  version: '1.0.0',
  title: t('老板', 'Owner'),
  summary: t(
    '晚上看一页：能不能交、今天花了多少出了多少、出了什么事；每单挣多少、谁欠我；到点发日报。',
    'One page for the evening: can we ship, what today cost and put out, what went wrong; what each order earns, who owes me; a report at a set hour.',
  ),
  mark: '老',
  scope: 'factory',
  scenes: ['decision', 'finance'],
  requires: {
    apps: { people: '1.2.0', orders: '1.2.0', cutting: '1.1.0', tracking: '1.4.0' },
    optional: { wages: '1.2.0', outside: '1.1.0', finishing: '1.0.0', quality: '1.0.0' },
  },
  permissions: {
    'owner.read': t('看交期、产量、出的事（不含金额）', 'Delivery, output, what went wrong; no amounts'),
    'owner.money': t('看金额：成本、每单挣多少、应收', 'Amounts: cost, what each order earns, receivables'),
    'owner.books': t('登记应收、收款、辅料费', 'Enter receivables, payments and trims'),
    'owner.report': t('出日报、发到手机和群里', 'Make the daily report, send it to phones and groups'),
  },
  roles: {
    owner: { title: t('老板', 'Owner'), permissions: ALL, grantedTo: ['owner'] },
    manager: {
      title: t('厂长（不看金额）', 'Manager (no amounts)'),
      permissions: ['owner.read'],
      grantedTo: ['manager'],
    },
    accountant: {
      title: t('会计', 'Accountant'),
      permissions: ['owner.read', 'owner.money', 'owner.books'],
    },
  },
  entities: [trim, receivable, payment, dayFigures, report],
  settings: ownerSettings,
  inquiries: [
    feesForOwner,
    costsForOwner,
    lateForOwner,
    presenceForOwner,
    lotsForOwner,
    floorForOwner,
    labourForOwner,
    labourDaysForOwner,
    questionsForOwner,
  ],
  notices: {
    title: t('每天到点把日报发到群机器人和手机', 'The daily report to robots of groups and to phones'),
    permission: 'owner.report',
  },
  actions: [reportNow, addRobot, dropRobot, addDevice, dropDevice, testSend],
  views: [ship, shipOrder, today, cost, trouble, earnings, earning, receivables, week, daily, sending],
  kpis: [costKpi, costPerPiece, overdue],
  jobs: [keepWeek, dailyReport],
  pages: [
    {
      name: 'evening',
      title: t('今晚', 'This evening'),
      archetype: 'station',
      permission: 'owner.read',
      module: 'pages/evening.tsx',
    },
    {
      name: 'sending',
      title: t('日报发到哪', 'Where the report goes'),
      archetype: 'station',
      permission: 'owner.report',
      module: 'pages/sending.tsx',
    },
    {
      name: 'daily',
      title: t('日报', 'Daily report'),
      archetype: 'report',
      permission: 'owner.read',
      module: 'pages/daily.tsx',
    },
  ],
});
