import { action, conflict, integer, invalid, ref } from '@selvedge/sdk/app';
import { orderRef } from '@selvedge/contracts/orders';
import { bundle } from '../entities/bundle.ts';
import { recut } from '../entities/recut.ts';
import { bundlesAnswer, shownBundles } from '../fields/bundles-answer.ts';
import { lotField } from '../fields/parts.ts';
import { noteField, reasonField } from '../fields/reason.ts';
import { recutState } from '../fields/states.ts';
import { cuttableOrder } from '../orders.ts';
import { coloursOf, sizesOf } from '../rules/cells.ts';
import { t } from '../words.ts';
import { tie } from './tie.ts';

const whichRecut = ref(recut, { title: t('补裁单', 'Recut request'), required: true });
const { colour, size, parts, fabric, quantity, fault } = recut.fields;

export const requestRecut = action('cutting/requestRecut', {
  title: t('申请补裁', 'Ask for a recut'),
  summary: t(
    '缺片、坏片：选扎（自动带颜色、尺码、缸号），写件数和原因。',
    'Parts that are missing or spoiled: choose the bundle, which tells colour, size and dye lot.',
  ),
  permission: 'cutting.recut',
  input: {
    order: ref(orderRef, { title: t('订单', 'Order') }),
    bundle: ref(bundle, { title: t('原扎', 'Of the bundle') }),
    colour: { ...colour, required: false },
    size: { ...size, required: false },
    parts,
    fabric,
    lot: lotField,
    quantity,
    fault,
    note: noteField,
  },
  makes: ['cutting/recut'],
  output: { recut: whichRecut },
  async handle(ctx, { order: id, bundle: of, ...input }) {
    const from = of === null ? null : await ctx.records(bundle).get(of);
    const orderId = from?.order ?? id;
    const chosen = { colour: input.colour ?? from?.colour, size: input.size ?? from?.size };
    if (orderId === null || chosen.colour === undefined || chosen.size === undefined)
      throw invalid({
        path: 'bundle',
        message: t('选原扎，或填订单、颜色、尺码。', 'Choose the bundle, or fill in order, colour and size.'),
      });
    const order = await cuttableOrder(ctx, orderId);
    if (!coloursOf(order.lines).includes(chosen.colour))
      throw invalid({ path: 'colour', message: t('订单没有这个颜色。', 'The order has no such colour.') });
    if (!sizesOf(order.lines).includes(chosen.size))
      throw invalid({ path: 'size', message: t('订单没有这个尺码。', 'The order has no such size.') });
    const { id: asked } = await ctx.records(recut).add({
      order: order.id,
      orderNumber: order.number,
      colour: chosen.colour,
      size: chosen.size,
      parts: input.parts ?? from?.parts ?? null,
      fabric: input.fabric ?? from?.fabric ?? null,
      lot: input.lot ?? from?.lot ?? null,
      quantity: input.quantity,
      fault: input.fault,
      fromBundle: from?.number ?? null,
      note: input.note,
      person: ctx.actor?.name,
    });
    return { recut: asked };
  },
});

export const cutRecut = action('cutting/cutRecut', {
  offeredWhen: { state: ['asked'] },
  title: t('补裁完成', 'Cut it again'),
  summary: t('补裁的裁片扎成一扎，有自己的扎号。', 'What was recut is a bundle with a number of its own.'),
  permission: 'cutting.cut',
  input: {
    recut: whichRecut,
    quantity: integer({
      title: t('实裁件数', 'Pieces cut'),
      help: t('不填 = 申请的件数', 'Left out: as asked'),
      min: 1,
      max: 100_000,
      unit: '件',
    }),
    lot: { ...lotField, help: t('不填 = 原缸号', 'Left out: the same') },
  },
  makes: ['cutting/bundle'],
  output: bundlesAnswer,
  async handle(ctx, { recut: id, quantity: pieces, lot }) {
    const asked = await ctx.records(recut).lock(id);
    demandAsked(asked);
    const order = await cuttableOrder(ctx, asked.order);
    const added = await tie(ctx, order, { recut: id, origin: 'recut' }, [
      {
        colour: asked.colour,
        size: asked.size,
        parts: asked.parts,
        fabric: asked.fabric,
        lot: lot ?? asked.lot,
        quantity: pieces ?? asked.quantity,
      },
    ]);
    await ctx.records(recut).change(id, { state: 'done', bundleNumber: added[0].number });
    return shownBundles(added);
  },
});

export const refuseRecut = action('cutting/refuseRecut', {
  offeredWhen: { state: ['asked'] },
  title: t('不补裁', 'Refuse a recut'),
  permission: 'cutting.cut',
  input: { recut: whichRecut, reason: reasonField },
  output: { state: recutState },
  async handle(ctx, { recut: id, reason }) {
    demandAsked(await ctx.records(recut).lock(id));
    await ctx.records(recut).change(id, { state: 'refused', answer: reason });
    return { state: 'refused' as const };
  },
});

function demandAsked({ state }: { readonly state: string }): void {
  if (state !== 'asked') throw conflict(t('这张补裁单已经处理过。', 'This request was answered already.'));
}
