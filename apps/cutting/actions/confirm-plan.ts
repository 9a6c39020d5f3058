import { action, integer, list, ref } from '@selvedge/sdk/app';
import { bed } from '../entities/bed.ts';
import { plan } from '../entities/plan.ts';
import { reasonField } from '../fields/reason.ts';
import { planState } from '../fields/states.ts';
import { lastBed } from '../numbers.ts';
import { cuttableOrder } from '../orders.ts';
import { totalOf } from '../rules/cells.ts';
import { writtenMarker, yieldOf } from '../rules/marker.ts';
import { serialsAfter } from '../rules/numbering.ts';
import { t } from '../words.ts';
import { draftOf } from './plan-facts.ts';

const whichPlan = {
  plan: ref(plan, { title: t('裁剪计划', 'Cut plan'), required: true }),
  version: integer({
    title: t('所见版本', 'Version seen'),
    help: t('填了以后，别人改过就不覆盖', 'With it, a change by somebody else meanwhile is not overwritten'),
  }),
} as const;

export const confirmPlan = action('cutting/confirmPlan', {
  offeredWhen: { state: ['draft'] },
  title: t('确认计划', 'Confirm a plan'),
  summary: t('每床得到床号，裁床可以开始拉布。', 'Each bed gets its number; spreading may begin.'),
  permission: 'cutting.plan',
  input: whichPlan,
  makes: ['cutting/bed'],
  output: {
    beds: list({
      title: t('床次', 'Beds'),
      required: true,
      item: ref(bed, { title: t('床次', 'Bed'), required: true }),
    }),
    numbers: list({
      title: t('床号', 'Bed nos.'),
      required: true,
      item: integer({ title: t('床号', 'Bed no.'), required: true }),
    }),
  },
  async handle(ctx, { plan: id, version }) {
    const found = await draftOf(ctx, id, version);
    const order = await cuttableOrder(ctx, found.order);
    const numbers = serialsAfter(await lastBed(ctx, order.style), found.markers.length);
    const beds = await ctx.records(bed).addAll(
      found.markers.map(({ ratio, plies }, index) => ({
        style: order.style,
        styleNumber: order.styleNumber,
        styleVersion: order.styleVersion,
        number: numbers[index],
        order: order.id,
        orderNumber: order.number,
        plan: id,
        fabric: found.fabric,
        ratio,
        plies,
        sheet: writtenMarker({ ratio, plies }, order.sizes),
        partSets: found.partSets,
        pieces: totalOf(yieldOf([{ ratio, plies }])),
      })),
    );
    await ctx.records(plan).change(id, {
      state: 'confirmed',
      confirmedAt: ctx.now.toISOString(),
      confirmedBy: ctx.actor?.name ?? null,
    });
    return { beds: beds.map((one) => one.id), numbers };
  },
});

export const cancelPlan = action('cutting/cancelPlan', {
  offeredWhen: { state: ['draft'] },
  title: t('取消计划', 'Cancel a plan'),
  permission: 'cutting.plan',
  input: { ...whichPlan, reason: reasonField },
  output: { state: planState },
  async handle(ctx, { plan: id, version, reason }) {
    await draftOf(ctx, id, version);
    await ctx.records(plan).change(id, { state: 'cancelled', reason });
    return { state: 'cancelled' as const };
  },
});
