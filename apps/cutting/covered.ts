import { every, type RecordOf, type ViewContext } from '@selvedge/sdk/app';
import { bed } from './entities/bed.ts';
import { bundle } from './entities/bundle.ts';
import { type Cell, gathered, type Line, sumOf } from './rules/cells.ts';
import { yieldOf } from './rules/marker.ts';

export type Bed = RecordOf<typeof bed>;

/** Pieces cut, by order and fabric. */
export type CutPieces = Cell & { readonly order: string; readonly fabric: string | null };

/**
 * Garments cut, as the bundles say: of each bed, colour and size the fewest of its sets of parts, summed. Parts that were
 * recut stand for others and add none.
 */
export async function cutPieces(
  { sql }: Pick<ViewContext, 'sql'>,
  orders: readonly string[],
): Promise<CutPieces[]> {
  return sql<CutPieces>`
    select "order", fabric, colour, size, sum(pieces)::bigint as quantity from (
      select "order", fabric, bed, colour, size, min(pieces) as pieces from (
        select "order", fabric, bed, colour, size, parts,
          sum(case when state = 'live' then quantity else 0 end) as pieces
        from ${bundle}
        where "order" = any(${orders}::uuid[]) and (origin <> 'recut' or parts is null or parts = 'null') and deleted_at is null
        group by "order", fabric, bed, colour, size, parts) sets
      group by "order", fabric, bed, colour, size) beds
    group by "order", fabric, colour, size`;
}

/** Beds of an order that count: neither cancelled nor of another fabric. */
export async function bedsOf(ctx: ViewContext, order: string, fabric: string | null): Promise<Bed[]> {
  const found = await every(ctx.records(bed), { where: { order, fabric }, sort: 'number' });
  return found.filter(({ state }) => state !== 'cancelled');
}

/** What of an order is cut, and what beds to come will give. */
export async function coveredOf(
  ctx: ViewContext,
  order: string,
  fabric: string | null,
): Promise<{ readonly cut: Line[]; readonly coming: Line[]; readonly all: Line[] }> {
  const pieces = await cutPieces(ctx, [order]);
  const cut = gathered(pieces.filter((one) => one.fabric === fabric));
  const beds = await bedsOf(ctx, order, fabric);
  const coming = yieldOf(beds.filter(({ state }) => state !== 'cut'));
  return { cut, coming, all: sumOf(cut, coming) };
}
