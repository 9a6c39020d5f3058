import type { ViewContext } from '@selvedge/sdk/app';
import { bundles } from '@selvedge/contracts/cutting';
import { releasedOrders } from '@selvedge/contracts/orders';
import { workers } from '@selvedge/contracts/people';
import { dispute } from '../entities/dispute.ts';

export interface OpenDispute {
  readonly dispute: string;
  readonly number: string;
  readonly orderNumber: string;
  readonly name: string | null;
  readonly note: string | null;
  readonly at: string;
}

/** Those a leader has not decided, the oldest first. */
export async function disputesOpen({ sql }: Pick<ViewContext, 'sql'>): Promise<OpenDispute[]> {
  const rows = await sql<OpenDispute>`
    select d.id as dispute, b.number, o.number as "orderNumber", w.name, d.note, d.created_at as at
    from ${dispute} d join ${bundles} b on b.id = d.bundle join ${releasedOrders} o on o.id = b."order"
      left join ${workers} w on w.id = d.worker
    where d.state = 'open' and d.deleted_at is null order by d.created_at limit 200`;
  return rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() }));
}
