import { statement, type ViewContext, workDayOf } from '@selvedge/sdk/app';
import { bundles } from '@selvedge/contracts/cutting';
import { releasedOrders } from '@selvedge/contracts/orders';
import { clocks, teams, workers } from '@selvedge/contracts/people';
import { record } from '../entities/record.ts';
import { clockedOn } from './clocked.ts';
import { OUTPUT } from './output.ts';
import { OVER } from './over.ts';
import { TAKEN } from './taken.ts';

type Ctx = Pick<ViewContext, 'sql' | 'org' | 'now'>;
const MOST = 200;

export interface Stuck {
  readonly bundle: string;
  readonly number: string;
  readonly orderNumber: string;
  readonly quantity: number;
  readonly done: number;
  /** Operation that was booked last, and by whom. */
  readonly last: string | null;
  readonly name: string | null;
  readonly hours: number;
}

/** 1 for records `r` (which take `u` back) whose pieces left the floor, -1 for those whose pieces came back. */
const WAY = statement`case when coalesce(u.kind, r.kind) in ('second', 'sample', 'missing', 'join', 'outside-out') then 1
  when coalesce(u.kind, r.kind) in ('found', 'outside-in') then -1 else 0 end`;

/** Bundles that are not out and of which nobody has heard for so many hours, the longest first. */
export async function stuckBundles({ sql, now }: Ctx, hours: number): Promise<Stuck[]> {
  const rows = await sql<Omit<Stuck, 'hours'> & { readonly at: string }>`
    with open as materialized (
      select o.id, o.number, ${OUTPUT} as output, o.operations
      from (select id, number, operations from ${releasedOrders} where state <> all(${OVER}) offset 0) o),
    stood as materialized (
      select r.bundle, max(r.at) as at, sum(case when r.is_finished then 0 else r.scrapped + r.moved * ${WAY} end) as gone,
        sum(r.quantity) filter (where r.operation = o.output and not r.is_rework) as out
      from open o join ${record} r on r."order" = o.id ${TAKEN}
      where r.deleted_at is null group by r.bundle),
    stuck as materialized (
      select b.id, b.number, b."order", b.quantity, coalesce(s.out, 0)::int as out, s.at
      from stood s join ${bundles} b on b.id = s.bundle
      where b.state = 'live' and s.at < ${now.toISOString()}::timestamptz - make_interval(hours => ${hours})
        and coalesce(s.out, 0) + s.gone < b.quantity
      order by s.at limit ${MOST})
    select s.id as bundle, s.number, o.number as "orderNumber", s.quantity, s.out as done, s.at,
      (select coalesce(e->>'title', l.operation) from jsonb_array_elements(o.operations) e where e->>'code' = l.operation limit 1) as last,
      w.name
    from stuck s join open o on o.id = s."order"
      left join lateral (select r.operation, r.worker from ${record} r
        where r.bundle = s.id and r.deleted_at is null and r.kind = 'done' order by r.ordinal desc limit 1) l on true
      left join ${workers} w on w.id = l.worker
    order by s.at`;
  return rows.map(({ at, ...row }) => ({
    ...row,
    hours: Math.floor((now.getTime() - Date.parse(at)) / 3_600_000),
  }));
}

export interface Idle {
  readonly worker: string;
  readonly name: string;
  readonly team: string | null;
  /** Minutes since the last scan of today, or since he clocked. */
  readonly minutes: number;
  readonly hasScanned: boolean;
}

/** Who is here and has scanned nothing for an hour: waiting, or sewing without scanning. */
export async function idlePeople({ sql, org, now }: Ctx): Promise<Idle[]> {
  const day = workDayOf(now, org);
  const at = now.toISOString();
  return await sql<Idle>`
    with clocked as (
      select worker, min(at) as at, (array_agg(direction order by at desc))[1] as last from ${clocks}
      where ${clockedOn(day, org)} and at <= ${at}::timestamptz group by worker),
    scanned as (select worker, max(at) as at from ${record} where day = ${day}::date and deleted_at is null group by worker)
    select w.id as worker, w.name, t.name as team, s.at is not null as "hasScanned",
      (extract(epoch from ${at}::timestamptz - coalesce(s.at, c.at)) / 60)::int as minutes
    from clocked c join ${workers} w on w.id = c.worker left join scanned s on s.worker = c.worker left join ${teams} t on t.id = w.team
    where c.last is distinct from 'out' and coalesce(s.at, c.at) < ${at}::timestamptz - interval '60 minutes'
      and exists (select 1 from ${record} p where p.worker = w.id and p.deleted_at is null)
    order by minutes desc limit ${MOST}`;
}
