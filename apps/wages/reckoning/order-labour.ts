import type { ViewContext } from '@selvedge/sdk/app';
import { finishingWork } from '@selvedge/contracts/finishing';
import { releasedOrders } from '@selvedge/contracts/orders';
import { sewn, work } from '@selvedge/contracts/tracking';
import { type Fraction, fraction, over, times, ZERO } from '../rules/fraction.ts';
import { type PriceBook, type Sewn, ticksOf, yuanOf } from '../rules/price.ts';
import { wageSettings } from '../settings.ts';
import { bookOf, type Operations, operationsOf } from './book.ts';
import { todayOf } from './days.ts';

interface Row {
  readonly order: string;
  readonly operation: string;
  readonly size: string | null;
  readonly colour: string | null;
  /** One of the days on which it was sewn: the same price holds for all of them. */
  readonly day: string;
  /** All that was sewn, and of it what is paid. */
  readonly sewn: number;
  readonly paid: number;
}

/** Pieces of an operation of an order, and what they are worth at the price of their day. */
export interface OperationLabour {
  readonly order: string;
  readonly orderNumber: string | null;
  readonly operation: string;
  readonly title: string | null;
  readonly pieces: number;
  readonly amount: Fraction;
  /** Pieces that have no price. */
  readonly pending: number;
  /** Ordered pieces that are not sewn yet, at today’s price. */
  readonly toCome: Fraction;
}

/** Piece wages of orders by operation, from sums of days; only what is priced by size or colour is read record by record. */
export async function orderLabour(ctx: ViewContext, orders: readonly string[]): Promise<OperationLabour[]> {
  const [book, operations, set] = [
    await bookOf(ctx, orders),
    await operationsOf(ctx, orders),
    await ctx.settings(wageSettings),
  ];
  const paid = { own: set.paysOwnRework, others: set.paysRework };
  const looking = { orders, detailed: detailedCodes(book, operations), changes: book.changes, paid };
  const rows = [
    ...(await plainRows(ctx, looking)),
    ...(await detailedRows(ctx, looking)),
    ...(await finishingRows(ctx, looking)),
  ];
  const ordered = await ctx.sql<{ id: string; quantity: number; style: string | null }>`
    select id, quantity, style from ${releasedOrders} where id = any(${orders}::uuid[])`;
  const quantities = new Map(ordered.map(({ id, quantity }) => [id, quantity]));
  const styles = new Map(ordered.map(({ id, style }) => [id, style]));
  const today = todayOf(ctx);
  const sewnOf = (row: Row): Sewn => ({
    ...row,
    style: styles.get(row.order) ?? null,
    title: operations.names.get(`${row.order} ${row.operation}`)?.name ?? null,
  });
  const byOperation = Map.groupBy(rows, ({ order, operation }) => `${order} ${operation}`);
  // An operation on which nobody has begun is still to be paid for.
  for (const key of operations.names.keys())
    if (!byOperation.has(key) && quantities.has(key.slice(0, key.indexOf(' ')))) byOperation.set(key, []);
  return [...byOperation].map(([key, own]) => {
    const at = key.indexOf(' ');
    const [order, operation] = [key.slice(0, at), key.slice(at + 1)];
    const named = operations.names.get(key) ?? null;
    const sums = own.reduce(
      (all, row) => {
        const price = book.priceOf(sewnOf(row));
        return price === null
          ? { ...all, pending: all.pending + row.paid }
          : { ...all, ticks: all.ticks + ticksOf(price) * BigInt(row.paid) };
      },
      { ticks: 0n, pending: 0 },
    );
    const done = own.reduce((all, row) => all + row.sewn, 0);
    const left = Math.max(0, (quantities.get(order) ?? 0) - done);
    const paidFor = own.reduce((all, row) => all + row.paid, 0) - sums.pending;
    const now = book.priceOf(
      sewnOf({ order, operation, size: null, colour: null, day: today, sewn: 0, paid: 0 }),
    );
    return {
      order,
      orderNumber: named?.orderNumber ?? null,
      operation,
      title: named?.name ?? null,
      pieces: own.reduce((all, row) => all + row.paid, 0),
      amount: yuanOf(sums.ticks),
      pending: sums.pending,
      toCome: times(now === null ? average(sums.ticks, paidFor) : yuanOf(ticksOf(now)), fraction(left)),
    };
  });
}

/** Which sums are asked for: of days between which no price changes, they are one. */
interface Looking {
  readonly orders: readonly string[];
  /** Operations of which some price asks for the size or the colour. */
  readonly detailed: readonly string[];
  readonly changes: readonly string[];
  /** Which repairs are paid. */
  readonly paid: { readonly own: boolean; readonly others: boolean };
}

/** Operations, by number or name, of which some price asks for the size or the colour. */
function detailedCodes(book: PriceBook, { names }: Operations): string[] {
  const wanted = new Set([...book.sized, ...book.coloured]);
  const codes = new Set(wanted);
  if (wanted.size > 0)
    for (const [key, { name }] of names) if (wanted.has(name)) codes.add(key.slice(key.indexOf(' ') + 1));
  return [...codes];
}

const plainRows = (ctx: ViewContext, { orders, detailed, changes, paid: { own, others } }: Looking) =>
  ctx.sql<Row>`
    select "order", operation, null::text as size, null::text as colour, min(day)::text as day, sum(pieces)::bigint as sewn,
      sum(paid + case when ${own} then own_rework else 0 end + case when ${others} then rework else 0 end)::bigint as paid
    from ${sewn} where "order" = any(${orders}::uuid[]) and operation <> all(${detailed}::text[])
    group by "order", operation, width_bucket(day, ${changes}::date[])`;

async function detailedRows(
  ctx: ViewContext,
  { orders, detailed, changes, paid: { own, others } }: Looking,
): Promise<Row[]> {
  if (detailed.length === 0) return [];
  return ctx.sql<Row>`
    select "order", operation, size, colour, min(day)::text as day,
      coalesce(sum(quantity) filter (where not is_rework), 0)::bigint as sewn,
      coalesce(sum(quantity) filter (where (worker is not null or group_id is not null)
        and (not is_rework or case when fault = 'own' then ${own}::boolean else ${others}::boolean end)), 0)::bigint as paid
    from ${work} where "order" = any(${orders}::uuid[]) and operation = any(${detailed}::text[])
    group by "order", operation, size, colour, width_bucket(day, ${changes}::date[])`;
}

async function finishingRows(ctx: ViewContext, { orders, detailed, changes }: Looking): Promise<Row[]> {
  if (!(await ctx.uses('finishing'))) return [];
  return ctx.sql<Row>`
    select "order", operation, size, colour, min(day)::text as day, sum(quantity)::bigint as sewn,
      coalesce(sum(quantity) filter (where worker is not null), 0)::bigint as paid
    from (select "order", operation, day, quantity, worker, case when is_detailed then size end as size,
        case when is_detailed then colour end as colour
      from (select *, operation = any(${detailed}::text[]) as is_detailed from ${finishingWork}
        where "order" = any(${orders}::uuid[])) f) f
    group by "order", operation, size, colour, width_bucket(day, ${changes}::date[])`;
}

/** Where the price of a piece depends on its size or colour: what pieces were paid so far. */
const average = (ticks: bigint, pieces: number): Fraction =>
  pieces > 0 ? over(yuanOf(ticks), fraction(pieces)) : ZERO;
