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
  readonly bed: string | null;
  readonly fabric: string | null;
  readonly lot: string | null;
  readonly plyFrom: number | null;
  readonly plyTo: number | null;
}

interface Row extends BundleFacts {
  /** What was written, or the bundle's id. */
  readonly asked: string;
  readonly coupon: string | null;
  readonly isVoid: boolean;
  readonly operations: readonly LooseStep[] | null;
  readonly records: readonly Booked[] | null;
}

/** What a QR, a gun or a thumb gave, as a condition on tickets. */
function ticketOf(written: string): Statement {
  const read = readTicket(written);
  return 'code' in read
    ? statement`select id, bundle, operation, is_void, code as asked from ${tickets} where code = ${read.code}`
    : statement`select b.id, b.id as bundle, null as operation, false as is_void, b.number as asked from ${bundles} b
        where b.number = ${typedNumber(read.number)}`;
}

/** What `Standing`s of many are asked under. */
export const askedAs = (written: string): string => {
  const read = readTicket(written);
  return 'code' in read ? read.code : typedNumber(read.number);
};

function ticketsOf(written: readonly string[]): Statement {
  const read = written.map((one) => readTicket(one));
  const codes = read.flatMap((one) => ('code' in one ? [one.code] : []));
  const numbers = read.flatMap((one) => ('code' in one ? [] : [typedNumber(one.number)]));
  return statement`select t.id, t.bundle, t.operation, t.is_void, t.code as asked
      from (select distinct unnest(${codes}::text[]) as code) said join ${tickets} t on t.code = said.code
    union all
    select b.id, b.id, null, false, b.number
      from (select distinct unnest(${numbers}::text[]) as number) said join ${bundles} b on b.number = said.number`;
}

const ticketOfBundle = (bundle: string): Statement =>
  statement`select b.id, b.id as bundle, null as operation, false as is_void, b.id::text as asked
    from ${bundles} b where b.id = ${bundle}::uuid`;

/** By what was scanned; null when no ticket of this factory says so. A bundle's number that several orders have: the last. */
export const standingOf = (ctx: Sql, written: string): Promise<Standing | null> =>
  standing(ctx, ticketOf(written));

/** By its id. */
export const standingOfBundle = (ctx: Sql, bundle: string): Promise<Standing | null> =>
  standing(ctx, ticketOfBundle(bundle));

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

/** Of many at once, by what was scanned. */
export const heldStandings = async (
  ctx: Pick<ActionContext, 'sql'>,
  written: readonly string[],
): Promise<ReadonlyMap<string, Standing>> => {
  const found = await heldAllOf(ctx, ticketsOf(written));
  return new Map(found.map(({ asked, ...one }) => [asked, one]));
};

/**
 * Of many at once, held until the unit of work ends; always in one order, so that two never wait for each other.
 * @param which tickets, or bundles in their place: id, bundle, operation, is_void, asked. Read in the order of their numbers
 */
export async function heldAllOf(
  ctx: Pick<ActionContext, 'sql'>,
  which: Statement,
): Promise<(Standing & { readonly asked: string })[]> {
  const held = ctx.sql`select pg_advisory_xact_lock(hashtextextended(x.bundle::text, 7))
    from (select distinct bundle from (${which}) y order by bundle) x`;
  // Found once: a planner that knows nothing of these tables yet would look for the tickets anew at each bundle.
  const read = ctx.sql<Row>`with x as materialized (${which}) select * from (
      select distinct on (x.asked) ${COLUMNS} from x join ${bundles} b on b.id = x.bundle
        join ${releasedOrders} o on o.id = b."order" order by x.asked, b.cut_at desc) y order by number, asked`;
  const [, rows] = await Promise.all([held, read]);
  return rows.map((row) => ({ ...standingFrom(row), asked: row.asked }));
}

/** Of many at once, by id; nobody waits for it. */
export async function bundlesById(
  { sql }: Sql,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Standing>> {
  const rows = await sql<Row>`select ${COLUMNS}
    from (select b.id, b.id as bundle, null as operation, false as is_void, b.id::text as asked from ${bundles} b
      where b.id = any(${ids}::uuid[])) x
      join ${bundles} b on b.id = x.bundle join ${releasedOrders} o on o.id = b."order"`;
  return new Map(rows.map((row) => [row.id, standingFrom(row)]));
}

const COLUMNS = statement`x.asked, b.id, b.number, b."order", o.number as "orderNumber", o.state as "orderState", b.style,
  b.colour, b.size, b.quantity, b.state, b.parts, b.bed, b.fabric, b.lot, b.ply_from as "plyFrom", b.ply_to as "plyTo",
  x.operation as coupon, x.is_void as "isVoid", o.operations,
  (select ${BOOKED}
    from ${record} r left join ${workers} w on w.id = r.worker left join ${group} g on g.id = r."group"
    where r.bundle = b.id and r.deleted_at is null) as records`;

async function standing({ sql }: Sql, ticket: Statement): Promise<Standing | null> {
  const [row] = await sql<Row>`
    select ${COLUMNS} from (${ticket}) x join ${bundles} b on b.id = x.bundle join ${releasedOrders} o on o.id = b."order"
    order by b.cut_at desc limit 1`;
  return row === undefined ? null : standingFrom(row);
}

function standingFrom({ coupon, isVoid, operations, records, ...bundle }: Row): Standing {
  const routing = routingFrom(operations);
  return stoodAt({
    bundle,
    coupon,
    isVoid,
    bench: { routing, parts: bundle.parts ?? [] },
    records: records ?? [],
  });
}

/** The same with these records: reckoned anew. */
export const withRecords = (standing: Standing, records: readonly Booked[]): Standing =>
  stoodAt({ ...standing, records });

function stoodAt(facts: Omit<Standing, 'bench'> & { readonly bench: Omit<Bench, 'state'> }): Standing {
  const { bundle, records, bench } = facts;
  const state = stateOf(bundle.quantity, factsOf(bundle.id, records, bench.routing.output));
  return { ...facts, bench: { ...bench, state } };
}
