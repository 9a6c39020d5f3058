import { defineApp } from '@selvedge/sdk/app';
import { checkPieces } from './actions/check.ts';
import { checkRoll } from './actions/check-roll.ts';
import { confirmFirst } from './actions/first-piece.ts';
import { cancelInspection, conclude, openInspection, resume } from './actions/inspection.ts';
import { measureSheet } from './actions/measure.ts';
import { takeBack } from './actions/take-back.ts';
import { defectsFound, lotDecided, sendingBack, takingBack } from './contract.ts';
import { check } from './entities/check.ts';
import { defectKind } from './entities/defect-kind.ts';
import { finding } from './entities/finding.ts';
import { firstPiece } from './entities/first-piece.ts';
import { inspection, resumption } from './entities/inspection.ts';
import { measure } from './entities/measure.ts';
import { rollCheck } from './entities/roll-check.ts';
import { defective, dhu, firstPass } from './kpis/checks.ts';
import { finalPass } from './kpis/final-pass.ts';
import { checksRelation, defectsRelation } from './relations.ts';
import { answerLots } from './replies.ts';
import { qualitySettings } from './settings.ts';
import { figures } from './views/figures.ts';
import { firstPieces } from './views/first-pieces.ts';
import { look } from './views/look.ts';
import { lotSheet } from './views/lot-sheet.ts';
import { lots, plan } from './views/lots.ts';
import { measuring } from './views/measuring.ts';
import { orders } from './views/orders.ts';
import { pareto } from './views/pareto.ts';
import { station } from './views/station.ts';
import { t } from './words.ts';

const INSPECT = ['quality.read', 'quality.check', 'quality.inspect'];

export default defineApp({
  id: 'quality',
  version: '1.0.0',
  title: t('质量检验', 'Quality'),
  summary: t(
    '线尾检、巡检、首件、尺寸、验布、成品 AQL 抽检；疵病点在图上、拍照、退回做这道的人；百件疵病数与排列图。',
    'End of line, roaming, first piece, measurements, fabric, final inspection by AQL; defects on a drawing, with a photo, back to whoever sewed; DHU and Pareto.',
  ),
  mark: '质',
  scope: 'factory',
  scenes: ['quality'],
  requires: { apps: { people: '1.1.0', orders: '1.1.0', cutting: '1.1.0', tracking: '1.3.0' } },
  permissions: {
    'quality.read': t('查看检验记录和质量数据', 'See checks and figures'),
    'quality.check': t('检验、量尺寸、验布、首件', 'Check, measure, inspect rolls, first pieces'),
    'quality.inspect': t('开始和判定成品检验', 'Begin and conclude final inspections'),
    'quality.correct': t(
      '撤销别人的记录、取消和恢复检验',
      'Take back what others recorded; cancel and resume',
    ),
    'quality.dictionary': t('维护本厂疵病词典', 'Keep the factory’s own list of defects'),
  },
  roles: {
    manager: {
      title: t('质检主管', 'Quality manager'),
      permissions: [...INSPECT, 'quality.correct', 'quality.dictionary'],
      grantedTo: ['owner', 'manager'],
    },
    inspector: { title: t('检验员', 'Inspector'), permissions: INSPECT },
    leader: {
      title: t('组长', 'Leader'),
      permissions: ['quality.read', 'quality.check'],
      grantedTo: ['leader'],
    },
    station: { title: t('检验工位（共用）', 'Station (shared)'), permissions: ['quality.check'] },
    reader: {
      title: t('跟单、只读', 'Merchandiser, reader'),
      permissions: ['quality.read'],
      grantedTo: ['engineer', 'viewer'],
    },
  },
  entities: [inspection, resumption, check, finding, measure, firstPiece, rollCheck, defectKind],
  settings: qualitySettings,
  events: [defectsFound, lotDecided],
  hooks: [sendingBack, takingBack],
  relations: [checksRelation, defectsRelation],
  replies: [answerLots],
  kpis: [dhu, defective, firstPass, finalPass],
  actions: [
    checkPieces,
    takeBack,
    openInspection,
    conclude,
    cancelInspection,
    resume,
    measureSheet,
    confirmFirst,
    checkRoll,
  ],
  views: [station, look, lots, plan, lotSheet, measuring, firstPieces, pareto, figures, orders],
  pages: [
    {
      name: 'endline',
      title: t('线尾检', 'End of line'),
      archetype: 'station',
      permission: 'quality.check',
      module: 'pages/endline.tsx',
    },
    {
      name: 'roaming',
      title: t('巡检', 'Roaming check'),
      archetype: 'station',
      permission: 'quality.check',
      module: 'pages/roaming.tsx',
    },
    {
      name: 'final',
      title: t('成品检验', 'Final inspection'),
      archetype: 'station',
      permission: 'quality.inspect',
      module: 'pages/final.tsx',
    },
    {
      name: 'report',
      title: t('成品检验报告', 'Inspection report'),
      archetype: 'report',
      permission: 'quality.read',
      module: 'pages/report.tsx',
    },
    {
      name: 'measure',
      title: t('量尺寸', 'Measurement sheet'),
      archetype: 'desk',
      permission: 'quality.check',
      module: 'pages/measure.tsx',
    },
    {
      name: 'first',
      title: t('首件确认', 'First pieces'),
      archetype: 'station',
      permission: 'quality.check',
      module: 'pages/first.tsx',
    },
    {
      name: 'rolls',
      title: t('验布', 'Fabric rolls'),
      archetype: 'station',
      permission: 'quality.check',
      module: 'pages/rolls.tsx',
    },
    {
      name: 'orders',
      title: t('订单质量', 'Quality of orders'),
      archetype: 'desk',
      permission: 'quality.read',
      module: 'pages/orders.tsx',
    },
    {
      name: 'figures',
      title: t('质量数据', 'Quality figures'),
      archetype: 'figures',
      permission: 'quality.read',
      module: 'pages/figures.tsx',
    },
  ],
});
