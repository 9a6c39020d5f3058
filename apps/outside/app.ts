import { defineApp } from '@selvedge/sdk/app';
import { closeConsignmentLink, shareConsignment, shareStatement } from './actions/links.ts';
import { changeDue, setPrice } from './actions/price.ts';
import { send, sendMore } from './actions/send.ts';
import {
  agreeForPartner,
  agreeStatement,
  cancelStatement,
  deduct,
  makeStatement,
} from './actions/statements.ts';
import { correctMovement, takeBack } from './actions/take-back.ts';
import { movingPieces } from './contract.ts';
import { confirmation } from './entities/confirmation.ts';
import { consignment } from './entities/consignment.ts';
import { movement } from './entities/movement.ts';
import { partner } from './entities/partner.ts';
import { statement, statementItem, statementLine } from './entities/statement.ts';
import { consignmentDoor, statementDoor } from './guest/doors.ts';
import { movementRelation } from './relations.ts';
import { answerCosts, answerLate } from './replies.ts';
import { outsideSettings } from './settings.ts';
import { owed } from './views/owed.ts';
import { consignmentSheet, statementPaper, toSend } from './views/sheets.ts';
import { t } from './words.ts';

const READ = ['outside.read'];
const SEND = [...READ, 'outside.send', 'outside.partner'];

export default defineApp({
  id: 'outside',
  version: '1.1.0',
  title: t('外发', 'Subcontract'),
  summary: t(
    '绣花、印花、水洗、整件外发：发出、收回、短少、对方扫链接确认、对账。',
    'Embroidery, print, wash, whole garments: sent, back, short, confirmed by the partner’s link, settled by statement.',
  ),
  mark: '外',
  scope: 'factory',
  scenes: ['production-control', 'procurement'],
  requires: { apps: { orders: '1.0.0', cutting: '1.0.0' } },
  permissions: {
    'outside.read': t('查看外发', 'See what is outside'),
    'outside.send': t('发外、收回', 'Send out and take back'),
    'outside.partners': t('维护外发单位', 'Enter partners'),
    'outside.partner': t(
      '发链接给对方；对方凭它查看、确认自己的单',
      'Links for partners; what a partner may do by one',
    ),
    'outside.correct': t('冲销收发记录', 'Take movements back'),
    'outside.prices': t('查看、定外发单价和扣款', 'See and set prices and deductions'),
    'outside.settle': t('对账', 'Statements'),
  },
  roles: {
    chief: {
      title: t('老板、厂长', 'Owner, manager'),
      permissions: [...SEND, 'outside.partners', 'outside.correct', 'outside.prices', 'outside.settle'],
      grantedTo: ['owner', 'manager'],
    },
    store: {
      title: t('仓库、外发员', 'Store, subcontract clerk'),
      permissions: [...SEND, 'outside.partners'],
    },
    accountant: {
      title: t('会计', 'Accountant'),
      permissions: [...READ, 'outside.partner', 'outside.prices', 'outside.settle'],
    },
    leader: { title: t('组长', 'Leader'), permissions: SEND, grantedTo: ['leader'] },
    reader: {
      title: t('计划、只读', 'Planner, reader'),
      permissions: READ,
      grantedTo: ['engineer', 'viewer'],
    },
  },
  entities: [partner, consignment, movement, confirmation, statement, statementLine, statementItem],
  settings: outsideSettings,
  hooks: [movingPieces],
  actions: [
    send,
    sendMore,
    takeBack,
    correctMovement,
    setPrice,
    changeDue,
    shareConsignment,
    closeConsignmentLink,
    makeStatement,
    deduct,
    agreeStatement,
    agreeForPartner,
    shareStatement,
    cancelStatement,
  ],
  views: [owed, consignmentSheet, statementPaper, toSend],
  relations: [movementRelation],
  replies: [answerCosts, answerLate],
  guestDoors: [consignmentDoor, statementDoor],
  pages: [
    {
      name: 'outside',
      title: t('外发收发', 'Out and back'),
      archetype: 'desk',
      permission: 'outside.read',
      module: 'pages/outside.tsx',
    },
    {
      name: 'note',
      title: t('外发送货单', 'Delivery note'),
      archetype: 'report',
      permission: 'outside.read',
      module: 'pages/note.tsx',
    },
    {
      name: 'statement',
      title: t('外发对账单', 'Statement'),
      archetype: 'report',
      permission: 'outside.settle',
      module: 'pages/statement.tsx',
    },
  ],
});
