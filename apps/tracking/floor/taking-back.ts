import { type ActionContext, type NewOf, type RecordOf, statement } from '@selvedge/sdk/app';
import { record } from '../entities/record.ts';
import { heldWhere } from './held-bundles.ts';
import type { Standing } from './standing.ts';

type Known = RecordOf<typeof record>;
type Draft = NewOf<typeof record>;

/** The same pieces the other way, on the day they were booked: it is taken off the day it was on. */
export const reverseOf = (known: Known) => ({
  bundle: known.bundle,
  order: known.order,
  style: known.style,
  colour: known.colour,
  size: known.size,
  kind: 'undo' as const,
  operation: known.operation,
  worker: known.worker,
  team: known.team,
  quantity: -known.quantity,
  scrapped: -known.scrapped,
  moved: -known.moved,
  isRework: known.isRework,
  isFinished: known.isFinished,
  group: known.group,
  takesBack: known.id,
  day: known.day,
  habit: known.habit,
  source: 'phone' as const,
});

/** What a join took of other parts goes back to them when the join is taken back. */
export async function partsGivenBack(
  ctx: ActionContext,
  { bench }: Standing,
  known: Known,
  reason: string | null | undefined,
): Promise<Draft[]> {
  const cause = known.cause ?? known.scan;
  const step = bench.routing.byCode.get(known.operation ?? '');
  if (known.kind !== 'done' || known.isRework || cause === null || step?.isJoin !== true) return [];
  const holders = await heldWhere(
    ctx,
    statement`b.id in (select r.bundle from ${record} r
      where r.cause = ${cause} and r.kind = 'join' and r.operation = ${step.code} and r.deleted_at is null)`,
  );
  return takenParts(holders, cause, step.code, known.quantity).map(({ of, takesBack, pieces, ordinal }) => ({
    ...reverseOf(known),
    worker: null,
    group: null,
    team: null,
    quantity: 0,
    bundle: of.bundle.id,
    moved: -pieces,
    takesBack,
    ordinal,
    reason,
    at: ctx.now.toISOString(),
  }));
}

interface TakenPart {
  readonly of: Standing;
  readonly takesBack: string;
  readonly pieces: number;
  readonly ordinal: number;
}

/** Which bundles get back what a join took of them: so many of each part. @param cause scan that joined them */
export function takenParts(
  holders: readonly Standing[],
  cause: string,
  operation: string,
  quantity: number,
): TakenPart[] {
  const pools = Map.groupBy(holders, ({ bundle }) => JSON.stringify(bundle.parts));
  return [...pools.values()].flatMap((pool) => {
    let left = quantity;
    return pool.flatMap((of) => {
      let ordinal = of.bench.state.last;
      return of.records
        .filter((one) => one.kind === 'join' && one.cause === cause && one.operation === operation)
        .flatMap((one): TakenPart[] => {
          const back = of.records.filter(({ takesBack }) => takesBack === one.id);
          const pieces = Math.min(
            left,
            back.reduce((sum, { moved }) => sum + moved, one.moved),
          );
          left -= pieces;
          return pieces > 0 ? [{ of, takesBack: one.id, pieces, ordinal: (ordinal += 1) }] : [];
        });
    });
  });
}
