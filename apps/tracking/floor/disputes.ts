import type { ViewContext } from '@selvedge/sdk/app';
import { workers } from '@selvedge/contracts/people';
import { dispute } from '../entities/dispute.ts';
import type { Booked } from './facts.ts';
import { holdersOf } from './giving.ts';
import { bundlesById, type Standing } from './standing.ts';

export interface OpenDispute {
  readonly dispute: string;
  readonly number: string;
  readonly orderNumber: string;
  readonly name: string | null;
  readonly title: string | null;
  readonly note: string | null;
  readonly at: string;
  readonly holders: readonly Holder[];
}

/** Who has booked it, a record each. */
export interface Holder {
  readonly record: string;
  readonly name: string;
  readonly title: string;
  readonly pieces: number;
  readonly at: string;
}

interface Row {
  readonly dispute: string;
  readonly bundle: string;
  readonly operation: string | null;
  readonly worker: string;
  readonly name: string | null;
  readonly note: string | null;
  readonly at: string;
}

/** Those a leader has not decided, the oldest first. */
export async function disputesOpen(ctx: Pick<ViewContext, 'sql'>): Promise<OpenDispute[]> {
  const rows = await ctx.sql<Row>`
    select d.id as dispute, d.bundle, d.operation, d.worker, w.name, d.note, d.created_at as at
    from ${dispute} d left join ${workers} w on w.id = d.worker
    where d.state = 'open' and d.deleted_at is null order by d.created_at limit 200`;
  const standings = await bundlesById(
    ctx,
    rows.map(({ bundle }) => bundle),
  );
  return rows.flatMap(({ bundle, operation, worker, at, ...row }): OpenDispute[] => {
    const standing = standings.get(bundle);
    if (standing === undefined) return [];
    const holders = holdersOf(standing, operation === null ? [] : [operation], { worker, group: null });
    return [
      {
        ...row,
        number: standing.bundle.number,
        orderNumber: standing.bundle.orderNumber,
        title: operation === null ? null : titleOf(standing, operation),
        at: new Date(at).toISOString(),
        holders: holders.map((one) => holderOf(standing, one)),
      },
    ];
  });
}

const titleOf = ({ bench }: Standing, code: string | null): string =>
  bench.routing.byCode.get(code ?? '')?.title ?? code ?? '';

export const holderOf = (standing: Standing, one: Booked): Holder => ({
  record: one.id,
  name: one.name ?? '—',
  title: titleOf(standing, one.operation),
  pieces: one.quantity,
  at: new Date(one.at).toISOString(),
});
