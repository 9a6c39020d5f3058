import { statement, type Statement } from '@selvedge/sdk/app';
import { releasedOrders } from '@selvedge/contracts/orders';
import { OUTPUT } from './output.ts';

/**
 * Operations of orders as rows `steps (order, code, sam, is_output)`, to begin a `with`: read once for all records of an
 * order. Joined to records instead, an order's operations would be put together anew for each of them.
 * @param orders ids
 */
export const stepsOf = (orders: Statement): Statement => statement`
  steps as materialized (
    select o.id as "order", e->>'code' as code, (e->>'sam')::numeric as sam, e->>'code' = o.output as is_output
    from (select o.id, o.operations, ${OUTPUT} as output
        from (select id, operations from ${releasedOrders} where id in (${orders}) offset 0) o) o
      cross join lateral jsonb_array_elements(o.operations) e)`;
