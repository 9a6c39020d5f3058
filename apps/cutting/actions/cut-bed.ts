import { action, boolean, choice, conflict, date, integer, ref } from '@selvedge/sdk/app';
import { bed } from '../entities/bed.ts';
import { bundlesAnswer, shownBundles } from '../fields/bundles-answer.ts';
import { warningsField } from '../fields/notices.ts';
import { noteField, reasonField } from '../fields/reason.ts';
import { bedState } from '../fields/states.ts';
import { cuttableOrder } from '../orders.ts';
import { bundlesOf } from '../rules/bundles.ts';
import { inOrder } from '../rules/cells.ts';
import { balanceOf, runsOf } from '../rules/spreading.ts';
import { cuttingSettings } from '../settings.ts';
import { t } from '../words.ts';
import { bedIn, nameOf, spreadingsOf } from './bed-facts.ts';
import { tie, tyingOf } from './tie.ts';

const whichBed = ref(bed, { title: t('床次', 'Bed'), required: true });
const { bundleSize, remainder } = cuttingSettings.fields;
/** More bundles than a bed can have: a slip of the pen. */
const MOST = 5000;

export const cutBed = action('cutting/cutBed', {
  offeredWhen: { state: ['planned', 'spread'] },
  title: t('开裁分扎', 'Cut and tie'),
  summary: t(
    '按实际拉布分扎：颜色、尺码、缸号分开，编扎号。',
    'Ties bundles by what was spread: colours, sizes and dye lots apart, each with its number.',
  ),
  permission: 'cutting.cut',
  input: {
    bed: whichBed,
    bundleSize: integer({
      title: bundleSize.title,
      help: t('不填 = 设置里的', 'Left out: as in the settings'),
      min: 1,
      max: 1000,
      unit: '件',
    }),
    remainder: choice({ title: remainder.title, options: remainder.options }),
    asPlanned: boolean({
      title: t('未登记拉布，按计划层数', 'Nothing was written down: as planned'),
      help: t('没有缸号，扎不按缸号分开', 'Without dye lots, bundles are not kept apart by them'),
      required: true,
      default: false,
    }),
  },
  makes: ['cutting/bundle'],
  output: { ...bundlesAnswer, warnings: warningsField },
  async handle(ctx, { bed: id, bundleSize: size, remainder: rest, asPlanned }) {
    const found = await bedIn(ctx, id, ['planned', 'spread'], t('再开裁', 'cut'));
    const order = await cuttableOrder(ctx, found.order);
    const settings = await ctx.settings(cuttingSettings);
    const spread = await spreadingsOf(ctx, id);
    if (spread.length === 0 && !asPlanned)
      throw conflict(
        t(
          `床次 ${nameOf(found)} 还没有拉布记录。先登记拉布，或选“按计划层数”。`,
          `Nothing was spread on bed ${nameOf(found)}. Record it first, or choose “as planned”.`,
        ),
      );
    const given = spread.length > 0 ? spread : found.plies.map((one) => ({ ...one, lot: null }));
    const sets = found.partSets?.map(({ parts }) => parts) ?? null;
    const made = bundlesOf(
      runsOf(given),
      inOrder(found.ratio, order.sizes),
      sets,
      tyingOf(settings, size, rest),
    );
    if (made.length === 0 || made.length > MOST)
      throw conflict(
        t(
          `会分成 ${made.length} 扎，请检查层数和每扎件数。`,
          `That makes ${made.length} bundles: look at plies and bundle size.`,
        ),
      );
    const added = await tie(
      ctx,
      order,
      { bed: id, bedNumber: found.number, origin: 'bed' },
      made.map((one) => ({ ...one, fabric: found.fabric })),
    );
    await ctx
      .records(bed)
      .change(id, { state: 'cut', cutAt: ctx.now.toISOString(), cutBy: ctx.actor?.name ?? null });
    const warnings = balanceOf(found.plies, given)
      .filter(({ over }) => over < 0)
      .map(({ colour, planned, spread: laid, over }) =>
        t(
          `${colour} 拉了 ${laid} 层，计划 ${planned} 层，少 ${-over} 层。`,
          `${colour}: ${laid} plies of ${planned} planned, ${-over} are missing.`,
        ),
      );
    return { ...shownBundles(added), warnings };
  },
});

export const changeBed = action('cutting/changeBed', {
  offeredWhen: { state: ['planned', 'spread'] },
  title: t('排期、备注', 'Set day and note'),
  permission: 'cutting.cut',
  input: {
    bed: whichBed,
    plannedFor: date({ title: t('计划裁剪日', 'To be cut on') }),
    markerLength: bed.fields.markerLength,
    note: noteField,
  },
  output: { state: bedState },
  async handle(ctx, { bed: id, plannedFor, markerLength, note }) {
    const { state } = await bedIn(ctx, id, ['planned', 'spread'], t('再改', 'changed'));
    await ctx.records(bed).change(id, {
      ...(plannedFor === null ? {} : { plannedFor }),
      ...(markerLength === null ? {} : { markerLength }),
      ...(note === null ? {} : { note }),
    });
    return { state };
  },
});

export const cancelBed = action('cutting/cancelBed', {
  offeredWhen: { state: ['planned'] },
  title: t('取消床次', 'Cancel a bed'),
  summary: t(
    '没拉布的床才能取消；床号不再用。',
    'One on which nothing was spread; its number is not used again.',
  ),
  permission: 'cutting.cut',
  input: { bed: whichBed, reason: reasonField },
  output: { state: bedState },
  async handle(ctx, { bed: id, reason }) {
    await bedIn(ctx, id, ['planned'], t('取消', 'cancelled'));
    await ctx.records(bed).change(id, { state: 'cancelled', reason });
    return { state: 'cancelled' as const };
  },
});
