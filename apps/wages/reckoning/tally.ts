import type { ViewContext } from '@selvedge/sdk/app';
import { operation } from '../entities/operation.ts';
import { tally } from '../entities/tally.ts';
import { workOf } from './worked.ts';

export interface TallyRow {
  readonly worker: string;
  readonly day: string;
  readonly order: string;
  readonly orderNumber: string | null;
  readonly operation: string;
  readonly name: string | null;
  readonly own: number | null;
  readonly system: number;
  /** Own count above the system's. */
  readonly missing: number;
}

/** Own counts beside the system's; null = of everybody who keeps one. */
export const tallyRows = async (
  ctx: ViewContext,
  whose: readonly string[] | null,
  from: string,
  to: string,
): Promise<TallyRow[]> => ctx.sql<TallyRow>`
  with scanned as (
    select worker, day, "order", operation, sum(quantity)::bigint as quantity from ${await workOf(ctx)} w
    where worker is not null and day >= ${from}::date and day <= ${to}::date
      and (${whose}::uuid[] is null or worker = any(${whose}::uuid[]))
    group by 1, 2, 3, 4
  ), kept as (
    select worker, day, "order", operation, quantity from ${tally}
    where deleted_at is null and day >= ${from}::date and day <= ${to}::date
      and (${whose}::uuid[] is null or worker = any(${whose}::uuid[]))
  )
  select coalesce(k.worker, s.worker) as worker, coalesce(k.day, s.day)::text as day, coalesce(k."order", s."order") as "order",
    o.order_number as "orderNumber", coalesce(k.operation, s.operation) as operation, o.name, k.quantity as own,
    coalesce(s.quantity, 0)::bigint as system, greatest(0, coalesce(k.quantity, 0) - coalesce(s.quantity, 0))::bigint as missing
  from kept k full join scanned s
    on s.worker = k.worker and s.day = k.day and s."order" = k."order" and s.operation = k.operation
  left join ${operation} o on o."order" = coalesce(k."order", s."order") and o.code = coalesce(k.operation, s.operation)
    and o.deleted_at is null
  where k.worker is not null or ${whose}::uuid[] is not null
  order by 2, 5`;
