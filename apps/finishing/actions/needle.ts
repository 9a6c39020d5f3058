import { action, conflict, ref } from '@selvedge/sdk/app';
import { orderRef } from '@selvedge/contracts/orders';
import { needleCheck } from '../entities/needle-check.ts';
import { madeOrder } from '../goods/orders.ts';
import { t } from '../words.ts';

const { machine, isTested, pieces, found, finding } = needleCheck.fields;

export const recordNeedle = action('finishing/recordNeedle', {
  title: t('登记检针', 'Record a needle check'),
  permission: 'finishing.count',
  input: {
    order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
    machine,
    isTested,
    pieces,
    found,
    finding,
  },
  makes: ['finishing/needleCheck'],
  output: { check: ref(needleCheck, { title: needleCheck.title, required: true }) },
  async handle(ctx, { order, ...facts }) {
    const of = await madeOrder(ctx, order);
    if (!facts.isTested)
      throw conflict(
        t('先用测试块试机，九点通过才能检。', 'Test the detector first: the piece must pass at nine points.'),
      );
    if (facts.found > 0 && (facts.finding ?? '') === '')
      throw conflict(t('有报警：写明找到什么、怎么处理。', 'It found metal: say what, and what was done.'));
    const { id } = await ctx.records(needleCheck).add({
      order,
      orderNumber: of.number,
      ...facts,
      at: ctx.now.toISOString(),
      person: ctx.actor?.name,
    });
    return { check: id };
  },
});
