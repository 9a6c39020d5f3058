import type { ViewContext } from '@selvedge/sdk/app';
import { bundles, typedNumber } from '@selvedge/contracts/cutting';
import { releasedOrders } from '@selvedge/contracts/orders';
import { teams, workers } from '@selvedge/contracts/people';
import { record } from '../entities/record.ts';

const MOST = 200;

export interface Wanted {
  readonly order?: string | null;
  readonly colour?: string | null;
  readonly size?: string | null;
  readonly number?: string | null;
}

export interface FoundBundle {
  readonly id: string;
  readonly number: string;
  readonly orderNumber: string;
  readonly colour: string | null;
  readonly size: string | null;
  readonly quantity: number;
  readonly isVoid: boolean;
  readonly last: string | null;
  readonly name: string | null;
  readonly team: string | null;
  readonly lastAt: string | null;
}

const like = (written: string | null | undefined): string | null =>
  written == null || written.trim() === '' ? null : `%${written.trim().replaceAll(/[\\%_]/g, '\\$&')}%`;

/** Bundles whose ticket is lost: by what is still known of them, those scanned last first. */
export async function foundBundles(
  { sql }: Pick<ViewContext, 'sql'>,
  { order, colour, size, number }: Wanted,
): Promise<FoundBundle[]> {
  const exact = number == null || number.trim() === '' ? null : typedNumber(number);
  const rows = await sql<FoundBundle>`
    select b.id, b.number, o.number as "orderNumber", b.colour, b.size, b.quantity, b.state = 'void' as "isVoid",
      (select coalesce(e->>'title', l.operation) from jsonb_array_elements(o.operations) e where e->>'code' = l.operation limit 1) as last,
      w.name, t.name as team, l.at as "lastAt"
    from ${bundles} b join ${releasedOrders} o on o.id = b."order"
      left join lateral (select r.operation, r.worker, r.team, r.at from ${record} r
        where r.bundle = b.id and r.deleted_at is null order by r.ordinal desc limit 1) l on true
      left join ${workers} w on w.id = l.worker left join ${teams} t on t.id = l.team
    where (${like(order)}::text is null or o.number ilike ${like(order)})
      and (${like(colour)}::text is null or b.colour ilike ${like(colour)})
      and (${size?.trim() ?? ''} = '' or lower(b.size) = lower(${size?.trim() ?? ''}))
      and (${exact}::text is null or b.number = ${exact} or b.number ilike ${like(number)})
    order by b.number = ${exact ?? ''} desc, l.at desc nulls last, b.number limit ${MOST}`;
  return rows.map((row) => ({
    ...row,
    lastAt: row.lastAt === null ? null : new Date(row.lastAt).toISOString(),
  }));
}
