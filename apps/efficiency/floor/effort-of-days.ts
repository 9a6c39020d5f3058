import type { ActionContext } from '@selvedge/sdk/app';
import { made } from '../entities/made.ts';
import { attendedModel } from '../models/attended.ts';
import { effortModel } from '../models/effort.ts';
import { handsModel } from '../models/hands.ts';

/** Sums of days anew, after what they are made of; always in this order, so that of two at work none waits for the other for ever. */
export async function refreshDays(ctx: ActionContext, days: readonly string[]): Promise<void> {
  const scopes = days.map((day) => ({ day }));
  await ctx.refresh(attendedModel, scopes);
  await ctx.refresh(effortModel, scopes);
  await ctx.refresh(handsModel, scopes);
}

/** Minutes of an operation are others now: so are all days on which it was sewn. */
export async function refreshOperations(
  ctx: ActionContext,
  changed: readonly { readonly style: string; readonly operation: string }[],
): Promise<void> {
  if (changed.length === 0) return;
  const days = await ctx.sql<{ day: string }>`
    select distinct day::text as day from ${made} where deleted_at is null and (style, operation) in (
      select * from unnest(${changed.map(({ style }) => style)}::uuid[], ${changed.map(({ operation }) => operation)}::text[]))`;
  await refreshDays(
    ctx,
    days.map(({ day }) => day),
  );
}

/** An order has other minutes now. */
export async function refreshOrder(ctx: ActionContext, order: string): Promise<void> {
  const days = await ctx.sql<{ day: string }>`
    select distinct day::text as day from ${made} where deleted_at is null and "order" = ${order}::uuid`;
  await refreshDays(
    ctx,
    days.map(({ day }) => day),
  );
}
