import type { ActionContext, InputOf } from '@selvedge/sdk/app';
import { bundleCut } from '../contract.ts';
import { bundle } from '../entities/bundle.ts';
import { lastBundle } from '../numbers.ts';
import type { ReleasedOrder } from '../orders.ts';
import { numberOf, serialsAfter } from '../rules/numbering.ts';
import type { CuttingSettings } from './plan-facts.ts';
import type { Tying } from '../rules/bundles.ts';

type NewBundle = Pick<
  InputOf<(typeof bundle)['fields']>,
  'colour' | 'size' | 'quantity' | 'copy' | 'lot' | 'plyFrom' | 'plyTo' | 'parts' | 'fabric'
>;
type From = Pick<InputOf<(typeof bundle)['fields']>, 'bed' | 'bedNumber' | 'recut' | 'origin'>;

/** Gives bundles their numbers, keeps them and tells others. */
export async function tie(
  ctx: ActionContext,
  order: Pick<ReleasedOrder, 'id' | 'number' | 'style' | 'styleNumber' | 'styleVersion'>,
  from: From,
  given: readonly NewBundle[],
) {
  const serials = serialsAfter(await lastBundle(ctx), given.length);
  const added = await ctx.records(bundle).addAll(
    given.map((one, index) => ({
      ...one,
      ...from,
      serial: serials[index],
      number: numberOf(serials[index]),
      cutQuantity: one.quantity,
      order: order.id,
      orderNumber: order.number,
      style: order.style,
      styleNumber: order.styleNumber,
      styleVersion: order.styleVersion,
    })),
  );
  const quantity = added.reduce((all, one) => all + one.quantity, 0);
  await ctx.emit(bundleCut, order.id, {
    order: order.id,
    bed: from.bed ?? null,
    quantity,
    bundles: added.map(({ id, number, colour, size, lot, quantity: pieces }) => ({
      bundle: id,
      number,
      colour,
      size,
      lot,
      quantity: pieces,
    })),
  });
  return added;
}

export const tyingOf = (
  settings: CuttingSettings,
  size: number | null,
  remainder: Tying['remainder'] | null,
): Tying => ({
  size: size ?? settings.bundleSize,
  remainder: remainder ?? settings.remainder,
  smallest: settings.smallest,
});
