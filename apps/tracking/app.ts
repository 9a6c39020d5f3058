import { defineApp } from '@selvedge/sdk/app';
import { answerCall, callLeader } from './actions/call.ts';
import { bookCoupons } from './actions/book-coupons.ts';
import { decideHeld, reopenHeld } from './actions/decide-held.ts';
import { decideDispute, raiseDispute } from './actions/dispute.ts';
import { giveTo } from './actions/give-to.ts';
import { opening } from './actions/opening.ts';
import { report } from './actions/report.ts';
import { scan } from './actions/scan.ts';
import { sendBack } from './actions/send-back.ts';
import { settle } from './actions/settle.ts';
import { setPost, signIn } from './actions/posts.ts';
import { bindTag, freeTag } from './actions/tags.ts';
import { undo } from './actions/undo.ts';
import { target } from './entities/target.ts';
import { workRecorded, workTakenBack } from './contract.ts';
import { call } from './entities/call.ts';
import { binding } from './entities/binding.ts';
import { dispute } from './entities/dispute.ts';
import { pass } from './entities/pass.ts';
import { post } from './entities/post.ts';
import { group } from './entities/group.ts';
import { held } from './entities/held.ts';
import { line } from './entities/line.ts';
import { record } from './entities/record.ts';
import { sewn, sewnModel } from './entities/sewn.ts';
import {
  answerDivide,
  answerMerge,
  answerOutside,
  answerRecount,
  answerSendBack,
  answerTakeBack,
  answerVoid,
} from './provides.ts';
import { sewnRelation, targetRelation, workRelation } from './relations.ts';
import { answerFloor } from './replies.ts';
import { hangerMoves, tagReads } from './telemetry.ts';
import { trackingSettings } from './settings.ts';
import { bundleLife } from './views/bundle-life.ts';
import { figures } from './views/figures.ts';
import { findBundles } from './views/find-bundles.ts';
import { heldScans } from './views/held-scans.ts';
import { hands } from './views/hands.ts';
import { myDay } from './views/my-day.ts';
import { openings } from './views/openings.ts';
import { orderLife } from './views/order-life.ts';
import { progress } from './views/progress.ts';
import { reportChoices } from './views/report-choices.ts';
import { readers } from './views/readers.ts';
import { today } from './views/today.ts';
import { trouble } from './views/trouble.ts';
import { who } from './views/who.ts';
import { yamazumi } from './views/yamazumi.ts';
import { t } from './words.ts';

const SCAN = ['tracking.scan'];
const LEAD = [...SCAN, 'tracking.read', 'tracking.records', 'tracking.clerk', 'tracking.lead'];

export default defineApp({
  id: 'tracking',
  version: '1.5.0',
  title: t('扫菲票报工', 'Scanning and tracking'),
  summary: t(
    '扫工牌和菲票报工，谁做了哪扎哪道多少件；撤销、争议都留痕。',
    'Badge and ticket: who sewed which bundle, operation and pieces; what is taken back or disputed stays on record.',
  ),
  mark: '扫',
  scope: 'factory',
  scenes: ['production-control'],
  requires: {
    apps: { people: '1.1.0', orders: '1.1.0', cutting: '1.1.0' },
    optional: { outside: '1.0.0', quality: '1.0.0', efficiency: '1.0.0' },
  },
  permissions: {
    'tracking.scan': t('扫码报工', 'Scan work'),
    'tracking.read': t('查看进度和争议', 'See progress and disputes'),
    'tracking.records': t('查看所有报工记录', 'See all records'),
    'tracking.clerk': t('替别人补录', 'Book for others'),
    'tracking.lead': t('撤销、处理争议', 'Take back, decide disputes'),
  },
  roles: {
    leader: { title: t('组长', 'Leader'), permissions: LEAD, grantedTo: ['owner', 'manager', 'leader'] },
    clerk: {
      title: t('统计员', 'Line clerk'),
      permissions: [...SCAN, 'tracking.read', 'tracking.records', 'tracking.clerk'],
    },
    station: { title: t('工位（共用）', 'Station (shared)'), permissions: SCAN },
    worker: { title: t('员工', 'Worker'), permissions: SCAN, grantedTo: ['worker'] },
    viewer: { title: t('查看', 'Viewer'), permissions: ['tracking.read'], grantedTo: ['engineer', 'viewer'] },
  },
  entities: [record, dispute, held, group, line, target, call, binding, post, pass, sewn],
  settings: trackingSettings,
  events: [workRecorded, workTakenBack],
  telemetry: [tagReads, hangerMoves],
  relations: [workRelation, sewnRelation, targetRelation],
  readModels: [sewnModel],
  replies: [answerFloor],
  actions: [
    scan,
    bookCoupons,
    report,
    undo,
    giveTo,
    sendBack,
    settle,
    opening,
    raiseDispute,
    decideDispute,
    decideHeld,
    reopenHeld,
    callLeader,
    answerCall,
    bindTag,
    freeTag,
    setPost,
    signIn,
  ],
  provides: [
    answerVoid,
    answerRecount,
    answerOutside,
    answerDivide,
    answerMerge,
    answerSendBack,
    answerTakeBack,
  ],
  views: [
    who,
    myDay,
    progress,
    orderLife,
    bundleLife,
    findBundles,
    today,
    trouble,
    heldScans,
    hands,
    reportChoices,
    readers,
    openings,
    figures,
    yamazumi,
  ],
  pages: [
    {
      name: 'station',
      title: t('扫菲票', 'Scan tickets'),
      archetype: 'station',
      permission: 'tracking.scan',
      module: 'pages/station.tsx',
      shortLink: 't',
    },
    {
      name: 'board',
      title: t('产量看板', 'Output board'),
      archetype: 'board',
      permission: 'tracking.read',
      module: 'pages/board.tsx',
    },
    {
      name: 'progress',
      title: t('进度图', 'Progress'),
      archetype: 'desk',
      permission: 'tracking.read',
      module: 'pages/progress.tsx',
    },
    {
      name: 'bundle',
      title: t('这扎在哪', 'Where is this bundle'),
      archetype: 'desk',
      permission: 'tracking.read',
      module: 'pages/bundle.tsx',
    },
    {
      name: 'morning',
      title: t('早会', 'Morning list'),
      archetype: 'desk',
      permission: 'tracking.read',
      module: 'pages/morning.tsx',
    },
    {
      name: 'evening',
      title: t('今日战报', 'Picture of the day'),
      archetype: 'desk',
      permission: 'tracking.read',
      module: 'pages/evening.tsx',
    },
    {
      name: 'readers',
      title: t('读写器和标签', 'Readers and tags'),
      archetype: 'desk',
      permission: 'tracking.read',
      module: 'pages/readers.tsx',
    },
    {
      name: 'figures',
      title: t('产出数据', 'Output figures'),
      archetype: 'figures',
      permission: 'tracking.read',
      module: 'pages/figures.tsx',
    },
    {
      name: 'opening',
      title: t('期初：已做到哪道', 'Opening: done so far'),
      archetype: 'desk',
      permission: 'tracking.clerk',
      module: 'pages/opening.tsx',
    },
    {
      name: 'clerk',
      title: t('统计员录入', 'Clerk’s entry'),
      archetype: 'desk',
      permission: 'tracking.clerk',
      module: 'pages/clerk.tsx',
    },
  ],
});
