import { action, integer, ref } from '@selvedge/sdk/app';
import { orderRef } from '@selvedge/contracts/orders';
import { plan } from '../entities/plan.ts';
import { linesField, markersField } from '../fields/matrix.ts';
import { fabricField, partSetsField } from '../fields/parts.ts';
import { planAnswer } from '../fields/plan-answer.ts';
import { noteField } from '../fields/reason.ts';
import { cuttableOrder, orderOf } from '../orders.ts';
import { cuttingSettings } from '../settings.ts';
import { t } from '../words.ts';
import { draftOf, limitsOf, reckoned, wantedOf } from './plan-facts.ts';

export const wantedField = {
  ...linesField,
  required: false,
  title: t('应裁', 'To be cut'),
  help: t(
    '不填 = 订单数加上加裁，减去已裁和已排床的',
    'Left out: the order with what is cut in addition, less what is cut or has a bed',
  ),
} as const;

export const makePlan = action('cutting/makePlan', {
  title: t('手工排床', 'Plan by hand'),
  summary: t(
    '按唛架配比 × 层数排床，立即看到每个颜色尺码多裁少裁。',
    'Ratio × plies of each bed; over and short by colour × size are shown at once.',
  ),
  permission: 'cutting.plan',
  input: {
    order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
    fabric: fabricField,
    markers: markersField,
    partSets: partSetsField,
    wanted: wantedField,
    note: noteField,
  },
  output: planAnswer,
  async handle(ctx, { order: id, fabric, markers, partSets, note, ...input }) {
    const order = await cuttableOrder(ctx, id);
    const settings = await ctx.settings(cuttingSettings);
    const wanted = input.wanted ?? (await wantedOf(ctx, order, fabric));
    const { cells, warnings, ...figures } = reckoned(
      order,
      wanted,
      markers,
      limitsOf(settings),
      settings.maxBeds,
    );
    const { id: made } = await ctx.records(plan).add({
      order: order.id,
      orderNumber: order.number,
      style: order.style,
      styleNumber: order.styleNumber,
      fabric,
      made: 'hand',
      wanted,
      markers,
      partSets,
      note,
      person: ctx.actor?.name,
      ...figures,
    });
    return { plan: made, markers, cells, warnings, ...figures };
  },
});

export const adjustPlan = action('cutting/adjustPlan', {
  offeredWhen: { state: ['draft'] },
  title: t('改排床', 'Change a plan'),
  summary: t('草稿才能改。', 'As long as it is a draft.'),
  permission: 'cutting.plan',
  input: {
    plan: ref(plan, { title: t('裁剪计划', 'Cut plan'), required: true }),
    version: integer({
      title: t('所见版本', 'Version seen'),
      help: t(
        '填了以后，别人改过就不覆盖',
        'With it, a change by somebody else meanwhile is not overwritten',
      ),
    }),
    markers: markersField,
    partSets: partSetsField,
    note: noteField,
  },
  output: planAnswer,
  async handle(ctx, { plan: id, version, markers, partSets, note }) {
    const found = await draftOf(ctx, id, version);
    const order = await orderOf(ctx, found.order);
    const settings = await ctx.settings(cuttingSettings);
    const { cells, warnings, ...figures } = reckoned(
      order,
      found.wanted,
      markers,
      limitsOf(settings),
      settings.maxBeds,
    );
    await ctx.records(plan).change(id, {
      markers,
      ...(partSets === null ? {} : { partSets }),
      ...(note === null ? {} : { note }),
      made: 'hand',
      bound: null,
      ...figures,
    });
    return { plan: id, markers, cells, warnings, ...figures };
  },
});
