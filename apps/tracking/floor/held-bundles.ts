import { type ActionContext, type Statement, statement } from '@selvedge/sdk/app';
import { bundles } from '@selvedge/contracts/cutting';
import { heldAllOf, type Standing } from './standing.ts';

/** Which bundles of an order. */
export interface Cell {
  readonly order: string;
  readonly colour: string | null;
  readonly size: string | null;
}

const AS_TICKETS = statement`select b.id, b.id as bundle, null as operation, false as is_void, b.id::text as asked from ${bundles} b`;

/** Live bundles `b` that fulfil a condition, in the order of their numbers, held until the unit of work ends. */
export const heldWhere = (ctx: Pick<ActionContext, 'sql'>, condition: Statement): Promise<Standing[]> =>
  heldAllOf(ctx, statement`${AS_TICKETS} where b.state = 'live' and ${condition}`);

/** Live bundles of a colour and size. */
export const heldCell = (
  ctx: Pick<ActionContext, 'sql'>,
  { order, colour, size }: Cell,
): Promise<Standing[]> =>
  heldWhere(
    ctx,
    statement`b."order" = ${order}::uuid and b.colour is not distinct from ${colour} and b.size is not distinct from ${size}`,
  );

/** Some bundles by their ids, void ones included. */
export const heldAll = (ctx: Pick<ActionContext, 'sql'>, ids: readonly string[]): Promise<Standing[]> =>
  heldAllOf(ctx, statement`${AS_TICKETS} where b.id = any(${ids}::uuid[])`);
