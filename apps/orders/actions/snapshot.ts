import { type ActionContext, conflict, type RecordOf } from '@selvedge/sdk/app';
import { confirmation, styleVersion } from '../entities/style-version.ts';
import { style } from '../entities/style.ts';
import type { Snapshot } from '../fields/snapshot.ts';
import { t } from '../words.ts';

type Version = RecordOf<typeof styleVersion>;

/** The released version of a style as an order keeps it. @throws conflict when nobody may sew by it yet */
export async function snapshotOf(ctx: ActionContext, version: Version): Promise<Snapshot> {
  if (version.status !== 'released')
    throw conflict(
      t(
        `工艺版本 V${version.number} 还是草稿，请先下达工艺单。`,
        `Version ${version.number} of the style is a draft. Release it first.`,
      ),
    );
  await refuseUnconfirmed(ctx, version);
  const { number, name, sizes, colourways } = await ctx.records(style).get(version.style);
  const { notes, sizeSpec, trims, packing, operations } = version;
  return {
    styleVersion: version.id,
    styleNumber: number,
    styleName: name,
    version: version.number,
    sizes,
    colourways,
    notes,
    sizeSpec,
    trims,
    packing,
    operations,
  };
}

/** A changed tech pack is sewn by when a line leader has confirmed it. */
async function refuseUnconfirmed(ctx: ActionContext, { id, number }: Version): Promise<void> {
  if (number === 1 || (await ctx.records(confirmation).count({ styleVersion: id })) > 0) return;
  throw conflict(
    t(
      `工艺版本 V${number} 有变更，请先由组长确认。`,
      `Version ${number} changes the style. A line leader has to confirm it first.`,
    ),
  );
}

/** The newest version of a style that is released, or null. */
export async function newestReleased(ctx: ActionContext, styleId: string): Promise<Version | null> {
  const { items } = await ctx
    .records(styleVersion)
    .list({ where: { style: styleId, status: 'released' }, sort: '-number', limit: 1 });
  return items[0] ?? null;
}
