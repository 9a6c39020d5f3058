import { conflict, provide } from '@selvedge/sdk/app';
import { dividingBundle, mergingBundles, recountingBundle, voidingBundle } from '@selvedge/contracts/cutting';
import { movingPieces } from '@selvedge/contracts/outside';
import { divide, merge } from './floor/dividing.ts';
import { moveOutside } from './floor/moving-outside.ts';
import { heldBundle } from './floor/standing.ts';
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
