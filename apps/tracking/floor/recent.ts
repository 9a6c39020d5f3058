import { type ViewContext, workDayOf } from '@selvedge/sdk/app';
import { bundles } from '@selvedge/contracts/cutting';
import { releasedOrders } from '@selvedge/contracts/orders';
import { workers } from '@selvedge/contracts/people';
import { group } from '../entities/group.ts';
import { record } from '../entities/record.ts';
import { type Bench, gaps } from '../rules/capacity.ts';
import type { EntryKind } from '../rules/entry.ts';
import { operationsOf, type Routing } from '../rules/routing.ts';
import { doneAt, liveOf, stateOf } from '../rules/state.ts';
import { BOOKED } from './booked.ts';
import { type Booked, factsOf } from './facts.ts';
import { OVER } from './over.ts';
import { type LooseStep, routingFrom } from './steps.ts';

type Ctx = Pick<ViewContext, 'sql' | 'org' | 'now'>;
/** Bundles that are looked at, those scanned last first. */
const LOOKED_AT = 5000;
const MOST = 200;
/** Kinds that confirm pieces, or take that back, and do nothing else. */
const PLAIN: readonly EntryKind[] = ['done', 'undo', 'opening'];

/** A bundle that was scanned lately, of an order that is still sewn, and is not simply sewn through. */
export interface RecentBundle {
  readonly bundle: string;
  readonly number: string;
  readonly orderNumber: string;
  /** Work day of its last record. */
  readonly day: string;
  readonly bench: Bench;
  readonly names: ReadonlyMap<string, string>;
}

interface Row {
  readonly bundle: string;
  readonly number: string;
  readonly order: string;
  readonly quantity: number;
  readonly day: string;
  readonly parts: readonly string[] | null;
  readonly records: readonly Booked[];
}

/**
 * Of bundles all of whose pieces are confirmed once at each operation there is nothing to tell: they are most, and are left out
 * by their sums before the records of the others are read.
 * @param days back from today
 * @param orders only of these; null = of all
 */
export async function recentBundles(
  { sql, org, now }: Ctx,
  days: number,
  orders: readonly string[] | null = null,
): Promise<RecentBundle[]> {
  const since = workDayOf(new Date(now.getTime() - days * 86_400_000), org);
  const open = await sql<{ id: string; number: string; operations: readonly LooseStep[] | null }>`
    select id, number, operations from ${releasedOrders}
    where state <> all(${OVER}) and (${orders}::uuid[] is null or id = any(${orders}::uuid[])) order by number`;
  const rows = await sql<Row>`
    with orders as materialized (
      select * from unnest(${open.map(({ id }) => id)}::uuid[], ${open.map(({ operations }) => (operations ?? []).length)}::int[])
        as o (id, steps)),
    lately as materialized (
      select bundle, max(day)::text as day from ${record}
      where day >= ${since}::date and deleted_at is null and "order" in (select id from orders)
      group by bundle order by max(at) desc limit ${LOOKED_AT}),
    sums as materialized (
      select r.bundle, r.operation, sum(r.quantity) as good,
        bool_or(r.kind <> all(${PLAIN}::text[]) or r.is_rework or r.scrapped <> 0) as is_odd
      from lately l join ${record} r on r.bundle = l.bundle where r.deleted_at is null group by 1, 2),
    left_open as materialized (
      select b.id, b.number, b."order", b.quantity, b.parts, min(l.day) as day
      from lately l join sums s on s.bundle = l.bundle join ${bundles} b on b.id = l.bundle join orders o on o.id = b."order"
      where b.state = 'live' group by b.id, b.number, b."order", b.quantity, b.parts, o.steps
      having bool_or(s.is_odd or s.good <> b.quantity) or count(*) <> o.steps)
    select l.id as bundle, l.number, l."order", l.quantity, l.day, l.parts,
      (select ${BOOKED} from ${record} r left join ${workers} w on w.id = r.worker left join ${group} g on g.id = r."group"
        where r.bundle = l.id and r.deleted_at is null) as records
    from left_open l order by l.number`;
  const rowsOf = Map.groupBy(rows, ({ order }) => order);
  return open.flatMap(({ id, number, operations }) => {
    const routing = routingFrom(operations);
    return (rowsOf.get(id) ?? []).map((row) => recentBundle(row, number, routing));
  });
}

function recentBundle(
  { quantity, parts, records, bundle, number, day }: Row,
  orderNumber: string,
  routing: Routing,
): RecentBundle {
  return {
    bundle,
    number,
    orderNumber,
    day,
    names: new Map(records.flatMap(({ worker, name }) => (worker === null ? [] : [[worker, name ?? '—']]))),
    bench: {
      routing,
      parts: parts ?? [],
      state: stateOf(quantity, factsOf(bundle, records, routing.output)),
    },
  };
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
