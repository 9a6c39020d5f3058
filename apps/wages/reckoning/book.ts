import type { ViewContext } from '@selvedge/sdk/app';
import { price } from '../entities/price.ts';
import { decimalOf, type Fraction } from '../rules/fraction.ts';
import { stepsOf } from './steps.ts';
import { type Per, type Price, PriceBook, type Scope } from '../rules/price.ts';

interface Row extends Omit<Price, 'price' | 'knownAt' | 'scope' | 'per'> {
  readonly scope: Scope;
  readonly per: Per;
  readonly price: number;
  readonly known: Date;
}

const priceOf = ({ price: scaled, known, ...rest }: Row): Price => ({
  ...rest,
  price: BigInt(scaled),
  knownAt: known.getTime(),
});

/** Prices that were put in force. @param orders only what may hold for one of these; null = all */
export async function pricesInForce(
  { sql }: Pick<ViewContext, 'sql'>,
  orders: readonly string[] | null = null,
): Promise<Price[]> {
  const rows = await sql<Row>`
    select id, scope, "order", style, operation, size, colour, price, per, since::text as since, until::text as until,
      in_force_at as known
    from ${price} where deleted_at is null and in_force_at is not null
      and (${orders}::uuid[] is null or "order" is null or "order" = any(${orders}::uuid[]))
    order by id`;
  return rows.map(priceOf);
}

/** Prices of a list as if it was put in force now. */
export async function pricesOfList(
  { sql }: Pick<ViewContext, 'sql'>,
  list: string,
  now: number,
): Promise<Price[]> {
  const rows = await sql<Row>`
    select id, scope, "order", style, operation, size, colour, price, per, since::text as since, until::text as until,
      to_timestamp(${now}::float8 / 1000) as known
    from ${price} where deleted_at is null and list = ${list} order by id`;
  return rows.map(priceOf);
}

/** @param orders only what may hold for one of these; null = all */
export const bookOf = async (
  ctx: Pick<ViewContext, 'sql'>,
  orders: readonly string[] | null = null,
): Promise<PriceBook> => new PriceBook(await pricesInForce(ctx, orders));

/** What is known of operations of orders. */
export interface Named {
  readonly orderNumber: string;
  readonly name: string;
}

export interface Operations {
  /** `order code` → names. */
  readonly names: ReadonlyMap<string, Named>;
  /** `order code` → minutes of a piece. */
  readonly sams: ReadonlyMap<string, Fraction>;
  /** Order → its style. */
  readonly styles: ReadonlyMap<string, string>;
}

/** @param orders only of these; null = of all */
export async function operationsOf(
  ctx: Pick<ViewContext, 'sql' | 'uses'>,
  orders: readonly string[] | null = null,
): Promise<Operations> {
  const rows = await stepsOf(ctx, orders);
  return {
    styles: new Map(rows.flatMap(({ order, style }) => (style === null ? [] : [[order, style] as const]))),
    names: new Map(
      rows.map(({ order, code, orderNumber, name }) => [`${order} ${code}`, { orderNumber, name }]),
    ),
    sams: new Map(
      rows.flatMap(({ order, code, sam }) =>
        sam === null ? [] : [[`${order} ${code}`, decimalOf(fourth(sam))] as const],
      ),
    ),
  };
}

const fourth = (scaled: number): string => (scaled / 10_000).toFixed(4);
