import { statement, type Statement } from '@selvedge/sdk/app';
import { earnedWork } from '../contract.ts';
import { attended } from '../entities/attended.ts';

/**
 * Minutes present, told off to the orders that they went into, as rows `effort (day, team, order, style, minutes)` beside
 * `earned (day, team, worker, order, style, …)`, to begin a `with`. A worker's minutes go to what he sewed that day, by
 * earned minutes, by pieces where nothing has a SAM; those of helpers, and of a group's, to what the team sewed. Whole
 * minutes, each rounded so that the sum stays what it was.
 * @param within which days, by the column `day`
 */
export const effortOf = (within: Statement): Statement => statement`
  earned as materialized (
    select day, team, worker, "order", style, sum(earned)::bigint as earned, sum(pieces)::bigint as pieces,
      sum(outputs)::bigint as outputs, sum(case when is_estimated then earned else 0 end)::bigint as estimated,
      sum(without_sam)::bigint as without_sam
    from ${earnedWork} where ${within} group by 1, 2, 3, 4, 5),
  hands as (
    select day, worker as unit, team, minutes, null::uuid as "order", null::uuid as style, null::bigint as earned, null::bigint as pieces
    from ${attended} where deleted_at is null and ${within}
    union all
    select day, worker, null, null, "order", style, sum(earned)::bigint, sum(pieces)::bigint
    from earned where worker is not null group by 1, 2, 5, 6 having sum(pieces) > 0),
  told_hands as (
    select day, unit, (max(team::text) over own)::uuid as team, minutes, sum(minutes) over own as whole, "order", style, earned, pieces,
      bool_or(pieces is not null) over own as sews
    from hands window own as (partition by day, unit)),
  lines as (
    select day, team, sum(minutes) as minutes, null::uuid as "order", null::uuid as style, null::bigint as earned, null::bigint as pieces
    from told_hands where not sews group by 1, 2
    union all
    select day, team, null, "order", style, sum(earned)::bigint, sum(pieces)::bigint
    from earned where team is not null group by 1, 2, 4, 5 having sum(pieces) > 0),
  told_lines as (
    select day, team as unit, team, minutes, sum(minutes) over own as whole, "order", style, earned, pieces,
      bool_or(pieces is not null) over own as sews
    from lines window own as (partition by day, team)),
  weighed as (
    select day, unit, team, whole::bigint as minutes, "order", style,
      case when sum(earned) over (partition by day, unit) > 0 then earned else pieces end as weight
    from (select * from told_hands union all select * from told_lines) x
    where sews and whole is not null and pieces is not null),
  piled as (
    select *, (sum(weight) over (partition by day, unit order by "order"))::bigint as upto,
      (sum(weight) over (partition by day, unit))::bigint as all_weight
    from weighed),
  effort as (
    select day, team, "order", style,
      (2 * minutes * upto + all_weight) / (2 * all_weight)
        - (2 * minutes * (upto - weight) + all_weight) / (2 * all_weight) as minutes
    from piled
    union all
    select day, team, null, null, minutes::bigint from told_lines where not sews)`;
