import { type ActionContext, type Statement, statement, type ViewContext } from '@selvedge/sdk/app';
import { bundles, readTicket, tickets, typedNumber } from '@selvedge/contracts/cutting';
import { releasedOrders } from '@selvedge/contracts/orders';
import { workers } from '@selvedge/contracts/people';
import { group } from '../entities/group.ts';
import { record } from '../entities/record.ts';
import { BOOKED } from './booked.ts';
import { type Booked, factsOf } from './facts.ts';
import { type LooseStep, routingFrom } from './steps.ts';
import type { Bench } from '../rules/capacity.ts';
import { stateOf } from '../rules/state.ts';

type Sql = Pick<ViewContext, 'sql'>;

/** A ticket that was scanned, its bundle, and all that was booked on it. */
export interface Standing {
  readonly bundle: BundleFacts;
  /** The one operation of a coupon; null = a ticket of the whole bundle, or a bundle by its number. */
  readonly coupon: string | null;
  readonly isVoid: boolean;
  readonly bench: Bench;
  readonly records: readonly Booked[];
}

export interface BundleFacts {
  readonly id: string;
  readonly number: string;
  readonly order: string;
  readonly orderNumber: string;
  readonly orderState: string;
  readonly style: string;
  readonly colour: string | null;
  readonly size: string | null;
  readonly quantity: number;
  readonly state: 'live' | 'void';
  readonly parts: readonly string[] | null;
}

interface Row extends BundleFacts {
  readonly coupon: string | null;
  readonly isVoid: boolean;
  readonly operations: readonly LooseStep[] | null;
  readonly records: readonly Booked[] | null;
}

/** What a QR, a gun or a thumb gave, as a condition on tickets. */
function ticketOf(written: string): Statement {
  const read = readTicket(written);
  return 'code' in read
    ? statement`select id, bundle, operation, is_void from ${tickets} where code = ${read.code}`
    : statement`select b.id, b.id as bundle, null as operation, false as is_void from ${bundles} b where b.number = ${typedNumber(read.number)}`;
}

/** By what was scanned; null when no ticket of this factory says so. A bundle's number that several orders have: the last. */
export const standingOf = (ctx: Sql, written: string): Promise<Standing | null> =>
  standing(ctx, ticketOf(written));

/** By its id. */
export const standingOfBundle = (ctx: Sql, bundle: string): Promise<Standing | null> =>
  standing(
    ctx,
    statement`select b.id, b.id as bundle, null as operation, false as is_void from ${bundles} b where b.id = ${bundle}::uuid`,
  );

/**
 * The same, for whoever is to book: others who scan the bundle wait until this unit of work ends. Lock and reading go out
 * together; what is read is as it stands once the lock is held.
 */
export async function heldStanding(
  ctx: Pick<ActionContext, 'sql'>,
  written: string,
): Promise<Standing | null> {
  const ticket = ticketOf(written);
  const held = ctx.sql`select pg_advisory_xact_lock(hashtextextended(x.bundle::text, 7)) from (${ticket}) x`;
  const [, found] = await Promise.all([held, standing(ctx, ticket)]);
  return found;
}

export async function heldBundle(ctx: Pick<ActionContext, 'sql'>, bundle: string): Promise<Standing | null> {
  const held = ctx.sql`select pg_advisory_xact_lock(hashtextextended(${bundle}::uuid::text, 7))`;
  const [, found] = await Promise.all([held, standingOfBundle(ctx, bundle)]);
  return found;
}

async function standing({ sql }: Sql, ticket: Statement): Promise<Standing | null> {
  const [row] = await sql<Row>`
    select b.id, b.number, b."order", o.number as "orderNumber", o.state as "orderState", b.style, b.colour, b.size,
      b.quantity, b.state, b.parts, x.operation as coupon, x.is_void as "isVoid", o.operations,
      (select ${BOOKED}
        from ${record} r left join ${workers} w on w.id = r.worker left join ${group} g on g.id = r."group"
        where r.bundle = b.id and r.deleted_at is null) as records
    from (${ticket}) x join ${bundles} b on b.id = x.bundle join ${releasedOrders} o on o.id = b."order"
    order by b.cut_at desc limit 1`;
  if (row === undefined) return null;
  const { coupon, isVoid, operations, records, ...bundle } = row;
  const known = records ?? [];
  const routing = routingFrom(operations);
  const state = stateOf(bundle.quantity, factsOf(bundle.id, known, routing.output));
  return { bundle, coupon, isVoid, records: known, bench: { routing, parts: bundle.parts ?? [], state } };
}
