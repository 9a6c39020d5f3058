import type { ViewContext } from '@selvedge/sdk/app';
import { releasedOrders } from '@selvedge/contracts/orders';
import { workers } from '@selvedge/contracts/people';
import { held } from '../entities/held.ts';
import type { HeldBecause } from '../fields/words.ts';
import { remaining } from '../rules/capacity.ts';
import { isOn, operationsOf } from '../rules/routing.ts';
import { type Holder, holderOf } from './disputes.ts';
import { holdersOf } from './giving.ts';
import { bundlesById } from './standing.ts';

interface Row {
  readonly held: string;
  readonly bundle: string | null;
  readonly code: string | null;
  readonly worker: string | null;
  readonly name: string | null;
  readonly workerNumber: string | null;
  readonly group: string | null;
  readonly orderNumber: string | null;
  readonly colour: string | null;
  readonly size: string | null;
  readonly operations: readonly string[];
  readonly pieces: number | null;
  readonly booked: number;
  readonly because: HeldBecause;
  readonly said: { readonly zh: string; readonly en: string };
  readonly at: string;
  readonly deviceAt: string | null;
  readonly ahead: number | null;
  readonly receivedAt: string;
  readonly station: string | null;
}

export interface HeldScan extends Omit<Row, 'operations' | 'worker' | 'group' | 'bundle'> {
  readonly number: string | null;
  readonly operations: readonly { readonly operation: string; readonly title: string }[];
  /** What may be chosen where it is not known. */
  readonly choices: readonly {
    readonly operation: string;
    readonly title: string;
    readonly remaining: number;
  }[];
  /** Pieces that may be booked now; null = cannot be told beforehand. */
  readonly remaining: number | null;
  /** What others booked instead. */
  readonly instead: readonly Holder[];
  readonly isKnown: boolean;
}

/** What waits for a leader, the oldest first. */
export async function heldOpen(ctx: Pick<ViewContext, 'sql'>): Promise<HeldScan[]> {
  const rows = await ctx.sql<Row>`
    select h.id as held, h.bundle, h.code, h.worker, w.name, w.number as "workerNumber", h."group", o.number as "orderNumber",
      h.colour, h.size, h.operations, h.pieces, h.booked, h.because, h.said, h.at, h.device_at as "deviceAt", h.ahead,
      h.created_at as "receivedAt", h.station
    from ${held} h left join ${workers} w on w.id = h.worker left join ${releasedOrders} o on o.id = h."order"
    where h.state = 'open' and h.deleted_at is null order by h.created_at limit 200`;
  const standings = await bundlesById(
    ctx,
    rows.flatMap(({ bundle }) => (bundle === null ? [] : [bundle])),
  );
  return rows.map(({ bundle, operations, worker, group, ...row }): HeldScan => {
    const standing = bundle === null ? undefined : standings.get(bundle);
    const bench = standing?.bench;
    const steps = bench === undefined ? [] : operationsOf(bench.routing, bench.parts);
    const titleOf = (code: string): string => bench?.routing.byCode.get(code)?.title ?? code;
    const choices = steps.map((step) => ({
      operation: step.code,
      title: step.title,
      remaining: bench === undefined ? 0 : remaining(bench, step),
    }));
    const own = choices.filter(
      ({ operation }) =>
        operations.includes(operation) && bench !== undefined && isOn(bench.routing, bench.parts, operation),
    );
    const whose = group === null ? { worker, group: null } : { worker: null, group };
    const isAbout = standing !== undefined && operations.length > 0;
    return {
      ...row,
      at: momentOf(row.at),
      deviceAt: row.deviceAt === null ? null : momentOf(row.deviceAt),
      receivedAt: momentOf(row.receivedAt),
      number: standing?.bundle.number ?? null,
      operations: operations.map((operation) => ({ operation, title: titleOf(operation) })),
      choices: choices.filter((one) => one.remaining > 0),
      remaining: own.length === 0 ? null : Math.max(...own.map((one) => one.remaining)),
      instead: isAbout ? holdersOf(standing, operations, whose).map((one) => holderOf(standing, one)) : [],
      isKnown: worker !== null,
    };
  });
}

const momentOf = (at: string): string => new Date(at).toISOString();
