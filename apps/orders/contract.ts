import {
  actionRef,
  boolean,
  choice,
  date,
  entityRef,
  event,
  integer,
  kpiRef,
  list,
  money,
  object,
  ref,
  relationRef,
  slot,
  text,
} from '@selvedge/sdk/app';
import type { Line } from './rules/matrix.ts';
import type { Operation } from './fields/operation.ts';
import { CHANGES } from './entities/order-change.ts';
import { linesField, shippedLinesField, someLinesField } from './fields/matrix.ts';
import { operationPrice, operationsField, samsField } from './fields/operation.ts';
import { warningsField } from './fields/notices.ts';
import { stateField } from './fields/state.ts';
import { t } from './words.ts';

/** What other apps may know of orders. Nothing here tells what a customer pays. */
export const customerRef = entityRef('orders/customer');
export const styleRef = entityRef('orders/style');
export const styleVersionRef = entityRef('orders/styleVersion');
export const orderRef = entityRef('orders/order');
export const shipmentRef = entityRef('orders/shipment');
export const onTimeKpi = kpiRef('orders/on-time');
export const openPiecesKpi = kpiRef('orders/open-pieces');

export type { Line, Operation };
/** Sizes from small to large, as orders shows them: records keep no order of them. */
export { sortedSizes } from './rules/size-order.ts';

export { feesForOwner } from './inquiries.ts';

/** Stands on the page of an order. */
export const besideOrder = slot('orders/order.side/v1', {
  title: t('订单旁边', 'Beside an order'),
  payload: { id: ref(orderRef, { title: t('订单', 'Order'), required: true }) },
});

const number = text({ title: t('单号', 'Order no.'), required: true });
const quantity = integer({ title: t('数量', 'Quantity'), required: true });
const due = date({ title: t('交期', 'Due') });
const reason = text({ title: t('原因', 'Why') });

/** Subject: the order. `operations` are its own from now on. */
export const orderReleased = event('orders/order.released/v1', {
  title: t('订单下达', 'Order released'),
  payload: {
    number,
    customer: ref(customerRef, { title: t('客户', 'Customer'), required: true }),
    style: ref(styleRef, { title: t('款式', 'Style'), required: true }),
    styleNumber: text({ title: t('款号', 'Style no.'), required: true }),
    styleVersion: ref(styleVersionRef, { title: t('款式版本', 'Style version'), required: true }),
    version: integer({ title: t('版本', 'Version'), required: true }),
    due,
    quantity,
    lines: linesField,
    operations: operationsField,
  },
});

/** Subject: the order. `before` and `after` are there when quantities changed, `operations` when the style version did. */
export const orderChanged = event('orders/order.changed/v1', {
  title: t('订单变更', 'Order changed'),
  payload: {
    number,
    what: choice({ title: t('变更', 'What'), options: CHANGES, required: true }),
    reason,
    state: stateField,
    due,
    quantity,
    before: someLinesField,
    after: someLinesField,
    operations: operationsField,
  },
});

/** Subject: the order. */
export const orderCancelled = event('orders/order.cancelled/v1', {
  title: t('订单取消', 'Order cancelled'),
  payload: { number, reason, quantity },
});

/** Subject: the order. Pieces below zero correct an earlier shipment. */
export const orderShipped = event('orders/order.shipped/v1', {
  title: t('订单出货', 'Order shipped'),
  payload: {
    number,
    date: date({ title: t('出货日期', 'Date'), required: true }),
    lines: shippedLinesField,
    quantity,
    shipped: integer({ title: t('累计出货', 'Shipped in all'), required: true }),
    state: stateField,
  },
});

/** Subject: the order. Told once, on the first morning after its day. */
export const orderLate = event('orders/order.late/v1', {
  title: t('订单逾期', 'Order late'),
  payload: {
    number,
    due,
    daysLate: integer({ title: t('逾期天数', 'Days late'), required: true }),
    remaining: integer({ title: t('未出货', 'Remaining'), required: true }),
  },
});

/** Subject: the style. From version 2 on a line leader has to confirm it. */
export const styleReleased = event('orders/style.released/v1', {
  title: t('款式版本下达', 'Style version released'),
  payload: {
    number: text({ title: t('款号', 'Style no.'), required: true }),
    styleVersion: ref(styleVersionRef, { title: t('款式版本', 'Style version'), required: true }),
    version: integer({ title: t('版本', 'Version'), required: true }),
    reason,
  },
});

/**
 * Subject: the order. Prices of its operations that were set or changed. One that was pending (`before` null) counts from
 * the first piece; a change counts from the day `from` on, and never in a locked month.
 */
export const pricesSet = event('orders/prices.set/v1', {
  title: t('工序定价', 'Operation prices set'),
  payload: {
    number,
    from: date({ title: t('生效日期', 'From') }),
    reason,
    prices: list({
      title: t('工价', 'Prices'),
      required: true,
      item: object({
        title: t('工价', 'Price'),
        fields: {
          code: text({ title: t('工序号', 'Operation no.'), required: true }),
          before: operationPrice,
          price: money({ ...operationPrice, required: true }),
        },
      }),
    }),
  },
});

/** Records pieces that leave the factory. For apps that know what is in the cartons; whoever asks must be allowed to ship. */
export const shipOrder = actionRef('orders/ship', {
  input: {
    order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
    lines: linesField,
    date: date({ title: t('出货日期', 'Date') }),
    isLast: boolean({ title: t('末批', 'Last'), required: true, default: false }),
    waybill: text({ title: t('运单号/车牌', 'Waybill'), maxLength: 120 }),
    note: text({ title: t('备注', 'Note') }),
  },
  output: {
    shipment: ref(shipmentRef, { title: t('出货', 'Shipment'), required: true }),
    shipped: integer({ title: t('累计出货', 'Shipped in all'), required: true }),
    state: stateField,
    warnings: warningsField,
  },
});

/** Takes a shipment back: another of it, below zero. */
export const correctShipment = actionRef('orders/correctShipment', {
  input: {
    shipment: ref(shipmentRef, { title: t('出货', 'Shipment'), required: true }),
    reason: text({ title: t('原因', 'Why'), required: true }),
  },
  output: { state: stateField },
});

/** Customers by name; nothing else of them. */
export const customers = relationRef('orders/customer/v1', {
  id: t('客户', 'customer'),
  name: t('客户名称', 'name'),
});

/** Orders that are not over, one row each. */
export const openOrders = relationRef('orders/open/v1', {
  id: t('订单', 'order'),
  number: t('单号', 'number'),
  customer: t('客户', 'customer'),
  style: t('款式', 'style'),
  style_version: t('款式版本', 'style version'),
  state: t('状态', 'state'),
  due: t('交期', 'day on which it is due'),
  quantity: t('数量', 'pieces ordered'),
  shipped: t('已出货', 'pieces shipped'),
});

/** Orders that were released, whatever became of them since, one row each: what is to be cut, of which parts, by which steps. */
export const releasedOrders = relationRef('orders/released/v1', {
  id: t('订单', 'order'),
  number: t('单号', 'number'),
  style: t('款式', 'style'),
  style_number: t('款号', 'style no.'),
  style_name: t('款名', 'name of the style; null = none'),
  style_picture: t('款图', 'file of the style’s picture; null = none'),
  style_version: t('款式版本', 'style version'),
  state: t('状态', 'state'),
  due: t('交期', 'day on which it is due'),
  quantity: t('数量', 'pieces ordered'),
  tolerance_over: t('溢装', 'percent over that the customer takes, × 100; null = as the factory set'),
  tolerance_short: t('短装', 'percent short that the customer takes, × 100; null = as the factory set'),
  shipping_marks: t('唛头', 'shipping marks; null = none'),
  lines: t('色码表', 'jsonb: [{"colour", "sizes": {size: pieces}}]'),
  sizes: t('款式尺码顺序', 'jsonb: sizes of the style in order; null = not said'),
  size_spec: t(
    '尺寸表',
    'jsonb: [{"point", "tolerancePlus", "toleranceMinus", "values": {size: cm}}]; null = none',
  ),
  operations: t(
    '工序（不含工价）',
    'jsonb: [{"code", "title", "part", "after", "isJoin", "joins", "isOutput", "sam", "samIsEstimated"}] in order, without prices; null = none',
  ),
});

/** Versions of styles, drafts included, one row each: how a garment is sewn. */
export const styleVersions = relationRef('orders/version/v1', {
  id: t('款式版本', 'style version'),
  style: t('款式', 'style'),
  style_number: t('款号', 'style no.'),
  style_name: t('款名', 'name of the style; null = none'),
  number: t('版本', 'version'),
  status: t('draft 或 released', 'draft or released'),
  operations: t(
    '工序（不含工价）',
    'jsonb: [{"code", "title", "part", "machineType", "isOutput", "sam", "samIsEstimated"}] in order, without prices; null = none',
  ),
});

/** Puts measured minutes into the draft of a style, which is made when the newest version is released. */
export const setSams = actionRef('orders/setSams', {
  input: {
    style: ref(styleRef, { title: t('款式', 'Style'), required: true }),
    sams: samsField,
    reason,
  },
  output: {
    styleVersion: ref(styleVersionRef, { title: t('款式版本', 'Style version'), required: true }),
    number: integer({ title: t('版本', 'Version'), required: true }),
  },
});
