import { type ActionContext, statement, type ViewContext } from '@selvedge/sdk/app';
import { releasedOrders } from '@selvedge/contracts/orders';
import { work } from '@selvedge/contracts/tracking';
import { carton } from '../entities/carton.ts';
import { entry } from '../entities/entry.ts';
import type { Entry, Goods } from '../rules/account.ts';

/** Operation that is counted as output: the one that is marked, else the last. */
const OUTPUT = statement`coalesce(
  (select e->>'code' from jsonb_array_elements(o.operations) e where (e->>'isOutput')::boolean limit 1),
  o.operations->-1->>'code')`;

export interface Cell {
  readonly colour: string;
  readonly size: string;
}

interface Sums {
  readonly order: string;
  readonly colour: string;
  readonly size: string;
  readonly pieces: number;
}

export const keyOf = ({ colour, size }: Cell): string => JSON.stringify([colour, size]);

/** Everything known of orders, by order, then by colour and size. */
export async function goodsOf(
  ctx: Pick<ViewContext, 'sql'>,
  orders: readonly string[],
): Promise<Map<string, Map<string, Goods & Cell>>> {
  const ids = [...orders];
  const [sewn, entries, packed] = await Promise.all([
    ctx.sql<Sums>`
      select w."order", w.colour, w.size, sum(w.quantity)::int as pieces
      from ${work} w join ${releasedOrders} o on o.id = w."order"
      where w."order" = any(${ids}::uuid[]) and w.operation = ${OUTPUT} and not w.is_rework
        and w.colour is not null and w.size is not null group by 1, 2, 3`,
    ctx.sql<Sums & Entry>`
      select "order", colour, size, kind, stage, sum(pieces)::int as pieces from ${entry}
      where "order" = any(${ids}::uuid[]) and deleted_at is null group by 1, 2, 3, 4, 5`,
    ctx.sql<Sums & { state: string }>`
      select c."order", x->>'colour' as colour, x->>'size' as size, c.state, sum((x->>'pieces')::int)::int as pieces
      from ${carton} c, jsonb_array_elements(c.contents) x
      where c."order" = any(${ids}::uuid[]) and c.state <> 'void' and c.deleted_at is null group by 1, 2, 3, 4`,
  ]);
  const all = new Map<string, Map<string, Goods & Cell>>();
  const change = (at: Sums, how: (before: Goods & Cell) => Goods & Cell): void => {
    const own = all.get(at.order) ?? new Map<string, Goods & Cell>();
    all.set(at.order, own);
    const { colour, size } = at;
    own.set(
      keyOf(at),
      how(own.get(keyOf(at)) ?? { colour, size, sewn: 0, entries: [], stored: 0, shipped: 0 }),
    );
  };
  for (const one of sewn) change(one, (before) => ({ ...before, sewn: one.pieces }));
  for (const one of entries) change(one, (before) => ({ ...before, entries: [...before.entries, one] }));
  for (const one of packed)
    change(one, (before) =>
      one.state === 'shipped'
        ? { ...before, shipped: before.shipped + one.pieces }
        : { ...before, stored: before.stored + one.pieces },
    );
  return all;
}

/** The same of one order, for whoever is to write: others wait until this unit of work ends. */
export async function heldGoods(ctx: ActionContext, order: string): Promise<Map<string, Goods & Cell>> {
  await ctx.sql`select pg_advisory_xact_lock(hashtextextended(${`finishing ${order}`}, 13))`;
  return (await goodsOf(ctx, [order])).get(order) ?? new Map<string, Goods & Cell>();
}

export const goodsAt = (goods: ReadonlyMap<string, Goods & Cell>, cell: Cell): Goods & Cell =>
  goods.get(keyOf(cell)) ?? { ...cell, sewn: 0, entries: [], stored: 0, shipped: 0 };
