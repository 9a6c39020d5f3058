import { action, every, integer, ref } from '@selvedge/sdk/app';
import { bundleChanged, recountingBundle } from '../contract.ts';
import { bed } from '../entities/bed.ts';
import { bundle } from '../entities/bundle.ts';
import { reasonField } from '../fields/reason.ts';
import { bedState, bundleState } from '../fields/states.ts';
import { t } from '../words.ts';
import { bedIn, spreadingsOf } from './bed-facts.ts';
import { demandLive, hold, voidWhole } from './bundle-facts.ts';

const whichBundle = ref(bundle, { title: t('扎', 'Bundle'), required: true });

export const recountBundle = action('cutting/recountBundle', {
  offeredWhen: { state: ['live'] },
  title: t('改件数', 'Count again'),
  summary: t(
    '点数不对时改扎的件数，写明原因；已报工超过新件数的改不了。',
    'The bundle holds another number of pieces, with the reason; not fewer than were reported.',
  ),
  permission: 'cutting.correct',
  input: {
    bundle: whichBundle,
    quantity: integer({ title: t('实际件数', 'Pieces'), required: true, min: 1, max: 100_000, unit: '件' }),
    reason: reasonField,
  },
  output: { before: integer({ title: t('原件数', 'Before'), required: true, unit: '件' }) },
  async handle(ctx, { bundle: id, quantity, reason }) {
    const found = await ctx.records(bundle).lock(id);
    demandLive(found);
    const { number, order, quantity: before } = found;
    if (before === quantity) return { before };
    await ctx.consult(recountingBundle, { bundle: id, number, quantity });
    await ctx.records(bundle).change(id, { quantity, reason });
    await ctx.emit(bundleChanged, id, { order, number, what: 'recounted', before, after: quantity, reason });
    return { before };
  },
});

export const voidBundle = action('cutting/voidBundle', {
  offeredWhen: { state: ['live'] },
  title: t('作废一扎', 'Void a bundle'),
  summary: t(
    '扎和它的菲票一起作废，扎号不再用；已报工的不能作废。',
    'With its tickets, for ever; not once work was reported.',
  ),
  permission: 'cutting.correct',
  input: { bundle: whichBundle, reason: reasonField },
  output: { state: bundleState },
  async handle(ctx, { bundle: id, reason }) {
    const found = await ctx.records(bundle).lock(id);
    demandLive(found);
    await voidWhole(ctx, [found], reason);
    return { state: 'void' as const };
  },
});

export const undoCut = action('cutting/undoCut', {
  offeredWhen: { state: ['cut'] },
  title: t('撤销开裁', 'Undo a cut'),
  summary: t(
    '这床的扎和菲票全部作废，回到拉布；有一扎已报工就撤不了。',
    'All its bundles and tickets are void, the bed is as before; not once work of one was reported.',
  ),
  permission: 'cutting.correct',
  input: { bed: ref(bed, { title: t('床次', 'Bed'), required: true }), reason: reasonField },
  output: {
    state: bedState,
    bundles: integer({ title: t('作废扎数', 'Bundles made void'), required: true }),
  },
  async handle(ctx, { bed: id, reason }) {
    await bedIn(ctx, id, ['cut'], t('撤销开裁', 'put back'));
    const ids = await ctx.sql<{ id: string }>`
      select id from ${bundle} where bed = ${id}::uuid and state = 'live' and deleted_at is null`;
    await hold(
      ctx,
      ids.map((one) => one.id),
    );
    const live = await every(ctx.records(bundle), { where: { bed: id, state: 'live' } });
    await voidWhole(ctx, live, reason);
    const state = (await spreadingsOf(ctx, id)).length === 0 ? 'planned' : 'spread';
    await ctx.records(bed).change(id, { state, cutAt: null, cutBy: null });
    return { state, bundles: live.length } as const;
  },
});
