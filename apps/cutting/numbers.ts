import type { ActionContext } from '@selvedge/sdk/app';
import { bed } from './entities/bed.ts';
import { bundle } from './entities/bundle.ts';
import { ticket } from './entities/ticket.ts';

/** Waits for everybody else who takes numbers of this kind, until his unit of work is over: no number is given twice. */
async function alone({ sql, org }: Pick<ActionContext, 'sql' | 'org'>, what: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`cutting/${what}/${org.id}`}, 0))`;
}

type Last = { readonly last: number };

/** The last number given to a bundle; void ones count, so that none is used again. */
export async function lastBundle(ctx: ActionContext): Promise<number> {
  await alone(ctx, 'bundle');
  const [{ last }] = await ctx.sql<Last>`select coalesce(max(serial), 0)::bigint as last from ${bundle}`;
  return last;
}

export async function lastTicket(ctx: ActionContext): Promise<number> {
  await alone(ctx, 'ticket');
  const [{ last }] = await ctx.sql<Last>`select coalesce(max(serial), 0)::bigint as last from ${ticket}`;
  return last;
}

/** Beds are numbered within their style. */
export async function lastBed(ctx: ActionContext, style: string): Promise<number> {
  await alone(ctx, `bed/${style}`);
  const [{ last }] = await ctx.sql<Last>`
    select coalesce(max(number), 0)::bigint as last from ${bed} where style = ${style}::uuid`;
  return last;
}
