import type { ViewContext } from '@selvedge/sdk/app';
import { dayTargets } from '@selvedge/contracts/efficiency';

/** Team → pieces that were set for this very day, where the org plans with the app of efficiency. They go before the board's own. */
export async function setTargets(
  ctx: Pick<ViewContext, 'sql' | 'uses'>,
  day: string,
): Promise<ReadonlyMap<string, number>> {
  if (!(await ctx.uses('efficiency'))) return new Map();
  const rows = await ctx.sql<{ team: string; pieces: number }>`
    select team, sum(pieces)::int as pieces from ${dayTargets} where day = ${day}::date and source = 'set' group by 1`;
  return new Map(rows.map(({ team, pieces }) => [team, pieces]));
}
