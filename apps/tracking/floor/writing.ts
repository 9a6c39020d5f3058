import type { ActionContext, NewOf, RecordOf } from '@selvedge/sdk/app';
import { workRecorded } from '../contract.ts';
import { record } from '../entities/record.ts';
import type { Booking } from '../rules/booking.ts';
import { type Joining, takenFor } from '../rules/joining.ts';
import type { FAULTS, HABITS, SOURCES } from '../fields/words.ts';
import type { Booked } from './facts.ts';
import type { Standing } from './standing.ts';

type Draft = NewOf<typeof record>;

/** Who, when and how, of all records that one scan or report makes. */
export interface Stamp {
  readonly scan: string;
  readonly worker: string | null;
  readonly group: string | null;
  readonly team: string | null;
  readonly at: string;
  readonly deviceAt?: string | null;
  readonly day: string;
  readonly station?: string | null;
  readonly source: keyof typeof SOURCES;
  readonly habit: keyof typeof HABITS;
  readonly markedOvertime?: boolean | null;
}

interface Scrapping {
  readonly fault?: keyof typeof FAULTS | null;
  readonly reason?: string | null;
}

/** What a booking puts down: confirmed pieces, scrap, and what a join takes of other parts. */
export function drafts(
  { bundle, bench, records }: Standing,
  { lines, scrapped, steps }: Booking,
  stamp: Stamp,
  { fault, reason }: Scrapping = {},
  joins: ReadonlyMap<string, Joining> = new Map(),
): Draft[] {
  const { order, style, colour, size } = bundle;
  const common = { ...stamp, order, style, colour, size };
  let ordinal = bench.state.last;
  const own = lines.map(({ operation, quantity, isRework }): Draft => ({
    ...common,
    bundle: bundle.id,
    kind: 'done',
    operation,
    quantity,
    ordinal: (ordinal += 1),
    ...(isRework ? { isRework, fault: faultOf(records, operation) } : {}),
  }));
  const scrap: Draft[] =
    scrapped > 0
      ? [
          {
            ...common,
            bundle: bundle.id,
            kind: 'scrap',
            operation: steps[0]?.code ?? null,
            scrapped,
            fault,
            reason,
            ordinal: (ordinal += 1),
          },
        ]
      : [];
  const taken = lines.flatMap(({ operation, quantity, isRework }): Draft[] => {
    const join = joins.get(operation);
    const step = bench.routing.byCode.get(operation);
    if (join === undefined || step === undefined || isRework) return [];
    return takenFor(join, step, quantity).map(({ of, pieces }) => ({
      ...common,
      scan: null,
      worker: null,
      group: null,
      bundle: of.id,
      kind: 'join',
      operation,
      moved: pieces,
      ordinal: of.bench.state.last + 1,
      cause: stamp.scan,
    }));
  });
  return [...own, ...scrap, ...taken];
}

/** Why pieces were sent back last: whose fault it was goes with what is repaired. */
const faultOf = (records: readonly Booked[], operation: string): Booked['fault'] =>
  records.findLast((one) => one.kind === 'rework-out' && one.operation === operation)?.fault ?? null;

/** Tells others of confirmed pieces. */
export async function tell(
  ctx: Pick<ActionContext, 'emit'>,
  records: readonly Pick<
    RecordOf<typeof record>,
    'kind' | 'worker' | 'group' | 'day' | 'order' | 'bundle' | 'operation' | 'quantity'
  >[],
): Promise<void> {
  const told = records
    .filter(({ kind }) => kind === 'done')
    .map(({ worker, group, day, order, bundle, operation, quantity }) =>
      ctx.emit(workRecorded, worker ?? group ?? bundle, {
        day,
        order,
        bundle,
        operation: operation ?? '',
        quantity,
      }),
    );
  await Promise.all(told);
}
