import { type ActionContext, statement } from '@selvedge/sdk/app';
import { record } from '../entities/record.ts';
import { chosen } from './choosing.ts';
import type { Standing } from './standing.ts';
import type { Worker } from './worker.ts';

interface Said {
  readonly operations: readonly string[];
  readonly isWhole: boolean;
}

/** Operations that somebody means on a ticket; null = he has to be asked. */
export async function meantOn(
  ctx: Pick<ActionContext, 'sql'>,
  { bench, coupon, bundle }: Standing,
  worker: Worker,
  { operations, isWhole }: Said,
): Promise<readonly string[] | null> {
  const isSaid = operations.length > 0 || isWhole || coupon !== null;
  const last = isSaid ? null : await lastOperation(ctx, worker, bundle.order);
  const codes = chosen(bench, { operations, isWhole, coupon, last });
  return codes === null || codes.length === 0 ? null : codes;
}

/** What somebody sewed last on an order: what he most likely sews now. */
async function lastOperation(
  { sql }: Pick<ActionContext, 'sql'>,
  { id, group }: Worker,
  order: string,
): Promise<string | null> {
  const whose = group === null ? statement`worker = ${id}::uuid` : statement`"group" = ${group}::uuid`;
  const [row] = await sql<{ operation: string }>`
    select operation from ${record} where ${whose} and "order" = ${order}::uuid and kind = 'done' and deleted_at is null
    order by at desc, id desc limit 1`;
  return row?.operation ?? null;
}
