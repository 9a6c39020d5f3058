import type { ViewContext } from '@selvedge/sdk/app';
import { releasedOrders } from '@selvedge/contracts/orders';
import { bareHeading } from '@selvedge/sdk/sheet';
import { operation } from '../entities/operation.ts';

interface Step {
  readonly order: string;
  readonly orderNumber: string;
  readonly style: string | null;
  readonly code: string;
  readonly name: string;
}

/** Operations of released orders, found by what people write. */
export interface KnownSteps {
  orderNumbered(written: string): string | null;
  styleNumbered(written: string): string | null;
  /** By its number, else by its name when just one has it. */
  stepOf(
    of: { readonly order: string | null; readonly style: string | null },
    written: { readonly code: string | null; readonly name: string | null },
  ): Step | null;
}

export async function knownSteps({ sql }: Pick<ViewContext, 'sql'>): Promise<KnownSteps> {
  const steps = await sql<Step>`
    select "order", order_number as "orderNumber", style, code, name from ${operation} where deleted_at is null order by code`;
  const styles = await sql<{ style: string | null; number: string | null }>`
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
