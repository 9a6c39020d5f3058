import { every, type ViewContext } from '@selvedge/sdk/app';
import { shipment } from './entities/shipment.ts';
import { type Line, sumOf } from './rules/matrix.ts';

/** Pieces of an order that went out, corrections counted. */
export async function shippedOf(ctx: ViewContext, order: string): Promise<Line[]> {
  const shipments = await every(ctx.records(shipment), { where: { order } });
  return sumOf(...shipments.map(({ lines }) => lines));
}
