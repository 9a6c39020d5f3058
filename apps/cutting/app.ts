import { defineApp } from '@selvedge/sdk/app';
import { recountBundle, undoCut, voidBundle } from './actions/bundle-changes.ts';
import { cancelPlan, confirmPlan } from './actions/confirm-plan.ts';
import { cancelBed, changeBed, cutBed } from './actions/cut-bed.ts';
import { divideBundle, mergeBundles } from './actions/divide.ts';
import { adjustPlan, makePlan } from './actions/make-plan.ts';
import { tieOpening } from './actions/opening.ts';
import { optimisePlan } from './actions/optimise.ts';
import { cutRecut, refuseRecut, requestRecut } from './actions/recut.ts';
import { recordSpreading, voidSpreading } from './actions/spread.ts';
import { printTickets, reprintTicket, voidTicket } from './actions/tickets.ts';
import {
  bundleChanged,
  bundleCut,
  dividingBundle,
  mergingBundles,
  recountingBundle,
  ticketsPrinted,
  ticketVoided,
  voidingBundle,
} from './contract.ts';
import { bed } from './entities/bed.ts';
import { bundle } from './entities/bundle.ts';
import { lotPair } from './entities/lot-pair.ts';
import { plan } from './entities/plan.ts';
import { recut } from './entities/recut.ts';
import { roll } from './entities/roll.ts';
import { spreading } from './entities/spreading.ts';
import { ticket } from './entities/ticket.ts';
import { bundleRelation, lotPairRelation, ticketRelation } from './relations.ts';
import { cuttingSettings } from './settings.ts';
import { findTickets } from './views/find-tickets.ts';
import { looseOrders, untied } from './views/loose.ts';
import { orderBundles } from './views/order-bundles.ts';
import { partners } from './views/partners.ts';
import { planAgainstOrder } from './views/plan-against-order.ts';
import { rollUse } from './views/roll-use.ts';
import { printable, ticketSheet } from './views/ticket-sheet.ts';
import { toCut } from './views/to-cut.ts';
import { t } from './words.ts';

const READ = ['cutting.read'];
const CUT = ['cutting.cut', 'cutting.rolls', 'cutting.recut', 'cutting.divide', 'cutting.tickets'];

export default defineApp({
  id: 'cutting',
  version: '1.1.0',
  title: t('裁剪与菲票', 'Cutting and tickets'),
  summary: t(
    '排床、拉布、分扎、打菲票、补裁；每一扎从哪床哪缸哪几层来，都查得到。',
    'Cut plans, spreading, bundles, tickets, recuts; each bundle is known by its bed, dye lot and plies.',
  ),
  mark: '裁',
  scope: 'factory',
  scenes: ['planning', 'production-control'],
  requires: { apps: { orders: '1.0.0' } },
  permissions: {
    'cutting.read': t('查看裁剪、扎和菲票', 'See plans, beds, bundles and tickets'),
    'cutting.plan': t('排床、确认裁剪计划', 'Make and confirm cut plans'),
    'cutting.cut': t('拉布、开裁、补裁', 'Spread, cut and recut'),
    'cutting.rolls': t('登记布卷', 'Enter rolls'),
    'cutting.recut': t('申请补裁', 'Ask for recuts'),
    'cutting.divide': t('分扎、并扎', 'Divide and merge bundles'),
    'cutting.tickets': t(
      '出菲票、补打、作废菲票（看得到票码）',
      'Print, reprint and void tickets (sees their codes)',
    ),
    'cutting.correct': t(
      '改件数、作废扎、撤销开裁、期初',
      'Count again, void bundles, undo cuts, opening counts',
    ),
  },
  roles: {
    chief: {
      title: t('老板、厂长', 'Owner, manager'),
      permissions: [...READ, 'cutting.plan', ...CUT, 'cutting.correct'],
      grantedTo: ['owner', 'manager'],
    },
    cutter: {
      title: t('裁床主管', 'Head of cutting'),
      permissions: [...READ, 'cutting.plan', ...CUT, 'cutting.correct'],
    },
    table: { title: t('拉布、裁剪工', 'Cutting table'), permissions: [...READ, ...CUT] },
    clerk: {
      title: t('打菲员', 'Ticket clerk'),
      permissions: [...READ, 'cutting.tickets', 'cutting.divide', 'cutting.recut'],
    },
    planner: {
      title: t('计划、工艺', 'Planner, IE'),
      permissions: [...READ, 'cutting.plan'],
      grantedTo: ['engineer'],
    },
    leader: {
      title: t('组长', 'Line leader'),
      permissions: [...READ, 'cutting.recut', 'cutting.divide'],
      grantedTo: ['leader'],
    },
    reader: { title: t('只读', 'Reader'), permissions: READ, grantedTo: ['viewer'] },
  },
  entities: [plan, bed, roll, spreading, recut, bundle, ticket, lotPair],
  settings: cuttingSettings,
  events: [bundleCut, ticketsPrinted, ticketVoided, bundleChanged],
  hooks: [voidingBundle, recountingBundle, dividingBundle, mergingBundles],
  actions: [
    makePlan,
    optimisePlan,
    adjustPlan,
    confirmPlan,
    cancelPlan,
    changeBed,
    recordSpreading,
    voidSpreading,
    cutBed,
    cancelBed,
    undoCut,
    printTickets,
    reprintTicket,
    voidTicket,
    recountBundle,
    voidBundle,
    divideBundle,
    mergeBundles,
    tieOpening,
    requestRecut,
    cutRecut,
    refuseRecut,
  ],
  views: [
    toCut,
    planAgainstOrder,
    orderBundles,
    findTickets,
    printable,
    looseOrders,
    untied,
    ticketSheet,
    partners,
    rollUse,
  ],
  relations: [bundleRelation, ticketRelation, lotPairRelation],
  pages: [
    {
      name: 'tickets',
      title: t('打印菲票', 'Print tickets'),
      archetype: 'report',
      permission: 'cutting.tickets',
      module: 'pages/tickets.tsx',
    },
  ],
});
