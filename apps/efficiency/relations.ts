import { type Entity, relation } from '@selvedge/sdk/app';
import { dayTargets, earnedWork, teamDays } from './contract.ts';
import { effort } from './entities/effort.ts';
import { made } from './entities/made.ts';
import { standard } from './entities/standard.ts';
import { step } from './entities/step.ts';
import { target } from './entities/target.ts';
import { t } from './words.ts';

type Table = (entity: Entity) => string;

/** Measured minutes of the order go before a study of our own, that before what the order estimates, that before the pace of good days. */
const SAM = `coalesce(case when not s.sam_is_estimated then s.sam end, case when d.source = 'study' then d.sam end, s.sam, d.sam)`;

const earnedFrom = (table: Table): string => `
  select m.org_id, m.day, m.team, m.worker, m."order", m.style, m.operation, s.name as title, m.pieces,
    case when s.is_output then m.pieces else 0 end as outputs, ${SAM} as sam,
    m.pieces * coalesce(${SAM}, 0) as earned,
    ${SAM} is not null and (s.sam is null or s.sam_is_estimated) as is_estimated,
    case when ${SAM} is null then m.pieces else 0 end as without_sam
  from ${table(made)} m
    left join ${table(step)} s
      on s.org_id = m.org_id and s."order" = m."order" and s.code = m.operation and s.deleted_at is null
    left join ${table(standard)} d
      on d.org_id = m.org_id and d.style = m.style and d.operation = m.operation and d.deleted_at is null
  where m.deleted_at is null`;

/** Pieces at their minutes. */
export const earnedRelation = relation(earnedWork, {
  title: t('挣得分钟', 'Earned minutes'),
  from: earnedFrom,
});

export const daysRelation = relation(teamDays, {
  title: t('各组每天', 'Teams by day'),
  from: (table) => `
    select org_id, team, day, sum(earned)::bigint as earned, sum(minutes)::bigint as minutes, sum(pieces)::bigint as pieces,
      sum(target)::bigint as target, sum(estimated) > 0 as is_estimated, sum(estimated)::bigint as estimated,
      sum(without_sam)::bigint as without_sam
    from (
      select org_id, team, day, earned, minutes, pieces, null::bigint as target, estimated, without_sam
      from ${table(effort)} e where e.deleted_at is null
      union all
      select org_id, team, day, 0, 0, 0, pieces, 0, 0 from ${table(target)} g where g.deleted_at is null) x
    group by org_id, team, day`,
});

export const targetRelation = relation(dayTargets, {
  title: t('目标', 'Targets'),
  from: (table) =>
    `select org_id, team, day, "order", pieces, source from ${table(target)} where deleted_at is null`,
});
