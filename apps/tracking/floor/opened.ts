import type { ViewContext } from '@selvedge/sdk/app';
import { bundles } from '@selvedge/contracts/cutting';
import { record } from '../entities/record.ts';

/** A bundle that goes live: how far it was sewn before. */
export interface Opened {
  readonly id: string;
  readonly number: string;
  readonly colour: string | null;
  readonly size: string | null;
  readonly quantity: number;
  /** Last operation that was marked; null = none. */
  readonly until: string | null;
  /** Sewn or moved since: its opening count stands. */
  readonly isBegun: boolean;
}

/** Bundles of an order, by number. */
export const openedIn = ({ sql }: Pick<ViewContext, 'sql'>, order: string): Promise<Opened[]> => sql<Opened>`
  select b.id, b.number, b.colour, b.size, b.quantity, r.until, coalesce(r.begun, false) as "isBegun"
  from ${bundles} b left join lateral (
    select (array_agg(k.operation order by k.ordinal desc) filter (where k.kind = 'opening'))[1] as until,
      bool_or(k.kind <> 'opening') as begun
    from ${record} k where k.bundle = b.id and k.deleted_at is null and k.kind <> 'undo'
      and not exists (select from ${record} u where u.bundle = b.id and u.takes_back = k.id::text and u.deleted_at is null)) r on true
  where b."order" = ${order}::uuid and b.state = 'live' order by b.number limit 2000`;
