import { statement, type ViewContext } from '@selvedge/sdk/app';
import { bundles, readTicket, tickets, typedNumber } from '@selvedge/contracts/cutting';
import { releasedOrders } from '@selvedge/contracts/orders';
import { workers } from '@selvedge/contracts/people';
import { work } from '@selvedge/contracts/tracking';

type Sql = Pick<ViewContext, 'sql'>;

export interface CheckedBundle {
  readonly id: string;
  readonly number: string;
  readonly order: string;
  readonly orderNumber: string;
  readonly styleName: string | null;
  readonly colour: string | null;
  readonly size: string | null;
  readonly quantity: number;
  readonly steps: readonly { readonly code: string; readonly title: string }[];
}

/** Whose pieces of an operation are in a bundle, the most first. */
export interface Sewn {
  readonly operation: string;
  readonly worker: string;
  readonly name: string;
  readonly team: string | null;
  readonly pieces: number;
}

/** By its ticket or number; null = no ticket of this factory. Of a number that several orders have: the last. */
export async function bundleOf({ sql }: Sql, written: string): Promise<CheckedBundle | null> {
  const read = readTicket(written);
  const ticket =
    'code' in read
      ? statement`select bundle from ${tickets} where code = ${read.code}`
      : statement`select b.id as bundle from ${bundles} b where b.number = ${typedNumber(read.number)}`;
  const [found] = await sql<Omit<CheckedBundle, 'steps'> & { steps: CheckedBundle['steps'] | null }>`
    select b.id, b.number, b."order", o.number as "orderNumber", o.style_name as "styleName", b.colour, b.size, b.quantity,
      (select jsonb_agg(jsonb_build_object('code', e->>'code', 'title', e->>'title') order by place)
        from jsonb_array_elements(o.operations) with ordinality as s(e, place)) as steps
    from (${ticket}) x join ${bundles} b on b.id = x.bundle join ${releasedOrders} o on o.id = b."order"
    order by b.cut_at desc limit 1`;
  return found === undefined ? null : { ...found, steps: found.steps ?? [] };
}

export const sewnIn = ({ sql }: Sql, bundle: string): Promise<Sewn[]> => sql<Sewn>`
  select w.operation, w.worker, p.name, (array_agg(w.team order by w.at desc))[1] as team, sum(w.quantity)::int as pieces
  from ${work} w join ${workers} p on p.id = w.worker
  where w.bundle = ${bundle}::uuid and not w.is_rework group by 1, 2, 3 having sum(w.quantity) > 0
  order by w.operation, pieces desc, p.name`;
