import type { ActionContext } from '@selvedge/sdk/app';
import { standard } from '../entities/standard.ts';
import { study } from '../entities/study.ts';
import { refreshOperations } from './effort-of-days.ts';

/** The last study of an operation that counts is its estimated SAM; without one the pace of good days is reckoned at night. */
export async function keepStudied(ctx: ActionContext, style: string, operation: string): Promise<void> {
  const { items } = await ctx
    .records(study)
    .list({ where: { style, operation, state: 'kept' }, sort: '-at', limit: 1 });
  const [last] = items;
  const records = ctx.records(standard);
  const before = await records.first({ style, operation });
  if (last === undefined) {
    if (before?.source === 'study') await records.remove(before.id);
    return refreshOperations(ctx, [{ style, operation }]);
  }
  const facts = {
    name: last.name,
    sam: last.sam,
    source: 'study',
    basis: last.counted,
    at: last.at,
  } as const;
  if (before === null) await records.add({ style, operation, ...facts });
  else await records.change(before.id, facts);
  await refreshOperations(ctx, [{ style, operation }]);
}
