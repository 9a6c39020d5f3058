import { statement, type Statement } from '@selvedge/sdk/app';
import { earnedWork, presentMinutes } from '../contract.ts';

export interface Effort {
  readonly day: string;
  readonly team: string | null;
  readonly order: string | null;
  readonly style: string | null;
  readonly minutes: number;
}

/**
 * Minutes present, told off to the orders that they went into, as rows `effort (day, team, order, style, minutes)` beside
 * `earned (day, team, worker, order, style, …)`, to begin a `with`. A worker's minutes go to what he sewed that day, by earned minutes, by pieces where nothing has a SAM; those of
 * helpers, and of a group's, to what the team sewed. Whole minutes, each rounded so that the sum stays what it was.
 */
export const effortOf = (from: string, to: string): Statement => statement`
  earned as materialized (
    select day, team, worker, "order", style, sum(earned)::bigint as earned, sum(pieces)::bigint as pieces,
      sum(outputs)::bigint as outputs, sum(case when is_estimated then earned else 0 end)::bigint as estimated,
      sum(without_sam)::bigint as without_sam
    from ${earnedWork} where day between ${from}::date and ${to}::date group by 1, 2, 3, 4, 5),
  present as materialized (
    select day, team, worker, minutes from ${presentMinutes} where day between ${from}::date and ${to}::date),
  sewed as (
    select day, worker as unit, "order", style, sum(earned)::bigint as earned, sum(pieces)::bigint as pieces
    from earned where worker is not null group by 1, 2, 3, 4 having sum(pieces) > 0
    union all
    select day, team, "order", style, sum(earned)::bigint, sum(pieces)::bigint
    from earned where team is not null group by 1, 2, 3, 4 having sum(pieces) > 0),
  sewers as (select distinct day, unit from sewed),
  units as (
    select p.day, p.team, coalesce(s.unit, p.team) as unit, sum(p.minutes)::bigint as minutes
    from present p left join sewers s on s.day = p.day and s.unit = p.worker group by 1, 2, 3),
  weighed as (
    select u.day, u.team, u.unit, u.minutes, s."order", s.style,
      case when sum(s.earned) over (partition by u.day, u.team, u.unit) > 0 then s.earned else s.pieces end as weight
    from units u left join sewed s on s.day = u.day and s.unit = u.unit),
  piled as (
    select *, (sum(weight) over (partition by day, team, unit order by "order"))::bigint as upto,
      (sum(weight) over (partition by day, team, unit))::bigint as whole
    from weighed),
  effort as (
    select day, team, "order", style, sum(case when whole is null then minutes
      else (2 * minutes * upto + whole) / (2 * whole) - (2 * minutes * (upto - weight) + whole) / (2 * whole) end)::bigint as minutes
    from piled group by 1, 2, 3, 4)`;
