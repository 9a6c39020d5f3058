import { type ViewContext, workDayOf } from '@selvedge/sdk/app';
import { bundles } from '@selvedge/contracts/cutting';
import { releasedOrders } from '@selvedge/contracts/orders';
import { workers } from '@selvedge/contracts/people';
import { group } from '../entities/group.ts';
import { record } from '../entities/record.ts';
import { type Bench, gaps } from '../rules/capacity.ts';
import { operationsOf } from '../rules/routing.ts';
import { doneAt, liveOf, stateOf } from '../rules/state.ts';
import { BOOKED } from './booked.ts';
import { type Booked, factsOf } from './facts.ts';
import { OVER } from './over.ts';
import { type LooseStep, routingFrom } from './steps.ts';

type Ctx = Pick<ViewContext, 'sql' | 'org' | 'now'>;
/** Bundles that are looked at, those scanned last first. */
const LOOKED_AT = 5000;
const MOST = 200;

/** A bundle that was scanned lately, of an order that is still sewn. */
export interface RecentBundle {
  readonly bundle: string;
  readonly number: string;
  readonly orderNumber: string;
  /** Work day of its last record. */
  readonly day: string;
  readonly bench: Bench;
  readonly names: ReadonlyMap<string, string>;
}

/** @param days back from today @param orders only of these; null = of all */
export async function recentBundles(
  { sql, org, now }: Ctx,
  days: number,
  orders: readonly string[] | null = null,
): Promise<RecentBundle[]> {
  const since = workDayOf(new Date(now.getTime() - days * 86_400_000), org);
  const rows = await sql<{
    bundle: string;
    number: string;
    orderNumber: string;
    quantity: number;
    day: string;
    parts: readonly string[] | null;
    operations: readonly LooseStep[] | null;
    records: readonly Booked[];
  }>`
    with orders as materialized (
      select id, number, operations from ${releasedOrders}
      where state <> all(${OVER}) and (${orders}::uuid[] is null or id = any(${orders}::uuid[]))),
    lately as materialized (
      select bundle, max(day)::text as day from ${record}
      where day >= ${since}::date and deleted_at is null and "order" in (select id from orders)
      group by bundle order by max(at) desc limit ${LOOKED_AT}),
    told as materialized (
      select r.bundle, ${BOOKED} as records
      from lately l join ${record} r on r.bundle = l.bundle left join ${workers} w on w.id = r.worker
        left join ${group} g on g.id = r."group"
      where r.deleted_at is null group by r.bundle)
    select b.id as bundle, b.number, o.number as "orderNumber", b.quantity, l.day, b.parts, o.operations, k.records
    from lately l join told k on k.bundle = l.bundle join ${bundles} b on b.id = l.bundle join orders o on o.id = b."order"
    where b.state = 'live' order by o.number, b.number`;
  return rows.map(({ quantity, parts, operations, records, ...row }) => {
    const routing = routingFrom(operations);
    return {
      ...row,
      names: new Map(records.flatMap(({ worker, name }) => (worker === null ? [] : [[worker, name ?? '—']]))),
      bench: {
        routing,
        parts: parts ?? [],
        state: stateOf(quantity, factsOf(row.bundle, records, routing.output)),
      },
    };
  });
}

export interface Missed {
  readonly bundle: string;
  readonly number: string;
  readonly orderNumber: string;
  readonly operation: string;
  readonly title: string;
  readonly pieces: number;
}

/** Operations that later ones prove were sewn, and nobody booked. */
export const missedIn = (recent: readonly RecentBundle[]): Missed[] =>
  recent
    .flatMap(({ bundle, number, orderNumber, bench }) =>
      gaps(bench).map(({ code, pieces }) => ({
        bundle,
        number,
        orderNumber,
        operation: code,
        title: bench.routing.byCode.get(code)?.title ?? code,
        pieces,
      })),
    )
    .slice(0, MOST);

export interface LeftOpen {
  readonly bundle: string;
  readonly number: string;
  readonly orderNumber: string;
  readonly title: string;
  readonly done: number;
  readonly of: number;
  readonly names: string;
  readonly day: string;
}

/** Bundles of which an operation was begun on an earlier day and not ended: they go to no tablet's counter, but to this list. */
export const leftOpenIn = (recent: readonly RecentBundle[], today: string): LeftOpen[] =>
  recent
    .filter(({ day }) => day < today)
    .flatMap(({ bundle, number, orderNumber, day, bench, names }) => {
      const { routing, parts, state } = bench;
      const of = liveOf(state);
      return operationsOf(routing, parts)
        .map(({ code, title }) => ({ code, title, done: doneAt(state, code) }))
        .filter(({ done }) => done > 0 && done < of)
        .map(({ code, ...step }) => ({
          bundle,
          number,
          orderNumber,
          ...step,
          of,
          day,
          names: (state.claims.get(code) ?? [])
            .map(({ worker }) => names.get(worker ?? '') ?? '—')
            .join('、'),
        }));
    })
    .slice(0, MOST);
