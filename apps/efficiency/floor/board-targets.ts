import type { ActionContext } from '@selvedge/sdk/app';
import { targets } from '@selvedge/contracts/tracking';
import { target } from '../entities/target.ts';

interface Row {
  readonly id: string | null;
  readonly team: string;
  readonly day: string;
  readonly pieces: number;
}

/** Keeps, day by day, what stood on the board where nothing was set for the day itself. */
export async function takeBoardTargets(ctx: ActionContext, from: string, to: string): Promise<void> {
  const rows = await ctx.sql<Row>`
    select g.id, b.team, d.day::date::text as day, b.pieces
    from (select distinct team from ${targets}) x
      cross join generate_series(${from}::date, ${to}::date, interval '1 day') d(day)
      cross join lateral (
        select team, pieces from ${targets} t where t.team = x.team and t."from" <= d.day order by t."from" desc limit 1) b
      left join ${target} g on g.team = b.team and g.day = d.day and g.deleted_at is null
    where extract(isodow from d.day) < 7 and b.pieces > 0
      and (g.id is null or (g.source = 'board' and g.pieces <> b.pieces))`;
  const records = ctx.records(target);
  await records.addAll(
    rows.flatMap(({ id, team, day, pieces }) =>
      id === null ? [{ team, day, pieces, source: 'board' } as const] : [],
    ),
  );
  await records.changeAll(
    rows.flatMap(({ id, pieces }) => (id === null ? [] : [{ id, changes: { pieces } }])),
  );
}
