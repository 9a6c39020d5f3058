import { divided, fromScaled, type ViewContext } from '@selvedge/sdk/app';
import { checks } from '@selvedge/contracts/quality';

interface Row {
  readonly team: string;
  readonly inspected: number;
  readonly defects: number;
}

/** Defects per hundred pieces looked at, by team, at the end of the line that day; empty where nobody inspects with the app. */
export async function teamDhu(
  ctx: Pick<ViewContext, 'sql' | 'uses'>,
  day: string,
): Promise<ReadonlyMap<string, string>> {
  if (!(await ctx.uses('quality'))) return new Map();
  const rows = await ctx.sql<Row>`
    select team, sum(inspected)::int as inspected, sum(defects)::int as defects from ${checks}
    where day = ${day}::date and kind = 'endline' and team is not null group by 1 having sum(inspected) > 0`;
  return new Map(
    rows.map(({ team, inspected, defects }) => [
      team,
      fromScaled(divided(BigInt(defects) * 10_000n, BigInt(inspected)), 2),
    ]),
  );
}
