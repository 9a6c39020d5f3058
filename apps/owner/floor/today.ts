import type { ViewContext } from '@selvedge/sdk/app';
import { releasedOrders } from '@selvedge/contracts/orders';
import { costsForOwner } from '@selvedge/contracts/outside';
import { presenceForOwner } from '@selvedge/contracts/people';
import { sewn } from '@selvedge/contracts/tracking';
import { labourDaysForOwner } from '@selvedge/contracts/wages';
import { amountOf, sumOf } from '../rules/amount.ts';

export interface OrderOutput {
  readonly order: string;
  readonly number: string;
  readonly day: string;
  readonly pieces: number;
}

/** Pieces through the output operation, by order and day. */
export async function outputOn(
  { sql }: Pick<ViewContext, 'sql'>,
  from: string,
  to: string,
): Promise<OrderOutput[]> {
  const rows = await sql<OrderOutput>`
    with made as materialized (
      select "order", operation, day, pieces from ${sewn} where day >= ${from}::date and day <= ${to}::date and pieces <> 0),
    outputs as materialized (
      select o.id, o.number, coalesce(
          (select e->>'code' from jsonb_array_elements(o.operations) e where (e->>'isOutput')::boolean limit 1),
          o.operations->-1->>'code') as code
      from ${releasedOrders} o where o.id in (select "order" from made))
    select m."order", o.number, m.day::text as day, m.pieces from made m join outputs o on o.id = m."order" and o.code = m.operation
    order by m.pieces desc`;
  return rows.map((row) => ({ ...row, pieces: Number(row.pieces) }));
}

export const totalPieces = (rows: readonly Pick<OrderOutput, 'pieces'>[]): number =>
  rows.reduce((all, { pieces }) => all + pieces, 0);

/** Who is here; null = nobody keeps attendance. */
export async function presenceOn(ctx: ViewContext, day: string) {
  const [found] = await ctx.inquire(presenceForOwner, { day });
  return found?.answer ?? null;
}

/** What days cost: wages and what came back from partners. Whoever asks may see amounts. */
export async function costsOn(ctx: ViewContext, days: readonly string[]) {
  const labour = await ctx.inquire(labourDaysForOwner, { days });
  const sorted = days.toSorted();
  const outside = await ctx.inquire(costsForOwner, { from: sorted[0], to: sorted.at(-1) });
  const back = outside.flatMap(({ answer }) => answer.rows);
  return days.map((day) => {
    const own = labour.flatMap(({ answer }) => answer.days).filter((one) => one.day === day);
    const rows = back.filter((one) => one.day === day);
    return {
      day,
      wages: own.reduce((all, one) => all + amountOf(one.amount), 0n),
      outside: sumOf(rows.map(({ amount }) => amount)),
      pending: own.reduce((all, one) => all + one.pending, 0),
      kinds: own.flatMap(({ kinds }) => kinds),
      pieces: own.flatMap((one) => one.rows),
      partners: rows,
    };
  });
}
