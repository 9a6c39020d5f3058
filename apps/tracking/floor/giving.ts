import { type ActionContext, missing, type NewOf, type RecordOf } from '@selvedge/sdk/app';
import { workTakenBack } from '../contract.ts';
import { record } from '../entities/record.ts';
import { givenFrom } from '../rules/giving.ts';
import type { Booked } from './facts.ts';
import type { Standing } from './standing.ts';
import { owner, type Worker } from './worker.ts';
import { tell } from './writing.ts';

type Known = RecordOf<typeof record>;

/** Confirmed work of others on some operations (none = all), the oldest first; what was taken back is left out. */
export function holdersOf(
  { records }: Standing,
  operations: readonly string[],
  { worker, group }: { readonly worker: string | null; readonly group: string | null },
): Booked[] {
  const back = new Set(records.map(({ takesBack }) => takesBack));
  return records.filter(
    (one) =>
      one.kind === 'done' &&
      one.quantity > 0 &&
      !one.isRework &&
      !back.has(one.id) &&
      (operations.length === 0 || operations.includes(one.operation ?? '')) &&
      (one.worker !== null || one.group !== null) &&
      !(one.worker === worker && one.group === group),
  );
}

interface Handing {
  readonly to: Worker;
  /** null = all. */
  readonly wanted: number | null;
  readonly now: Date;
  readonly reason?: string | null;
}

/**
 * Confirmed pieces change hands on the day they were sewn: each record is taken back, what its owner keeps is booked again, and
 * the rest is booked for the right one. @param last ordinal of the bundle
 */
export function handedOver(
  holdings: readonly Known[],
  last: number,
  { to, wanted, now, reason }: Handing,
): { readonly pieces: number; readonly rows: readonly NewOf<typeof record>[] } {
  let ordinal = last;
  const shares = givenFrom(holdings, wanted);
  const rows = shares.flatMap(({ of: known, given, kept }): NewOf<typeof record>[] => {
    const { worker, group, team, at } = known;
    const booked = { ...sameOf(known), kind: 'done' as const, at, source: 'clerk' as const, reason };
    const taken: NewOf<typeof record> = {
      ...sameOf(known),
      kind: 'undo',
      worker,
      group,
      team,
      quantity: -known.quantity,
      takesBack: known.id,
      source: 'clerk',
      at: now.toISOString(),
      reason,
      ordinal: (ordinal += 1),
    };
    const his: NewOf<typeof record>[] =
      kept > 0 ? [{ ...booked, worker, group, team, quantity: kept, ordinal: (ordinal += 1) }] : [];
    return [
      taken,
      ...his,
      { ...booked, ...owner(to), team: to.team, quantity: given, ordinal: (ordinal += 1) },
    ];
  });
  return { pieces: shares.reduce((sum, { given }) => sum + given, 0), rows };
}

/** @returns how many pieces changed hands, and the last record of them */
export async function giveAway(
  ctx: ActionContext,
  { bench }: Standing,
  holdings: readonly Pick<Booked, 'id'>[],
  to: Worker,
  wanted: number | null,
  reason?: string | null,
): Promise<{ readonly pieces: number; readonly record: string }> {
  const records = ctx.records(record);
  const known = await Promise.all(holdings.map(({ id }) => records.get(id)));
  const { pieces, rows } = handedOver(known, bench.state.last, { to, wanted, now: ctx.now, reason });
  const stored = await records.addAll(rows);
  for (const { kind, worker, group, bundle, day, order, operation, quantity } of stored)
    if (kind === 'undo')
      await ctx.emit(workTakenBack, worker ?? group ?? bundle, {
        day,
        order,
        bundle,
        operation: operation ?? '',
        quantity: -quantity,
      });
  await tell(ctx, stored);
  return { pieces, record: stored.at(-1)?.id ?? '' };
}

/** What stays the same whoever's it is; the scan that brought a join about goes along. */
const sameOf = ({
  bundle,
  order,
  style,
  colour,
  size,
  operation,
  day,
  habit,
  isRework,
  fault,
  markedOvertime,
  cause,
  scan,
}: Known) => ({
  bundle,
  order,
  style,
  colour,
  size,
  operation,
  day,
  habit,
  isRework,
  fault,
  markedOvertime,
  cause: cause ?? scan,
});

export const knownRecord = async (ctx: Pick<ActionContext, 'records'>, id: string): Promise<Known> => {
  const known = await ctx.records(record).find(id);
  if (known === null) throw missing(record.title);
  return known;
};
