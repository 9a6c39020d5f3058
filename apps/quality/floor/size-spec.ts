import type { ViewContext } from '@selvedge/sdk/app';
import { releasedOrders, sortedSizes } from '@selvedge/contracts/orders';

export interface SpecPoint {
  readonly point: string;
  readonly tolerancePlus: string | null;
  readonly toleranceMinus: string | null;
  /** By size, decimal texts. */
  readonly values: Readonly<Record<string, string>>;
}

export interface SizeSpec {
  /** From small to large. */
  readonly sizes: readonly string[];
  readonly points: readonly SpecPoint[];
}

/** The size specification of an order as it was released. */
export async function specOf({ sql }: Pick<ViewContext, 'sql'>, order: string): Promise<SizeSpec> {
  const [row] = await sql<{ spec: readonly SpecPoint[] | null; sizes: readonly string[] | null }>`
    select size_spec as spec, sizes from ${releasedOrders} where id = ${order}::uuid`;
  const points = (row?.spec ?? []).map(({ point, tolerancePlus, toleranceMinus, values }) => ({
    point,
    tolerancePlus: tolerancePlus ?? null,
    toleranceMinus: toleranceMinus ?? null,
    values,
  }));
  const named = [...new Set(points.flatMap(({ values }) => Object.keys(values)))];
  return { sizes: sortedSizes(named, row?.sizes ?? []), points };
}
