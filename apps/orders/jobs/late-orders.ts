import { addDays, daysBetween, job } from '@selvedge/sdk/app';
import { orderLate } from '../contract.ts';
import { order } from '../entities/order.ts';
import { dayIn } from '../rules/due.ts';
import { t } from '../words.ts';
import { openBoard } from '../views/board.ts';

/** Before the work day: what became late is marked and told once; what got a later day is late no more. */
export const lateOrders = job('orders/lateOrders', {
  title: t('逾期订单检查', 'Check for late orders'),
  cron: '40 7 * * *',
  async handle(ctx) {
    const today = dayIn(ctx.now, ctx.org.timeZone);
    const orders = ctx.records(order);
    for (const { order: id, number, due, isLate, remaining } of await openBoard(ctx)) {
      const { lateSince } = await orders.lock(id);
      const since = isLate && due !== null ? addDays(due, 1) : null;
      if (since === lateSince) continue;
      await orders.change(id, { lateSince: since });
      if (since !== null && due !== null)
        await ctx.emit(orderLate, id, { number, due, daysLate: daysBetween(due, today), remaining });
    }
  },
});
