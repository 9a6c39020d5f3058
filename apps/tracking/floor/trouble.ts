import type { ViewContext } from '@selvedge/sdk/app';
import { bundles } from '@selvedge/contracts/cutting';
import { releasedOrders } from '@selvedge/contracts/orders';
import { clocks, teams, workers } from '@selvedge/contracts/people';
import { record } from '../entities/record.ts';
import { gaps } from '../rules/capacity.ts';
import { stateOf } from '../rules/state.ts';
import { workDayOf } from './day.ts';
import { type Booked, factsOf } from './facts.ts';
import { OUTPUT } from './output.ts';
import { OVER } from './over.ts';
import { type LooseStep, routingFrom } from './steps.ts';

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

/** Bundles that are not out and of which nobody has heard for so many hours, the longest first. */
export async function stuckBundles({ sql, now }: Ctx, hours: number): Promise<Stuck[]> {
  const rows = await sql<Omit<Stuck, 'hours'> & { readonly at: string }>`
    with open as (
      select id, number, ${OUTPUT} as output, operations
      from ${releasedOrders} o where state <> all(${OVER}))
    select b.id as bundle, b.number, o.number as "orderNumber", b.quantity, coalesce(s.out, 0)::int as done, s.at,
      (select coalesce(e->>'title', l.operation) from jsonb_array_elements(o.operations) e where e->>'code' = l.operation limit 1) as last,
      w.name
    from open o join ${bundles} b on b."order" = o.id and b.state = 'live'
      join lateral (select max(r.at) as at, sum(r.scrapped + r.moved) as gone,
          sum(r.quantity) filter (where r.operation = o.output and not r.is_rework) as out
        from ${record} r where r.bundle = b.id and r.deleted_at is null) s on s.at is not null
      left join lateral (select r.operation, r.worker from ${record} r
        where r.bundle = b.id and r.deleted_at is null and r.kind = 'done' order by r.ordinal desc limit 1) l on true
      left join ${workers} w on w.id = l.worker
    where s.at < ${now.toISOString()}::timestamptz - make_interval(hours => ${hours}) and coalesce(s.out, 0) + s.gone < b.quantity
    order by s.at limit ${MOST}`;
  return rows.map(({ at, ...row }) => ({
    ...row,
    hours: Math.floor((now.getTime() - Date.parse(at)) / 3_600_000),
  }));
}

export interface Missed {
  readonly bundle: string;
  readonly number: string;
  readonly orderNumber: string;
  readonly operation: string;
  readonly title: string;
  readonly pieces: number;
}

/** Operations that later ones prove were sewn and nobody booked, on bundles that were scanned lately. @param days back from today */
export async function missedScans({ sql, org, now }: Ctx, days: number): Promise<Missed[]> {
  const since = workDayOf(new Date(now.getTime() - days * 86_400_000), org);
  const rows = await sql<{
    bundle: string;
    number: string;
    orderNumber: string;
    quantity: number;
    parts: readonly string[] | null;
    operations: readonly LooseStep[] | null;
    records: readonly Booked[];
  }>`
    select b.id as bundle, b.number, o.number as "orderNumber", b.quantity, b.parts, o.operations,
      jsonb_agg(jsonb_build_object('id', r.id, 'ordinal', r.ordinal, 'kind', r.kind, 'operation', r.operation, 'worker', r.worker,
        'quantity', r.quantity, 'scrapped', r.scrapped, 'moved', r.moved, 'isRework', r.is_rework, 'takesBack', r.takes_back)
        order by r.ordinal) as records
    from ${bundles} b join ${releasedOrders} o on o.id = b."order" join ${record} r on r.bundle = b.id and r.deleted_at is null
    where b.state = 'live' and o.state not in ('closed', 'cancelled')
      and b.id in (select bundle from ${record} where day >= ${since}::date and deleted_at is null)
    group by b.id, b.number, o.number, b.quantity, b.parts, o.operations order by o.number, b.number limit 2000`;
  return rows
    .flatMap(({ bundle, number, orderNumber, quantity, parts, operations, records }) => {
      const routing = routingFrom(operations);
      const bench = { routing, parts: parts ?? [], state: stateOf(quantity, factsOf(bundle, records)) };
      return gaps(bench).map(({ code, pieces }) => ({
        bundle,
        number,
        orderNumber,
        operation: code,
        title: routing.byCode.get(code)?.title ?? code,
        pieces,
      }));
    })
    .slice(0, MOST);
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
      where at >= ${day}::date - interval '12 hours' and at <= ${at}::timestamptz
        and (at at time zone ${org.timeZone} - ${org.dayStart}::interval)::date = ${day}::date group by worker),
    scanned as (select worker, max(at) as at from ${record} where day = ${day}::date and deleted_at is null group by worker)
    select w.id as worker, w.name, t.name as team, s.at is not null as "hasScanned",
      (extract(epoch from ${at}::timestamptz - coalesce(s.at, c.at)) / 60)::int as minutes
    from clocked c join ${workers} w on w.id = c.worker left join scanned s on s.worker = c.worker left join ${teams} t on t.id = w.team
    where c.last is distinct from 'out' and coalesce(s.at, c.at) < ${at}::timestamptz - interval '60 minutes'
      and exists (select 1 from ${record} p where p.worker = w.id and p.deleted_at is null)
    order by minutes desc limit ${MOST}`;
}
