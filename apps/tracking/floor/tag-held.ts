import type { ActionContext, RecordOf } from '@selvedge/sdk/app';
import { held } from '../entities/held.ts';
import { pass } from '../entities/pass.ts';
import { bookedOn } from './bookings.ts';
import { codeIn } from './operation-of-station.ts';
import { signedInAt } from './signed-in.ts';
import { heldBundle } from './standing.ts';
import { type Bound, unknownTag } from './tags.ts';
import { owner, workerOf } from './worker.ts';

type Held = RecordOf<typeof held>;
const MOST = 200;

/** What was read of a tag while it was bound to nothing, the oldest first. */
export async function heldOfTag(ctx: Pick<ActionContext, 'records'>, tag: string): Promise<readonly Held[]> {
  const { items } = await ctx
    .records(held)
    .list({ where: { code: unknownTag(tag), state: 'open' }, limit: MOST });
  return items.toSorted((a, b) => a.at.localeCompare(b.at));
}

/** Now that it is known what the tag stood for: books what fits; of the rest the leader is told why it does not. */
export async function bookHeld(ctx: ActionContext, waiting: readonly Held[], bound: Bound): Promise<number> {
  let pieces = 0;
  for (const one of waiting) pieces += await bookOne(ctx, one, bound);
  return pieces;
}

async function bookOne(ctx: ActionContext, waiting: Held, bound: Bound): Promise<number> {
  const passes = ctx.records(pass);
  const seen = await passes.first({ scan: waiting.scan });
  const decided = {
    state: 'accepted' as const,
    decidedBy: ctx.actor?.login ?? null,
    decidedAt: ctx.now.toISOString(),
  };
  if (bound.bundle === null) {
    await ctx.records(held).change(waiting.id, decided);
    if (seen !== null)
      await passes.change(seen.id, { outcome: 'signed-in', worker: bound.worker, binding: bound.id });
    return 0;
  }
  const standing = await heldBundle(ctx, bound.bundle);
  const { day } = waiting;
  const id =
    waiting.worker ?? (seen === null ? null : await signedInAt(ctx, seen.thing, new Date(waiting.at)));
  const worker = id === null ? null : await workerOf(ctx, { worker: id, day });
  const { answer, because, codes } = await bookedOn(
    ctx,
    standing,
    worker,
    {
      // A station may have said the operation by its name.
      operations: waiting.operations.map((one) => (standing === null ? one : (codeIn(standing, one) ?? one))),
      isWhole: false,
      good: bound.pieces,
      scrap: 0,
      with: [],
      isOverridden: false,
    },
    {
      ...(worker === null ? NOBODY : { ...owner(worker), team: worker.team }),
      scan: waiting.scan,
      at: waiting.at,
      deviceAt: waiting.deviceAt,
      day,
      station: waiting.station,
      source: waiting.source,
      habit: waiting.habit,
    },
  );
  const { id: bundle = null, order = null, number = waiting.code } = standing?.bundle ?? {};
  await ctx.records(held).change(waiting.id, {
    ...(because === null ? decided : { because, said: answer.sentence }),
    bundle,
    order,
    code: number,
    operations: [...codes],
    pieces: bound.pieces,
    booked: answer.pieces,
    worker: worker?.id ?? null,
  });
  if (seen !== null)
    await passes.change(seen.id, {
      outcome: answer.pieces > 0 ? 'booked' : 'held',
      said: answer.sentence,
      binding: bound.id,
      bundle,
      worker: worker?.id ?? null,
      operation: codes[0] ?? null,
      pieces: answer.pieces,
    });
  return answer.pieces;
}

const NOBODY = { worker: null, group: null, team: null };
