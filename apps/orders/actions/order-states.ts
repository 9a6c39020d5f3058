import { action, choice, conflict, text } from '@selvedge/sdk/app';
import { orderCancelled } from '../contract.ts';
import { order } from '../entities/order.ts';
import { STATE_TITLES, stateField } from '../fields/state.ts';
import { totalOf } from '../rules/matrix.ts';
import { shippedOf } from '../shipped.ts';
import { t } from '../words.ts';
import { reasonField, step, tell, whichOrder } from './order-steps.ts';

const output = { state: stateField } as const;

export const hold = action('orders/hold', {
  offeredWhen: { state: ['released', 'cutting', 'sewing', 'finishing'] },
  title: t('暂停订单', 'Hold an order'),
  permission: 'orders.release',
  input: { ...whichOrder, reason: reasonField },
  output,
  async handle(ctx, { order: id, version, reason }) {
    const standing = step(await ctx.records(order).lock(id), { kind: 'hold' });
    const changed = await ctx
      .records(order)
      .change(id, { ...standing, heldReason: reason }, version ?? undefined);
    await tell(ctx, changed, { what: 'held', reason });
    return { state: standing.state };
  },
});

export const resume = action('orders/resume', {
  offeredWhen: { state: ['held'] },
  title: t('恢复订单', 'Resume an order'),
  permission: 'orders.release',
  input: whichOrder,
  output,
  async handle(ctx, { order: id, version }) {
    const standing = step(await ctx.records(order).lock(id), { kind: 'resume' });
    const changed = await ctx
      .records(order)
      .change(id, { ...standing, heldReason: null }, version ?? undefined);
    await tell(ctx, changed, { what: 'resumed' });
    return { state: standing.state };
  },
});

export const advance = action('orders/advance', {
  offeredWhen: { state: ['released', 'cutting', 'sewing'] },
  title: t('更新进度', 'Advance an order'),
  summary: t('只能往前：裁剪、缝制、后道。', 'Forward only: cutting, sewing, finishing.'),
  permission: 'orders.advance',
  input: {
    ...whichOrder,
    to: choice({
      title: t('到', 'To'),
      options: {
        cutting: STATE_TITLES.cutting,
        sewing: STATE_TITLES.sewing,
        finishing: STATE_TITLES.finishing,
      },
      required: true,
    }),
  },
  output,
  async handle(ctx, { order: id, version, to }) {
    const standing = step(await ctx.records(order).lock(id), { kind: 'advance', to });
    const changed = await ctx.records(order).change(id, standing, version ?? undefined);
    await tell(ctx, changed, { what: 'advanced' });
    return { state: standing.state };
  },
});

export const cancel = action('orders/cancel', {
  offeredWhen: { state: ['draft', 'released', 'cutting', 'sewing', 'finishing', 'held'] },
  title: t('取消订单', 'Cancel an order'),
  permission: 'orders.release',
  input: { ...whichOrder, reason: reasonField },
  output,
  async handle(ctx, { order: id, version, reason }) {
    const found = await ctx.records(order).lock(id);
    const standing = step(found, { kind: 'cancel' });
    if (totalOf(await shippedOf(ctx, id)) > 0)
      throw conflict(
        t('已有出货，不能取消，请用“关闭订单”。', 'Pieces were shipped: close the order instead.'),
      );
    await ctx.records(order).change(id, { ...standing, cancelReason: reason }, version ?? undefined);
    await ctx.emit(orderCancelled, id, { number: found.number, reason, quantity: found.quantity });
    return { state: standing.state };
  },
});

export const close = action('orders/close', {
  offeredWhen: { state: ['released', 'cutting', 'sewing', 'finishing', 'shipped'] },
  title: t('关闭订单', 'Close an order'),
  summary: t(
    '出货后关闭；尾数不出时写明原因。',
    'After it was shipped; with a reason when the rest is not shipped any more.',
  ),
  permission: 'orders.release',
  input: { ...whichOrder, reason: text({ title: t('原因', 'Why') }) },
  output,
  async handle(ctx, { order: id, version, reason }) {
    const found = await ctx.records(order).lock(id);
    const standing = step(found, { kind: 'close' });
    if (found.state !== 'shipped') {
      if (totalOf(await shippedOf(ctx, id)) <= 0)
        throw conflict(t('还没有出货，请用“取消订单”。', 'Nothing was shipped: cancel the order instead.'));
      if (reason === null)
        throw conflict(t('还没有出完，请写明原因。', 'It is not shipped in full: say why it is closed.'));
    }
    const changed = await ctx
      .records(order)
      .change(id, { ...standing, closeReason: reason }, version ?? undefined);
    await tell(ctx, changed, { what: 'closed', reason });
    return { state: standing.state };
  },
});
