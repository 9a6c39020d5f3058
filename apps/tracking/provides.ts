import { conflict, provide } from '@selvedge/sdk/app';
import { dividingBundle, mergingBundles, recountingBundle, voidingBundle } from '@selvedge/contracts/cutting';
import { movingPieces } from '@selvedge/contracts/outside';
import { sendingBack, takingBack } from '@selvedge/contracts/quality';
import { record } from './entities/record.ts';
import { divide, merge } from './floor/dividing.ts';
import { moveOutside } from './floor/moving-outside.ts';
import { goBack } from './floor/sending-back.ts';
import { heldBundle } from './floor/standing.ts';
import { keptBy, takenBack } from './floor/undoing.ts';
import { isOn } from './rules/routing.ts';
import { returnable } from './rules/settling.ts';
import { t } from './words.ts';

/** Tickets that somebody worked on are not thrown away: first the work is taken back. */
export const answerVoid = provide(voidingBundle, async (ctx, { bundle, number }) => {
  const standing = await heldBundle(ctx, bundle);
  const most = Math.max(0, ...(standing?.bench.state.done.values() ?? []));
  if (most > 0)
    throw conflict(
      t(
        `扎 ${number} 已报 ${most} 件，先撤销报工再作废。`,
        `Bundle ${number} has ${most} pieces booked: take those back first.`,
      ),
    );
  return {};
});

export const answerRecount = provide(recountingBundle, async (ctx, { bundle, number, quantity }) => {
  const standing = await heldBundle(ctx, bundle);
  if (standing === null) return {};
  const { state } = standing.bench;
  const gone = standing.bundle.quantity - state.wip - state.passed;
  const most = Math.max(0, ...state.done.values()) + gone;
  if (quantity < most)
    throw conflict(
      t(
        `扎 ${number} 已报或已处理 ${most} 件，不能改成 ${quantity} 件。`,
        `Bundle ${number} has ${most} pieces booked or settled; it cannot become ${quantity}.`,
      ),
    );
  return {};
});

export const answerOutside = provide(movingPieces, async (ctx, movement) => {
  await moveOutside(ctx, movement);
  return {};
});

export const answerDivide = provide(dividingBundle, async (ctx, wish) => {
  await divide(ctx, wish);
  return {};
});

export const answerMerge = provide(mergingBundles, async (ctx, wish) => ({
  quantity: await merge(ctx, wish),
}));

/** As many as can go back do: what an inspector found is kept in any case. */
export const answerSendBack = provide(sendingBack, async (ctx, { bundle, pieces, ...wish }) => {
  const standing = await heldBundle(ctx, bundle);
  if (standing === null || !isOn(standing.bench.routing, standing.bench.parts, wish.operation))
    return { pieces: 0 };
  const own = Math.min(pieces, returnable(standing.bench, wish.operation));
  if (own === 0) return { pieces: 0 };
  return { pieces: own, record: await goBack(ctx, standing, { ...wish, pieces: own }) };
});

/** What was repaired already stays so. */
export const answerTakeBack = provide(takingBack, async (ctx, { record: id, reason }) => {
  const known = await ctx.records(record).find(id);
  const standing = known === null ? null : await heldBundle(ctx, known.bundle);
  if (known !== null && standing !== null && keptBy(standing, known) === null)
    await takenBack(ctx, standing, known, reason);
  return {};
});
