import type { ViewContext } from '@selvedge/sdk/app';
import { finishingStages, finishingWork } from '@selvedge/contracts/finishing';
import { releasedOrders } from '@selvedge/contracts/orders';
import { bareHeading } from '@selvedge/sdk/sheet';
import { operation } from '../entities/operation.ts';

/** Something that is paid by the piece: an operation of an order, or a stage of finishing that somebody did on it. */
export interface Step {
  readonly order: string;
  readonly orderNumber: string;
  readonly style: string | null;
  readonly code: string;
  readonly name: string;
  /** Ten-thousandths of a minute. */
  readonly sam: number | null;
}

type Asking = Pick<ViewContext, 'sql' | 'uses'>;

/**
 * Operations of released orders as they were frozen, and the stages of finishing that were counted for somebody: a count without
 * a badge is nobody's piece work and wants no price.
 * @param orders only of these; null = of all
 */
export async function stepsOf(
  { sql, uses }: Asking,
  orders: readonly string[] | null = null,
): Promise<Step[]> {
  const sewn = await sql<Step>`
    select "order", order_number as "orderNumber", style, code, name, sam from ${operation}
    where deleted_at is null and (${orders}::uuid[] is null or "order" = any(${orders}::uuid[])) order by code`;
  if (!(await uses('finishing'))) return sewn;
  const done = await sql<Omit<Step, 'name' | 'sam'>>`
    select f."order", o.number as "orderNumber", o.style, f.operation as code
    from (select distinct "order", operation from ${finishingWork}
      where worker is not null and (${orders}::uuid[] is null or "order" = any(${orders}::uuid[]))) f join ${releasedOrders} o on o.id = f."order"`;
  return [...sewn, ...done.map((one) => ({ ...one, name: stageName(one.code), sam: null }))];
}

/** The general list finds a stage by this name. */
const stageName = (code: string): string =>
  Object.entries(finishingStages).find(([stage]) => stage === code)?.[1].zh ?? code;

/** What is paid, found by what people write. */
export interface KnownSteps {
  orderNumbered(written: string): string | null;
  styleNumbered(written: string): string | null;
  /** By its number, else by its name when just one has it. */
  stepOf(
    of: { readonly order: string | null; readonly style: string | null },
    written: { readonly code: string | null; readonly name: string | null },
  ): Step | null;
}

export async function knownSteps(ctx: Asking): Promise<KnownSteps> {
  const steps = await stepsOf(ctx);
  const styles = await ctx.sql<{ style: string | null; number: string | null }>`
    select distinct style, style_number as number from ${releasedOrders}`;
  const orders = new Map(steps.map(({ order, orderNumber }) => [bareHeading(orderNumber), order]));
  const numbers = new Map(
    styles.flatMap(({ style, number }) =>
      style === null || number === null ? [] : [[bareHeading(number), style] as const],
    ),
  );
  return {
    orderNumbered: (written) => orders.get(bareHeading(written)) ?? null,
    styleNumbered: (written) => numbers.get(bareHeading(written)) ?? null,
    stepOf({ order, style }, { code, name }) {
      const own = steps.filter((one) => (order === null ? one.style === style : one.order === order));
      const named = name === null ? [] : own.filter((one) => bareHeading(one.name) === bareHeading(name));
      const coded = code === null ? [] : own.filter((one) => one.code === code);
      const both = coded.find((one) => named.includes(one));
      if (both !== undefined) return both;
      // A running number (序号) is no operation's number: where a name is written, the name decides.
      if (name !== null) return new Set(named.map((one) => one.code)).size === 1 ? named[0] : null;
      return coded[0] ?? null;
    },
  };
}
