import { type ActionContext, conflict } from '@selvedge/sdk/app';
import { record } from '../entities/record.ts';
import { type Moved, movedOutside, outsideMost } from '../rules/outside.ts';
import { isOn } from '../rules/routing.ts';
import { t } from '../words.ts';
import { type Cell, heldAll, heldCell } from './held-bundles.ts';
import { placed } from './placed.ts';
import { sharedOut } from './shared-out.ts';
import type { Standing } from './standing.ts';

export interface Movement extends Cell, Moved {
  readonly movement: string;
  readonly bundle: string | null;
}

/**
 * Pieces leave the floor or come back, with what was confirmed of them; what was done outside is confirmed by nobody who is
 * paid. Without a bundle it is any of the colour and size. @throws conflict when they are not there
 */
export async function moveOutside(ctx: ActionContext, wish: Movement): Promise<void> {
  const all = wish.bundle === null ? await heldCell(ctx, wish) : await heldAll(ctx, [wish.bundle]);
  const first = wish.operations?.[0] ?? all[0]?.bench.routing.output ?? '';
  const meant = all.filter(
    ({ bench: { routing, parts } }) => wish.bundle !== null || isOn(routing, parts, first),
  );
  const { shares, left } = sharedOut(meant, Math.abs(wish.pieces), ({ bench }) => outsideMost(bench, wish));
  if (left > 0) throw conflict(refusal(meant, wish, Math.abs(wish.pieces) - left));
  await ctx.records(record).addAll(
    shares.map(({ one, pieces }) => ({
      ...placed(one, ctx.now, ctx.org),
      ...movedOutside(one.bench, wish, pieces),
      ordinal: one.bench.state.last + 1,
      cause: wish.movement,
      source: 'clerk' as const,
    })),
  );
}

function refusal(all: readonly Standing[], { kind, pieces, colour, size, bundle }: Movement, there: number) {
  const [zh, en] =
    bundle !== null && all.length > 0
      ? [`扎 ${all[0].bundle.number}`, `Bundle ${all[0].bundle.number}`]
      : [`${colour ?? ''} ${size ?? ''}`, `${colour ?? ''} ${size ?? ''}`];
  return kind === 'out' && pieces > 0
    ? t(`${zh} 在线上能发的只有 ${there} 件。`, `${en}: only ${there} pieces on the floor can go out.`)
    : t(`${zh} 只有 ${there} 件可以这样记。`, `${en}: only ${there} pieces are where this says.`);
}
