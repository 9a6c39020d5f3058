import { defineApp } from '@selvedge/sdk/app';
import { addOrder } from './actions/add-order.ts';
import { adoptVersion } from './actions/adopt-version.ts';
import { changeOrder } from './actions/change-order.ts';
import { changeQuantities } from './actions/change-quantities.ts';
import { copyStyle } from './actions/copy-style.ts';
import { editVersion } from './actions/edit-version.ts';
import { importBulletin } from './actions/import-bulletin.ts';
import { importSheet } from './actions/import-sheet.ts';
import { advance, cancel, close, hold, resume } from './actions/order-states.ts';
import { release } from './actions/release.ts';
import { confirmVersion, releaseVersion } from './actions/release-version.ts';
import { reviseStyle } from './actions/revise-style.ts';
import { fillPrices, setOrderPrices } from './actions/set-prices.ts';
import { setSams } from './actions/set-sams.ts';
import { correctShipment, ship } from './actions/ship.ts';
import { splitDeliveries } from './actions/split-deliveries.ts';
import {
  besideOrder,
  orderCancelled,
  orderChanged,
  orderLate,
  orderReleased,
  orderShipped,
  pricesSet,
  styleReleased,
} from './contract.ts';
import { customer } from './entities/customer.ts';
import { orderChange } from './entities/order-change.ts';
import { order } from './entities/order.ts';
import { shipment } from './entities/shipment.ts';
import { confirmation, styleVersion } from './entities/style-version.ts';
import { style } from './entities/style.ts';
import { lateOrders } from './jobs/late-orders.ts';
import { onTime } from './kpis/on-time.ts';
import { openPieces } from './kpis/open-pieces.ts';
import { customerRelation, openRelation, releasedRelation, versionRelation } from './relations.ts';
import { answerFees } from './replies.ts';
import { orderSettings } from './settings.ts';
import { dueThisWeek, orderBoard } from './views/order-board.ts';
import { orderMatrix } from './views/order-matrix.ts';
import { operationPrices, priceCheck } from './views/prices.ts';
import { styleSheet } from './views/style-sheet.ts';
import { t } from './words.ts';

const READ = ['orders.read'];
const PRODUCE = ['orders.write', 'orders.styles', 'orders.release', 'orders.advance', 'orders.ship'];
const ENGINEER = ['orders.styles', 'orders.bulletin', 'orders.pricing', 'orders.prices.operation'];
const SELL = ['orders.prices', 'orders.receivables', 'orders.prices.operation'];

export default defineApp({
  id: 'orders',
  version: '1.2.0',
  title: t('订单与款式', 'Orders and styles'),
  summary: t(
    '客户、款式、工序工价表，一张订单一份色码表，从草稿跟到出货。',
    'Customers, styles, operation bulletins; one order with its colour × size matrix, from draft to shipment.',
  ),
  mark: '单',
  scope: 'factory',
  scenes: ['marketing', 'process-design'],
  permissions: {
    'orders.read': t('查看订单、款式和工艺单', 'See orders, styles and tech packs'),
    'orders.write': t('录入和修改订单、客户', 'Enter and change orders and customers'),
    'orders.styles': t('建款、复制款', 'Enter and copy styles'),
    'orders.bulletin': t(
      '编辑和下达工艺单、工序工价表',
      'Edit and release tech packs and operation bulletins',
    ),
    'orders.confirm': t('确认工艺变更', 'Confirm changed tech packs'),
    'orders.release': t(
      '下达、改数量、暂停、取消、关闭订单',
      'Release, re-size, hold, cancel and close orders',
    ),
    'orders.advance': t('更新订单进度', 'Advance orders'),
    'orders.ship': t('登记出货', 'Record shipments'),
    'orders.overship': t('超溢短装出货', 'Ship out of tolerance'),
    'orders.pricing': t('定工序工价', 'Set operation prices'),
    'orders.prices.operation': t('查看工序工价', 'See operation prices'),
    'orders.prices': t('查看和填写客户加工费', 'See and fill in what customers pay'),
    'orders.receivables': t('查看客户信用和应收', 'See credit and receivables of customers'),
  },
  roles: {
    chief: {
      title: t('老板、厂长', 'Owner, manager'),
      permissions: [
        ...new Set([...READ, ...PRODUCE, ...ENGINEER, ...SELL, 'orders.confirm', 'orders.overship']),
      ],
      grantedTo: ['owner', 'manager'],
    },
    merchandiser: { title: t('跟单', 'Merchandiser'), permissions: [...READ, ...PRODUCE] },
    sales: {
      title: t('业务（看价格）', 'Sales (sees prices)'),
      permissions: [...READ, 'orders.write', ...SELL],
    },
    engineer: {
      title: t('工艺、IE', 'IE'),
      permissions: [...READ, ...ENGINEER],
      grantedTo: ['engineer'],
    },
    leader: {
      title: t('组长', 'Line leader'),
      permissions: [...READ, 'orders.confirm', 'orders.advance', 'orders.prices.operation'],
      grantedTo: ['leader'],
    },
    line: {
      title: t('车工（看工序工价）', 'Line (sees operation prices)'),
      permissions: ['orders.prices.operation'],
      grantedTo: ['worker'],
    },
    reader: { title: t('只读', 'Reader'), permissions: READ, grantedTo: ['viewer'] },
  },
  entities: [customer, style, styleVersion, confirmation, order, orderChange, shipment],
  slots: [besideOrder],
  settings: orderSettings,
  events: [orderReleased, orderChanged, orderCancelled, orderShipped, orderLate, styleReleased, pricesSet],
  actions: [
    addOrder,
    changeOrder,
    importSheet,
    release,
    changeQuantities,
    splitDeliveries,
    hold,
    resume,
    advance,
    ship,
    correctShipment,
    close,
    cancel,
    adoptVersion,
    setOrderPrices,
    copyStyle,
    reviseStyle,
    editVersion,
    importBulletin,
    releaseVersion,
    confirmVersion,
    fillPrices,
    setSams,
  ],
  views: [orderBoard, dueThisWeek, orderMatrix, styleSheet, priceCheck, operationPrices],
  kpis: [onTime, openPieces],
  relations: [openRelation, releasedRelation, customerRelation, versionRelation],
  replies: [answerFees],
  jobs: [lateOrders],
});
