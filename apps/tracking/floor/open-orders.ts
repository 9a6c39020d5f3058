import type { ViewContext } from '@selvedge/sdk/app';
import { bundles } from '@selvedge/contracts/cutting';
import { releasedOrders } from '@selvedge/contracts/orders';
import { record } from '../entities/record.ts';
import { isOn, type Step } from '../rules/routing.ts';
import { OVER } from './over.ts';
import { type LooseStep, routingFrom } from './steps.ts';
import { TAKEN } from './taken.ts';

type Sql = Pick<ViewContext, 'sql'>;

interface Row {
  readonly id: string;
  readonly number: string;
  readonly styleNumber: string;
  readonly due: string | null;
  readonly quantity: number;
  readonly operations: readonly LooseStep[] | null;
}

interface Cut {
  readonly order: string;
  readonly parts: readonly string[] | null;
  readonly pieces: number;
}

interface Sum {
  readonly order: string;
  readonly operation: string | null;
  readonly kind: string;
  readonly parts: readonly string[] | null;
  readonly isFinished: boolean;
  readonly isRework: boolean;
  readonly good: number;
  readonly scrapped: number;
  readonly moved: number;
}

/** Operations that partners did. */
interface Mark {
  readonly order: string;
  readonly operation: string;
  readonly pieces: number;
}

/** An order on the floor: what was cut, and what became of it. */
export interface OpenOrder extends Omit<Row, 'operations'> {
  readonly cut: number;
  readonly scrapped: number;
  readonly missing: number;
  readonly aside: number;
  readonly outside: number;
  readonly rework: number;
  readonly finished: number;
  readonly operations: readonly OpenOperation[];
}

export interface OpenOperation {
  readonly step: Step;
  /** Pieces cut for it. */
  readonly cut: number;
  readonly done: number;
  /** Pieces that came to it and are not booked. */
  readonly waiting: number;
}

/** Orders that are sewn, the next due first. @param order only this one, whatever its state */
export async function openOrdersOf({ sql }: Sql, order: string | null): Promise<OpenOrder[]> {
  const rows = await sql<Row>`
    select id, number, style_number as "styleNumber", due::text as due, quantity, operations from ${releasedOrders} o
    where case when ${order}::text is null then state <> all(${OVER}) else id = ${order}::uuid end
    order by o.due nulls last, number limit 200`;
  const ids = rows.map(({ id }) => id);
  const [cuts, sums, marks] = await Promise.all([
    sql<Cut>`select "order", parts, sum(quantity)::int as pieces from ${bundles}
      where "order" = any(${ids}::uuid[]) and state = 'live' group by "order", parts`,
    sql<Sum>`select r."order", r.operation, coalesce(u.kind, r.kind) as kind, r.is_rework as "isRework", r.is_finished as "isFinished",
        b.parts, sum(r.quantity)::int as good, sum(r.scrapped)::int as scrapped, sum(r.moved)::int as moved
      from ${record} r ${TAKEN} join ${bundles} b on b.id = r.bundle
      where r."order" = any(${ids}::uuid[]) and r.deleted_at is null group by 1, 2, 3, 4, 5, 6`,
    sql<Mark>`select r."order", m.key as operation, sum(m.value::int)::int as pieces
      from ${record} r cross join lateral (select * from jsonb_each_text(nullif(r.marks, 'null'))
        union all select * from jsonb_each_text(nullif(r.carried, 'null'))) m
      where r."order" = any(${ids}::uuid[]) and r.deleted_at is null and r.kind like 'outside-%' group by 1, 2`,
  ]);
  const cutOf = Map.groupBy(cuts, (one) => one.order);
  const sumsOf = Map.groupBy(sums, (one) => one.order);
  const marksOf = Map.groupBy(marks, (one) => one.order);
  return rows.map((row) =>
    opened(row, cutOf.get(row.id) ?? [], sumsOf.get(row.id) ?? [], marksOf.get(row.id) ?? []),
  );
}

function opened(row: Row, cuts: readonly Cut[], sums: readonly Sum[], marks: readonly Mark[]): OpenOrder {
  const routing = routingFrom(row.operations);
  const cutFor = (code: string): number =>
    total(
      cuts.filter(({ parts }) => isOn(routing, parts ?? [], code)),
      ({ pieces }) => pieces,
    );
  // Of a garment in several tickets the one that holds the output is counted.
  const main = sums.filter(
    ({ parts }) => routing.output === null || isOn(routing, parts ?? [], routing.output),
  );
  const moved = (...kinds: string[]): number =>
    total(
      main.filter(({ kind }) => kinds.includes(kind)),
      (one) => one.moved + one.scrapped,
    );
  const missing = moved('missing', 'outside-short') - moved('found');
  const outside = moved('outside-out') - moved('outside-in', 'outside-bad', 'outside-short');
  const setAside = main.filter(({ isFinished }) => isFinished);
  const leftOut = total(setAside, (one) => (one.kind === 'found' ? -1 : 1) * (one.moved + one.scrapped));
  const doneAt = (code: string): number =>
    total(
      sums.filter((one) => one.operation === code && !one.isRework),
      (one) => one.good,
    ) +
    total(
      marks.filter((one) => one.operation === code),
      ({ pieces }) => pieces,
    );
  const operations = routing.steps.map((step): OpenOperation => {
    const cut = cutFor(step.code);
    const done = doneAt(step.code);
    const before = (routing.before.get(step.code) ?? []).map(doneAt);
    return { step, cut, done, waiting: Math.max(0, Math.min(cut, ...before) - done) };
  });
  const repaired = total(
    sums.filter((one) => one.isRework),
    (one) => one.good,
  );
  const { operations: _, ...rest } = row;
  return {
    ...rest,
    cut: routing.output === null ? total(cuts, ({ pieces }) => pieces) : cutFor(routing.output),
    scrapped: moved('scrap'),
    missing,
    aside: moved('second', 'sample', 'outside-bad'),
    outside,
    rework: moved('rework-out') - repaired,
    finished: routing.output === null ? 0 : doneAt(routing.output) - leftOut,
    operations,
  };
}

const total = <T>(all: readonly T[], of: (one: T) => number): number =>
  all.reduce((sum, one) => sum + of(one), 0);
