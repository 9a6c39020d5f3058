import { action, boolean, conflict, date, integer, invalid, ref, text } from '@selvedge/sdk/app';
import { orderShipped } from '../contract.ts';
import { order } from '../entities/order.ts';
import { shipment } from '../entities/shipment.ts';
import { linesField } from '../fields/matrix.ts';
import { warningsField } from '../fields/notices.ts';
import { stateField } from '../fields/state.ts';
import { dayIn } from '../rules/due.ts';
import { type Matrix, negated, sumOf, totalOf } from '../rules/matrix.ts';
import { planOf } from '../rules/deliveries.ts';
import { mayShip } from '../rules/states.ts';
import { outOfTolerance } from '../rules/tolerance.ts';
import { toleranceSentence } from '../sentences/matrix.ts';
import { orderSettings } from '../settings.ts';
import { shippedOf } from '../shipped.ts';
import { t } from '../words.ts';
import { checkMatrix, reasonField, refusedIn, step, whichOrder } from './order-steps.ts';

const totals = {
  shipped: integer({ title: t('累计出货', 'Shipped in all'), required: true }),
  remaining: integer({ title: t('未出货', 'Remaining'), required: true }),
  state: stateField,
} as const;

/** Every piece that was ordered has gone out. */
const isComplete = (ordered: Matrix, shipped: Matrix): boolean =>
  planOf(ordered, [{ date: '', lines: shipped }]).open.length === 0;

const remainingOf = (ordered: Matrix, shipped: Matrix): number =>
  planOf(ordered, [{ date: '', lines: shipped }]).open.reduce((sum, { quantity }) => sum + quantity, 0);

export const ship = action('orders/ship', {
  offeredWhen: { state: ['released', 'cutting', 'sewing', 'finishing', 'shipped'] },
  title: t('登记出货', 'Ship'),
  summary: t(
    '按颜色尺码登记，可以分多次；出齐或勾“末批”后订单为已出货。',
    'By colour × size, in parts; the last one, or the one that completes it, makes the order shipped.',
  ),
  permission: 'orders.ship',
  input: {
    ...whichOrder,
    lines: linesField,
    date: date({ title: t('出货日期', 'Date'), help: t('不填为今天', 'Left out: today') }),
    isLast: boolean({ title: t('末批', 'Last'), required: true, default: false }),
    waybill: text({ title: t('运单号/车牌', 'Waybill'), maxLength: 120 }),
    note: text({ title: t('备注', 'Note') }),
  },
  output: {
    shipment: ref(shipment, { title: t('出货', 'Shipment'), required: true }),
    ...totals,
    warnings: warningsField,
  },
  async handle(ctx, { order: id, version, lines, isLast, waybill, note, ...input }) {
    checkMatrix('lines', lines);
    const quantity = totalOf(lines);
    if (quantity === 0)
      throw invalid({ path: 'lines', message: t('没有填出货件数。', 'There are no pieces.') });
    const found = await ctx.records(order).lock(id);
    if (!mayShip(found.state)) throw refusedIn(found, t('出货', 'shipped'));
    const shipped = sumOf(await shippedOf(ctx, id), lines);
    const isDone = isLast || isComplete(found.lines, shipped);
    const settings = await ctx.settings(orderSettings);
    const over = found.toleranceOver ?? settings.toleranceOver ?? '0';
    const short = found.toleranceShort ?? settings.toleranceShort ?? '0';
    const outside = outOfTolerance(found.lines, shipped, { over, short, isLast: isDone });
    const mustMay = settings.overTolerance === 'permission' && !ctx.may('orders.overship');
    if (outside.length > 0 && mustMay)
      throw invalid(...outside.map((cell) => ({ path: 'lines', message: toleranceSentence(cell) })));
    const state = isDone && found.state !== 'shipped' ? step(found, { kind: 'ship' }).state : found.state;
    await ctx.records(order).change(id, { state }, version ?? undefined);
    const day = input.date ?? dayIn(ctx.now, ctx.org.timeZone);
    const person = ctx.actor?.name ?? null;
    const added = await ctx
      .records(shipment)
      .add({ order: id, date: day, lines, quantity, isLast, waybill, note, person });
    const total = totalOf(shipped);
    await ctx.emit(orderShipped, id, {
      number: found.number,
      date: day,
      lines,
      quantity,
      shipped: total,
      state,
    });
    return {
      shipment: added.id,
      shipped: total,
      remaining: remainingOf(found.lines, shipped),
      state,
      warnings: outside.map(toleranceSentence),
    };
  },
});

export const correctShipment = action('orders/correctShipment', {
  offeredWhen: { state: ['released', 'cutting', 'sewing', 'finishing', 'shipped'] },
  title: t('冲销出货', 'Take back a shipment'),
  summary: t(
    '原记录不动，另记一笔负数，写明原因。',
    'The record stays; a second one takes its pieces back, with the reason.',
  ),
  permission: 'orders.ship',
  input: {
    shipment: ref(shipment, { title: t('出货', 'Shipment'), required: true }),
    reason: reasonField,
  },
  output: totals,
  async handle(ctx, { shipment: wrong, reason }) {
    const { order: id, date: day, corrects, ...rest } = await ctx.records(shipment).get(wrong);
    if (corrects !== null) throw conflict(t('这一笔本身就是冲销。', 'This one is a correction itself.'));
    const found = await ctx.records(order).lock(id);
    if (!mayShip(found.state)) throw refusedIn(found, t('更正出货', 'corrected'));
    if ((await ctx.records(shipment).first({ corrects: wrong })) !== null)
      throw conflict(t('这一笔已经冲销过。', 'It was taken back already.'));
    const lines = negated(rest.lines);
    const quantity = totalOf(lines);
    const person = ctx.actor?.name ?? null;
    await ctx
      .records(shipment)
      .add({ order: id, date: day, lines, quantity, note: reason, corrects: wrong, person });
    const shipped = await shippedOf(ctx, id);
    const isBack = found.state === 'shipped' && !isComplete(found.lines, shipped);
    const state = isBack ? step(found, { kind: 'unship' }).state : found.state;
    await ctx.records(order).change(id, { state });
    const total = totalOf(shipped);
    await ctx.emit(orderShipped, id, {
      number: found.number,
      date: day,
      lines,
      quantity,
      shipped: total,
      state,
    });
    return { shipped: total, remaining: remainingOf(found.lines, shipped), state };
  },
});
