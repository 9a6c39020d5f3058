import { type ActionContext, type Statement, statement } from '@selvedge/sdk/app';
import { bundles } from '@selvedge/contracts/cutting';
import { heldBundle, type Standing } from './standing.ts';

/** Which bundles of an order. */
export interface Cell {
  readonly order: string;
  readonly colour: string | null;
  readonly size: string | null;
}

/**
 * Live bundles of a colour and size, in the order of their numbers, held until the unit of work ends: always in one order, so
 * that two never wait for each other.
 */
export async function heldCell(
  ctx: Pick<ActionContext, 'sql'>,
  { order, colour, size }: Cell,
  also: Statement = statement`true`,
): Promise<Standing[]> {
  const rows = await ctx.sql<{ id: string }>`
    select b.id from ${bundles} b where b."order" = ${order}::uuid and b.colour is not distinct from ${colour}
      and b.size is not distinct from ${size} and b.state = 'live' and ${also} order by b.number`;
  return heldAll(
    ctx,
    rows.map(({ id }) => id),
  );
}

/** @param ids in the order in which they are to be held */
export async function heldAll(ctx: Pick<ActionContext, 'sql'>, ids: readonly string[]): Promise<Standing[]> {
  const found: Standing[] = [];
  for (const id of ids) {
    const standing = await heldBundle(ctx, id);
    if (standing !== null) found.push(standing);
  }
  return found;
}
