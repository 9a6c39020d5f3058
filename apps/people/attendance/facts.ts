import type { ViewContext } from '@selvedge/sdk/app';
import { clock } from '../entities/clock.ts';
import { correction } from '../entities/correction.ts';
import { absence } from '../entities/absence.ts';
import { placing } from '../entities/placing.ts';
import { schedule } from '../entities/schedule.ts';
import { shift } from '../entities/shift.ts';
import { specialDay } from '../entities/special-day.ts';
import { worker } from '../entities/worker.ts';
import type { Break } from '../rules/hours.ts';
import type { Leave } from '../rules/leaves.ts';
import type { Calendar, DayKind, SpecialDay } from '../rules/plan.ts';
import type { Direction, Mark } from '../rules/presence.ts';
import type { Placing } from '../rules/teams.ts';

/** Days to look at, both included, and of whom; null = of everybody. */
export interface Scope {
  readonly from: string;
  readonly to: string;
  readonly workers: readonly string[] | null;
}

type Sql = Pick<ViewContext, 'sql'>;

/** Who works here, or did. */
export interface Staff {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly position: string | null;
  readonly hiredOn: string;
  readonly leftOn: string | null;
}

/** Workers who had not left before the scope, by number; one who came back later may have clocks in it from his first time. */
export const staffOf = ({ sql }: Sql, { from, workers }: Scope): Promise<Staff[]> => sql<Staff>`
  select w.id, w.number, w.name, w.position, w.hired_on::text as "hiredOn", w.left_on::text as "leftOn" from ${worker} w
  where w.deleted_at is null and (${workers}::uuid[] is null or w.id = any(${workers}::uuid[]))
    and (w.left_on is null or w.left_on >= ${from}::date)
  order by w.number`;

/** Worker → moves and loans, in the order in which they were decided. */
export async function placingsOf(
  { sql }: Sql,
  { workers }: Pick<Scope, 'workers'>,
): Promise<Map<string, Placing[]>> {
  const rows = await sql<Placing & { worker: string }>`
    select worker, team, kind, since::text as since, until::text as until from ${placing}
    where deleted_at is null and (${workers}::uuid[] is null or worker = any(${workers}::uuid[])) order by id`;
  return Map.groupBy(rows, (row) => row.worker);
}

/** What the factory has set of its time, up to a day. */
export async function calendarOf({ sql }: Sql, standardMinutes: number, to: string): Promise<Calendar> {
  const schedules = await sql<{
    team: string | null;
    since: string;
    shift: string;
    start: string;
    end: string;
    breaks: Break[];
    weekdays: number[];
  }>`
    select c.team, c.since::text as since, s.name as shift, s.start, s."end", s.breaks, c.weekdays
    from ${schedule} c join ${shift} s on s.org_id = c.org_id and s.id = c.shift
    where c.deleted_at is null and c.since <= ${to}::date order by c.id`;
  const specials = await sql<SpecialDay & { kind: DayKind }>`
    select day::text as day, team, kind, name from ${specialDay}
    where deleted_at is null and day <= ${to}::date order by id`;
  return {
    standardMinutes,
    specials,
    schedules: schedules.map(({ start, end, breaks, ...rest }) => ({
      ...rest,
      hours: { start, end, breaks },
    })),
  };
}

/** `29711850i 29712330o 29712400`: minutes since the epoch, with the direction where it is known. */
function marksIn(written: string): Mark[] {
  return written.split(' ').map((one) => {
    const at = Number.parseInt(one, 10);
    const direction: Direction | null = one.endsWith('i') ? 'in' : one.endsWith('o') ? 'out' : null;
    return { at, direction };
  });
}

/** Worker → clocks between two moments (minutes), without those made void. One row a worker: 60,000 clocks are a month. */
export async function marksOf(
  { sql }: Sql,
  { workers }: Pick<Scope, 'workers'>,
  from: number,
  to: number,
): Promise<Map<string, Mark[]>> {
  const [begins, ends] = [from, to].map((minute) => new Date(minute * 60_000).toISOString());
  const rows = await sql<{ worker: string; marks: string }>`
    select k.worker, string_agg(floor(extract(epoch from k.at) / 60)::bigint || coalesce(left(k.direction, 1), ''), ' ') as marks
    from ${clock} k
    where k.deleted_at is null and k.at >= ${begins}::timestamptz and k.at < ${ends}::timestamptz
      and (${workers}::uuid[] is null or k.worker = any(${workers}::uuid[]))
      and k.id not in (select c.clock from ${correction} c where c.clock is not null and c.deleted_at is null)
    group by k.worker`;
  return new Map(rows.map(({ worker, marks }) => [worker, marksIn(marks)]));
}

/** `worker day` → clocks that corrections add. */
export async function addedOf({ sql }: Sql, { from, to, workers }: Scope): Promise<Map<string, Mark[]>> {
  const rows = await sql<{ worker: string; day: string; at: number; direction: Direction | null }>`
    select worker, day::text as day, floor(extract(epoch from at) / 60)::bigint as at, direction from ${correction} c
    where deleted_at is null and what = 'add' and day >= ${from}::date and day <= ${to}::date
      and (${workers}::uuid[] is null or worker = any(${workers}::uuid[]))
      and not exists (select from ${correction} v where v.correction = c.id and v.org_id = c.org_id and v.deleted_at is null)`;
  const found = new Map<string, Mark[]>();
  for (const { worker, day, at, direction } of rows) {
    const key = `${worker} ${day}`;
    found.set(key, [...(found.get(key) ?? []), { at: Number(at), direction }]);
  }
  return found;
}

/** Worker → approved leaves that touch the scope. */
export async function leavesOf({ sql }: Sql, { from, to, workers }: Scope): Promise<Map<string, Leave[]>> {
  const rows = await sql<Leave & { worker: string }>`
    select worker, since::text as since, until::text as until, start_time as "startTime", end_time as "endTime" from ${absence}
    where deleted_at is null and state = 'approved' and since <= ${to}::date and until >= ${from}::date
      and (${workers}::uuid[] is null or worker = any(${workers}::uuid[]))`;
  return Map.groupBy(rows, (row) => row.worker);
}
