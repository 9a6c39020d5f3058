import { statement, type Statement, type ViewContext } from '@selvedge/sdk/app';
import { earnedWork } from '../contract.ts';
import { attended } from '../entities/attended.ts';
import { effort } from '../entities/effort.ts';
import { hand } from '../entities/hand.ts';
import type { GROUPINGS } from '../fields/words.ts';
import type { Sums } from '../rules/sums.ts';

export type Grouping = keyof typeof GROUPINGS;

export interface Group extends Sums {
  readonly key: string | null;
}

interface Asked {
  readonly from: string;
  readonly to: string;
  /** null = all teams. */
  readonly team: string | null;
}

const column = {
  team: statement`team::text`,
  day: statement`day::text`,
  order: statement`"order"::text`,
  style: statement`style::text`,
} as const;

/** Sums of some days by one thing; whatever it is, they add up to the same. */
export const grouped = (ctx: Pick<ViewContext, 'sql'>, by: Grouping, asked: Asked): Promise<Group[]> =>
  by === 'worker' ? byWorker(ctx, asked) : byColumn(ctx, column[by], asked);

const byColumn = ({ sql }: Pick<ViewContext, 'sql'>, key: Statement, { from, to, team }: Asked) => sql<Group>`
  select ${key} as key, sum(earned)::float8 as earned, sum(minutes)::float8 as minutes, sum(pieces)::float8 as pieces,
    sum(estimated)::float8 as estimated, sum(without_sam)::float8 as "withoutSam"
  from ${effort} where deleted_at is null and day between ${from}::date and ${to}::date and ${ofTeam(team)}
  group by 1 order by 1`;

const byWorker = ({ sql }: Pick<ViewContext, 'sql'>, { from, to, team }: Asked) => sql<Group>`
  with sewn as (
    select worker, earned, outputs, estimated, without_sam from ${hand}
    where deleted_at is null and day between ${from}::date and ${to}::date and ${ofTeam(team)}
    union all
    select null, earned, outputs, case when is_estimated then earned else 0 end, without_sam from ${earnedWork}
    where worker is null and day between ${from}::date and ${to}::date and ${ofTeam(team)}),
  w as (
    select worker::text as key, sum(earned)::bigint as earned, sum(outputs)::bigint as pieces,
      sum(estimated)::bigint as estimated, sum(without_sam)::bigint as without_sam
    from sewn group by sewn.worker),
  p as (
    select worker::text as key, sum(minutes)::bigint as minutes from ${attended}
    where deleted_at is null and day between ${from}::date and ${to}::date and ${ofTeam(team)} group by worker)
  select coalesce(w.key, p.key) as key, coalesce(w.earned, 0)::float8 as earned, coalesce(p.minutes, 0)::float8 as minutes,
    coalesce(w.pieces, 0)::float8 as pieces, coalesce(w.estimated, 0)::float8 as estimated,
    coalesce(w.without_sam, 0)::float8 as "withoutSam"
  from w full join p on p.key = w.key order by 1`;

const ofTeam = (team: string | null): Statement =>
  team === null ? statement`true` : statement`team = ${team}::uuid`;
