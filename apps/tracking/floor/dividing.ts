import { type ActionContext, conflict } from '@selvedge/sdk/app';
import { record } from '../entities/record.ts';
import { type Marks, movable, negative, travelling, type Which } from '../rules/travelling.ts';
import { t } from '../words.ts';
import { heldAll } from './held-bundles.ts';
import { placed } from './placed.ts';
import { heldBundle, type Standing } from './standing.ts';

interface Dividing {
  readonly bundle: string;
  readonly daughter: string;
  readonly quantity: number;
  readonly which: Which;
  readonly reason: string | null;
}

/** Confirmations go with the pieces that become a bundle of their own. @throws conflict when so many are not in work */
export async function divide(
  ctx: ActionContext,
  { bundle, daughter, quantity, which, reason }: Dividing,
): Promise<void> {
  const standing = await heldBundle(ctx, bundle);
  if (standing === null) return;
  const most = movable(standing.bench);
  if (quantity > most) throw conflict(tooFew(standing, most));
  const marks = travelling(standing.bench, quantity, which);
  await ctx.records(record).addAll([
    crossing(ctx, standing, {
      kind: 'split-out',
      marks: negative(marks),
      pieces: quantity,
      reason,
      cause: daughter,
    }),
    {
      ...crossing(ctx, standing, { kind: 'split-in', marks, pieces: quantity, reason, cause: bundle }),
      bundle: daughter,
      ordinal: 1,
    },
  ]);
}

interface Merging {
  readonly bundle: string;
  readonly into: string;
  readonly reason: string | null;
}

/** All that is in work goes into another bundle, with its confirmations. @returns how many pieces */
export async function merge(ctx: ActionContext, { bundle, into, reason }: Merging): Promise<number> {
  const found = await heldAll(ctx, [bundle, into]);
  const from = found.find((one) => one.bundle.id === bundle);
  const to = found.find((one) => one.bundle.id === into);
  if (from === undefined || to === undefined) return 0;
  const pieces = movable(from.bench);
  if (pieces < from.bench.state.wip)
    throw conflict(
      t(
        `扎 ${from.bundle.number} 还有在返工的件，先做完再并。`,
        `Pieces of bundle ${from.bundle.number} are being repaired: first that.`,
      ),
    );
  if (from.bench.state.outside > 0)
    throw conflict(
      t(
        `扎 ${from.bundle.number} 有件在外，收回再并。`,
        `Pieces of bundle ${from.bundle.number} are outside: first take them back.`,
      ),
    );
  if (pieces === 0) return 0;
  const marks = travelling(from.bench, pieces, 'done');
  await ctx
    .records(record)
    .addAll([
      crossing(ctx, from, { kind: 'merge-out', marks: negative(marks), pieces, reason, cause: into }),
      crossing(ctx, to, { kind: 'merge-in', marks, pieces, reason, cause: bundle }),
    ]);
  return pieces;
}

interface Crossing {
  readonly kind: 'split-out' | 'split-in' | 'merge-out' | 'merge-in';
  readonly marks: Marks;
  readonly pieces: number;
  readonly reason: string | null;
  /** The other bundle. */
  readonly cause: string;
}

const crossing = (
  ctx: Pick<ActionContext, 'now' | 'org'>,
  standing: Standing,
  { kind, marks, pieces, reason, cause }: Crossing,
) => ({
  ...placed(standing, ctx.now, ctx.org),
  kind,
  ordinal: standing.bench.state.last + 1,
  moved: pieces,
  marks,
  cause,
  reason,
  source: 'clerk' as const,
});

const tooFew = ({ bundle: { number } }: Standing, most: number) =>
  t(
    `扎 ${number} 在线上、不在返工的只有 ${most} 件。`,
    `Only ${most} pieces of bundle ${number} are in work and not being repaired.`,
  );
