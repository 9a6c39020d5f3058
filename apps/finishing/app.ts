import { defineApp } from '@selvedge/sdk/app';
import { packCartons, unpackCarton, weighCarton } from './actions/cartons.ts';
import { correctEntry, count, countSheet, recount, settle } from './actions/count.ts';
import { recordNeedle } from './actions/needle.ts';
import { shipCartons, takeBackDeparture } from './actions/ship.ts';
import { carton } from './entities/carton.ts';
import { departure } from './entities/departure.ts';
import { entry } from './entities/entry.ts';
import { needleCheck } from './entities/needle-check.ts';
import { workRelation } from './relations.ts';
import { account, counting } from './views/counting.ts';
import { cartonByCode, packingList, toPack } from './views/packing.ts';
import { t } from './words.ts';

const READ = ['finishing.read'];
const LEAD = [...READ, 'finishing.count', 'finishing.settle', 'finishing.pack'];

export default defineApp({
  id: 'finishing',
  version: '1.0.0',
  title: t('后道与装箱', 'Finishing and packing'),
  summary: t(
    '剪线、整烫、检验、检针、挂牌、包装按数量报；装箱、装箱单、成品库、出货，账合得上。',
    'Trim, press, inspect, needle check, tag, pack by count; cartons, packing list, finished store, shipping; the account closes.',
  ),
  mark: '后',
  scope: 'factory',
  scenes: ['production-control', 'warehouse'],
  requires: { apps: { people: '1.1.0', orders: '1.1.0', cutting: '1.1.0', tracking: '1.2.0' } },
  permissions: {
    'finishing.read': t('查看后道、箱和出货', 'See finishing, cartons and departures'),
    'finishing.count': t('后道报数、检针', 'Count, and record needle checks'),
    'finishing.settle': t('件数处理、重新点数、冲销', 'Settle pieces, count anew, take entries back'),
    'finishing.pack': t('装箱、拆箱', 'Pack and unpack cartons'),
    'finishing.ship': t('出货（还须有订单的出货权限）', 'Ship (with the permission to ship orders)'),
  },
  roles: {
    chief: {
      title: t('老板、厂长', 'Owner, manager'),
      permissions: [...LEAD, 'finishing.ship'],
      grantedTo: ['owner', 'manager'],
    },
    leader: { title: t('后道组长', 'Leader'), permissions: LEAD, grantedTo: ['leader'] },
    store: {
      title: t('成品仓', 'Finished store'),
      permissions: [...READ, 'finishing.pack', 'finishing.ship'],
    },
    station: { title: t('后道工位（共用）', 'Station (shared)'), permissions: ['finishing.count'] },
    reader: {
      title: t('计划、只读', 'Planner, reader'),
      permissions: READ,
      grantedTo: ['engineer', 'viewer'],
    },
  },
  entities: [entry, departure, carton, needleCheck],
  actions: [
    count,
    countSheet,
    settle,
    recount,
    correctEntry,
    recordNeedle,
    packCartons,
    unpackCarton,
    weighCarton,
    shipCartons,
    takeBackDeparture,
  ],
  views: [counting, account, packingList, cartonByCode, toPack],
  relations: [workRelation],
  pages: [
    {
      name: 'count',
      title: t('后道报数', 'Count finishing'),
      archetype: 'station',
      permission: 'finishing.count',
      module: 'pages/count.tsx',
    },
    {
      name: 'pack',
      title: t('装箱', 'Packing'),
      archetype: 'desk',
      permission: 'finishing.pack',
      module: 'pages/pack.tsx',
    },
    {
      name: 'packing-list',
      title: t('装箱单', 'Packing list'),
      archetype: 'report',
      permission: 'finishing.read',
      module: 'pages/packing-list.tsx',
    },
  ],
});
