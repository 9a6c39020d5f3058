import { action, boolean, conflict, every, integer, list, ref, text } from '@selvedge/sdk/app';
import { bundleChanged, dividingBundle, mergingBundles, whichPieces } from '../contract.ts';
import { bundle } from '../entities/bundle.ts';
import { ticket } from '../entities/ticket.ts';
import { reasonField } from '../fields/reason.ts';
import { lastBundle } from '../numbers.ts';
import { numberOf } from '../rules/numbering.ts';
import { unlike } from '../rules/joining.ts';
import { t } from '../words.ts';
import { type Bundle, demandLive, hold, voidOne } from './bundle-facts.ts';
import { addTickets } from './new-tickets.ts';

const whichBundle = ref(bundle, { title: t('扎', 'Bundle'), required: true });
const quantity = integer({ title: t('件数', 'Pieces'), required: true, min: 1, max: 100_000, unit: '件' });
const number = text({ title: t('扎号', 'Bundle no.'), required: true });

export const divideBundle = action('cutting/divideBundle', {
  offeredWhen: { state: ['live'] },
  title: t('分扎', 'Divide a bundle'),
  summary: t(
    '一扎里的几件另成一扎，有自己的扎号和菲票；做过的工序跟着走，不会再算一次钱。',
    'Some pieces become a bundle with a number and tickets of its own; what was sewn goes with them and is paid once.',
  ),
  permission: 'cutting.divide',
  input: { bundle: whichBundle, quantity, which: whichPieces, reason: reasonField },
  makes: ['cutting/bundle', 'cutting/ticket'],
  output: {
    bundle: { ...whichBundle, title: t('新扎', 'New bundle') },
    number,
    tickets: list({
      title: t('菲票', 'Tickets'),
      required: true,
      item: ref(ticket, { title: t('菲票', 'Ticket'), required: true }),
    }),
  },
  async handle(ctx, { bundle: id, quantity: pieces, which, reason }) {
    const bundles = ctx.records(bundle);
    const mother = await bundles.lock(id);
    demandLive(mother);
    if (pieces >= mother.quantity)
      throw conflict(
        t(
          `扎 ${mother.number} 有 ${mother.quantity} 件，分出的要少于它。`,
          `Bundle ${mother.number} has ${mother.quantity} pieces: fewer than that can be divided off.`,
        ),
      );
    const serial = (await lastBundle(ctx)) + 1;
    const cut = Math.min(mother.cutQuantity, pieces);
    const { id: _id, version: _version, createdAt: _created, updatedAt: _updated, ...same } = mother;
    const made = await bundles.add({
      ...same,
      serial,
      number: numberOf(serial),
      dividedFrom: id,
      mergedInto: null,
      quantity: pieces,
      cutQuantity: cut,
      reason,
    });
    await ctx.consult(dividingBundle, {
      bundle: id,
      number: mother.number,
      daughter: made.id,
      quantity: pieces,
      which,
      reason,
    });
    await bundles.change(id, { quantity: mother.quantity - pieces, cutQuantity: mother.cutQuantity - cut });
    const coupons = await every(ctx.records(ticket), {
      where: { bundle: id, isVoid: false },
      sort: 'serial',
    });
    const kinds = new Map(
      coupons.map(({ operation, operationTitle }) => [
        operation,
        operation === null ? null : { code: operation, title: operationTitle ?? operation },
      ]),
    );
    const tickets = await addTickets(
      ctx,
      (kinds.size === 0 ? [null] : [...kinds.values()]).map((coupon) => ({ bundle: made, coupon })),
      false,
    );
    const told = { order: mother.order, what: 'divided' as const, reason };
    await ctx.emit(bundleChanged, id, {
      ...told,
      number: mother.number,
      before: mother.quantity,
      after: mother.quantity - pieces,
    });
    await ctx.emit(bundleChanged, made.id, { ...told, number: made.number, before: 0, after: pieces });
    return { bundle: made.id, number: made.number, tickets: tickets.map((one) => one.id) };
  },
});

const UNLIKE = {
  order: t('不是同一单', 'of another order'),
  colour: t('颜色不同', 'of another colour'),
  size: t('尺码不同', 'of another size'),
  parts: t('部位或面料不同', 'of other parts or fabric'),
  bed: t('不是同一床，缸号不明', 'of another bed, the dye lot not known'),
  plies: t('层号不同', 'of other plies'),
  lots: t('缸号不同', 'of another dye lot'),
} as const;

export const mergeBundles = action('cutting/mergeBundles', {
  offeredWhen: { state: ['live'] },
  title: t('并扎', 'Merge into another bundle'),
  summary: t(
    '一扎并进另一扎：同单、同色、同码、同部位、同缸；原来的菲票作废，做过的工序跟着走。',
    'A bundle goes into another of the same order, colour, size, parts and dye lot; its tickets become void, what was sewn goes along.',
  ),
  permission: 'cutting.divide',
  input: {
    bundle: whichBundle,
    into: { ...whichBundle, title: t('并入', 'Into') },
    isOverridden: boolean({
      title: t('缸号或床次不同也并', 'Although dye lot or bed differ'),
      required: true,
      default: false,
    }),
    reason: reasonField,
  },
  output: { number, quantity: integer({ title: t('并入件数', 'Pieces that went over'), required: true }) },
  async handle(ctx, { bundle: id, into, isOverridden, reason }) {
    if (id === into) throw conflict(t('要选另一扎。', 'Choose another bundle.'));
    await hold(ctx, [id, into]);
    const bundles = ctx.records(bundle);
    const [from, to] = [await bundles.get(id), await bundles.get(into)];
    demandLive(from);
    demandLive(to);
    const why = unlike(from, to);
    if (why !== null && !(isOverridden && (why === 'lots' || why === 'bed')))
      throw conflict(
        t(
          `扎 ${from.number} 和 ${to.number} 不能并：${UNLIKE[why].zh}。`,
          `Bundle ${from.number} does not go into ${to.number}: it is ${UNLIKE[why].en}.`,
        ),
      );
    const answers = await ctx.consult(mergingBundles, { bundle: id, number: from.number, into, reason });
    const pieces = Math.min(from.quantity, ...answers.map(({ answer }) => answer.quantity));
    if (pieces <= 0)
      throw conflict(
        t(`扎 ${from.number} 没有还能并的件。`, `No piece of bundle ${from.number} is left to go over.`),
      );
    await goOver(ctx.records(bundle), from, to, pieces, reason);
    for (const one of await every(ctx.records(ticket), { where: { bundle: id, isVoid: false } }))
      await voidOne(ctx, one, reason);
    const told = { order: from.order, what: 'merged' as const, reason };
    await ctx.emit(bundleChanged, id, {
      ...told,
      number: from.number,
      before: from.quantity,
      after: from.quantity - pieces,
    });
    await ctx.emit(bundleChanged, into, {
      ...told,
      number: to.number,
      before: to.quantity,
      after: to.quantity + pieces,
    });
    return { number: to.number, quantity: pieces };
  },
});

/** Pieces change bundles; those of one bed are of both ranges of plies then. */
async function goOver(
  bundles: { change(id: string, changes: Partial<Bundle>): Promise<unknown> },
  from: Bundle,
  to: Bundle,
  pieces: number,
  reason: string,
): Promise<void> {
  const cut = Math.min(from.cutQuantity, pieces);
  await bundles.change(from.id, {
    quantity: from.quantity - pieces,
    cutQuantity: from.cutQuantity - cut,
    mergedInto: to.id,
    reason,
  });
  const isOneBed = from.bed !== null && from.bed === to.bed;
  await bundles.change(to.id, {
    quantity: to.quantity + pieces,
    cutQuantity: to.cutQuantity + cut,
    ...(isOneBed ? { plyFrom: lowest(from.plyFrom, to.plyFrom), plyTo: highest(from.plyTo, to.plyTo) } : {}),
  });
}

const lowest = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.min(a, b);
const highest = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.max(a, b);
