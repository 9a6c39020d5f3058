import { statement, type ViewContext, workDayOf } from '@selvedge/sdk/app';
import { compareTeams, clocks, teams, workers } from '@selvedge/contracts/people';
import { releasedOrders } from '@selvedge/contracts/orders';
import { record } from '../entities/record.ts';
import { target } from '../entities/target.ts';
import { type DayBoard, dayBoard, type HourOutput } from '../rules/day-board.ts';
import { clockedOn } from './clocked.ts';
import { teamOn } from './placing.ts';
import { setTargets } from './set-targets.ts';
import { stepsOf } from './routes.ts';
import { TAKEN } from './taken.ts';

type Ctx = Pick<ViewContext, 'sql' | 'org' | 'now' | 'uses'>;

interface TeamRow {
  readonly id: string;
  readonly name: string;
  readonly target: number | null;
  readonly workHours: number | null;
  readonly here: number;
  readonly absent: readonly string[] | null;
  readonly since: string | null;
  readonly work: readonly TeamWork[] | null;
}

/** An order that a team sews today. */
export interface TeamWork {
  readonly number: string;
  readonly styleNumber: string;
  readonly styleName: string | null;
  /** File; null = none. */
  readonly picture: string | null;
}

interface Hour extends HourOutput {
  readonly team: string | null;
}

export interface TeamDay extends DayBoard {
  readonly team: string;
  readonly name: string;
  readonly target: number | null;
  readonly present: number;
  readonly absent: readonly string[];
  readonly work: readonly TeamWork[];
  readonly hours: readonly HourOutput[];
  /** Pieces an hour that reach the target; null = there is none. */
  readonly hourTarget: number | null;
  /** Who was here first, or scanned first; null = nobody yet. */
  readonly since: string | null;
  readonly workHours: number;
}

/** Today, team by team: output by the hour, at the operation that is counted as output. Teams that did nothing are left out. */
export async function teamDays(ctx: Ctx): Promise<TeamDay[]> {
  const { sql, org, now } = ctx;
  const day = workDayOf(now, org);
  const sewn = statement`select distinct "order" from ${record} where day = ${day}::date and deleted_at is null`;
  const [rows, hours, earned, set] = await Promise.all([
    sql<TeamRow>`
      with placed as (
        select w.id, w.name, ${teamOn(day)} as team
        from ${workers} w where w.is_active),
      here as (
        select worker, min(at) as at from (
          select worker, at from ${clocks} where ${clockedOn(day, org)} and at <= ${now.toISOString()}::timestamptz
          union all
          select worker, at from ${record} where day = ${day}::date and worker is not null and deleted_at is null and kind = 'done') x
        group by worker)
      select t.id, t.name, g.pieces as target, g.hours as "workHours",
        count(h.worker)::int as here, min(h.at) as since,
        array_agg(p.name order by p.name) filter (where h.worker is null and p.id is not null) as absent,
        (select jsonb_agg(jsonb_build_object('number', o.number, 'styleNumber', o.style_number, 'styleName', o.style_name,
            'picture', o.style_picture) order by x.pieces desc)
          from (select r."order", sum(r.quantity) as pieces from ${record} r
            where r.team = t.id and r.day = ${day}::date and r.deleted_at is null group by 1) x
            join ${releasedOrders} o on o.id = x."order") as work
      from ${teams} t left join placed p on p.team = t.id left join here h on h.worker = p.id
        left join lateral (select pieces, hours from ${target} g where g.team = t.id and g."from" <= ${day}::date and g.deleted_at is null
          order by g."from" desc limit 1) g on true
      where t.is_active group by t.id, t.name, g.pieces, g.hours order by t.name`,
    sql<Hour>`
      with ${stepsOf(sewn)}
      select r.team, extract(hour from coalesce(u.at, r.at) at time zone ${org.timeZone})::int as hour, sum(r.quantity)::int as pieces
      from ${record} r join steps s on s."order" = r."order" and s.code = r.operation and s.is_output
        ${TAKEN}
      where r.day = ${day}::date and r.deleted_at is null and not r.is_rework and (r.worker is not null or r."group" is not null)
      group by 1, 2 order by 2`,
    sql<{ team: string | null; minutes: number }>`
      with ${stepsOf(sewn)}
      select r.team, coalesce(sum(r.quantity * s.sam), 0)::float8 as minutes
      from ${record} r join steps s on s."order" = r."order" and s.code = r.operation
      where r.day = ${day}::date and r.deleted_at is null and not r.is_rework and (r.worker is not null or r."group" is not null) group by 1`,
    setTargets(ctx, day),
  ]);
  const hoursOf = Map.groupBy(hours, ({ team }) => team);
  const earnedOf = new Map(earned.map(({ team, minutes }) => [team, minutes]));
  return rows
    .map((row) => {
      const own = (hoursOf.get(row.id) ?? []).map(({ hour, pieces }) => ({ hour, pieces }));
      const aim = set.get(row.id) ?? row.target;
      const elapsed = row.since === null ? 0 : Math.max(0, (now.getTime() - Date.parse(row.since)) / 60_000);
      return {
        team: row.id,
        name: row.name,
        target: aim,
        present: row.here,
        absent: row.here === 0 ? [] : (row.absent ?? []),
        work: row.work ?? [],
        hours: own,
        hourTarget: aim === null ? null : Math.round(aim / (row.workHours ?? DEFAULT_HOURS)),
        workHours: row.workHours ?? DEFAULT_HOURS,
        since: row.since === null ? null : new Date(row.since).toISOString(),
        ...dayBoard({
          hours: own,
          target: aim,
          workHours: row.workHours ?? DEFAULT_HOURS,
          earnedMinutes: earnedOf.get(row.id) ?? 0,
          present: row.here,
          elapsed,
        }),
      };
    })
    .filter(({ present, hours: own, target: wished }) => present > 0 || own.length > 0 || wished !== null)
    .toSorted((one, other) => compareTeams(one.name, other.name));
}

const DEFAULT_HOURS = 10;
