import { defineApp } from '@selvedge/sdk/app';
import { attendanceForFigures } from '@selvedge/contracts/people';
import { importReport } from './actions/import-report.ts';
import { reckon } from './actions/reckon.ts';
import { setTarget } from './actions/set-target.ts';
import { adoptStudy, dropStudy, takeStudy } from './actions/studies.ts';
import { attendance } from './entities/attendance.ts';
import { attended } from './entities/attended.ts';
import { effort } from './entities/effort.ts';
import { hand } from './entities/hand.ts';
import { made } from './entities/made.ts';
import { presence } from './entities/presence.ts';
import { reported, reportFile } from './entities/reported.ts';
import { standard } from './entities/standard.ts';
import { step } from './entities/step.ts';
import { study } from './entities/study.ts';
import { target } from './entities/target.ts';
import {
  hearCorrected,
  hearMoved,
  hearOrder,
  hearPrices,
  hearRecorded,
  hearTakenBack,
} from './floor/hearing.ts';
import { keepLate, keepToday } from './jobs/keeping.ts';
import { changeLoss } from './kpis/change-loss.ts';
import { earnedMinutes, lineEfficiency } from './kpis/efficiency.ts';
import { targetMet } from './kpis/target-met.ts';
import { attendedModel } from './models/attended.ts';
import { effortModel } from './models/effort.ts';
import { handsModel } from './models/hands.ts';
import { madeModel } from './models/made.ts';
import { presenceModel } from './models/presence.ts';
import { stepsModel } from './models/steps.ts';
import { daysRelation, earnedRelation, targetRelation } from './relations.ts';
import { efficiencySettings } from './settings.ts';
import { bench } from './views/bench.ts';
import { bulletins, compareBulletins } from './views/bulletins.ts';
import { changeHours, changes } from './views/changes.ts';
import { days } from './views/days.ts';
import { figures } from './views/figures.ts';
import { reports } from './views/reports.ts';
import { skills } from './views/skills.ts';
import { studies } from './views/studies.ts';
import { targetsOfDay } from './views/targets.ts';
import { t } from './words.ts';

const LEAD = ['efficiency.read', 'efficiency.people', 'efficiency.plan'];

export default defineApp({
  id: 'efficiency',
  version: '1.0.0',
  title: t('效率与工时', 'Efficiency'),
  summary: t(
    '每组每天的效率和目标，换款损失和学习曲线，手机测时，按事实的技能矩阵，工序表对比。',
    'Efficiency and targets by team and day, style-change loss and learning curves, time studies on a phone, a skill matrix from facts, bulletins compared.',
  ),
  mark: '效',
  scope: 'factory',
  scenes: ['production-control', 'process-design'],
  requires: { apps: { people: '1.2.0', orders: '1.2.0', cutting: '1.1.0', tracking: '1.4.0' } },
  permissions: {
    'efficiency.read': t('查看效率、目标和工时', 'See efficiency, targets and minutes'),
    'efficiency.people': t('查看各人的效率和技能', 'See efficiency and skills of single people'),
    'efficiency.plan': t('定目标', 'Set targets'),
    'efficiency.study': t('测时', 'Make time studies'),
    'efficiency.manage': t('导入日报、重算、采用工时', 'Import team-days, reckon anew, take minutes over'),
  },
  roles: {
    engineer: {
      title: t('工艺、IE', 'IE'),
      permissions: [...LEAD, 'efficiency.study', 'efficiency.manage'],
      grantedTo: ['owner', 'manager', 'engineer'],
    },
    leader: { title: t('组长', 'Leader'), permissions: LEAD, grantedTo: ['leader'] },
    reader: { title: t('只读', 'Reader'), permissions: ['efficiency.read'], grantedTo: ['viewer'] },
  },
  entities: [
    attendance,
    presence,
    attended,
    made,
    effort,
    hand,
    step,
    standard,
    target,
    study,
    reported,
    reportFile,
  ],
  settings: efficiencySettings,
  hooks: [attendanceForFigures],
  subscriptions: [hearCorrected, hearMoved, hearRecorded, hearTakenBack, hearOrder, hearPrices],
  readModels: [madeModel, stepsModel, presenceModel, attendedModel, effortModel, handsModel],
  relations: [earnedRelation, daysRelation, targetRelation],
  kpis: [lineEfficiency, earnedMinutes, targetMet, changeLoss],
  jobs: [keepToday, keepLate],
  actions: [setTarget, takeStudy, dropStudy, adoptStudy, importReport, reckon],
  views: [
    figures,
    days,
    targetsOfDay,
    changes,
    changeHours,
    bench,
    studies,
    skills,
    bulletins,
    compareBulletins,
    reports,
  ],
  pages: [
    {
      name: 'line',
      title: t('效率与目标', 'Efficiency and targets'),
      archetype: 'figures',
      permission: 'efficiency.people',
      module: 'pages/line.tsx',
    },
    {
      name: 'targets',
      title: t('定目标', 'Targets'),
      archetype: 'desk',
      permission: 'efficiency.plan',
      module: 'pages/targets.tsx',
    },
    {
      name: 'study',
      title: t('测时', 'Time study'),
      archetype: 'station',
      permission: 'efficiency.study',
      module: 'pages/study.tsx',
    },
    {
      name: 'studies',
      title: t('测时对比', 'Studies and bulletin'),
      archetype: 'desk',
      permission: 'efficiency.study',
      module: 'pages/studies.tsx',
    },
    {
      name: 'skills',
      title: t('技能矩阵', 'Skill matrix'),
      archetype: 'desk',
      permission: 'efficiency.people',
      module: 'pages/skills.tsx',
    },
    {
      name: 'changes',
      title: t('换款与学习曲线', 'Style changes'),
      archetype: 'figures',
      permission: 'efficiency.read',
      module: 'pages/changes.tsx',
    },
    {
      name: 'bulletins',
      title: t('工序表对比', 'Bulletins compared'),
      archetype: 'figures',
      permission: 'efficiency.read',
      module: 'pages/bulletins.tsx',
    },
    {
      name: 'reports',
      title: t('导入的日报', 'Imported team-days'),
      archetype: 'figures',
      permission: 'efficiency.manage',
      module: 'pages/reports.tsx',
    },
  ],
});
