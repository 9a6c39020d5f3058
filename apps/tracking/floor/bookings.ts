import type { ActionContext } from '@selvedge/sdk/app';
import { record } from '../entities/record.ts';
import type { FAULTS, HeldBecause } from '../fields/words.ts';
import { booking } from '../rules/booking.ts';
import { answered } from './answer.ts';
import { meantOn } from './chosen-operations.ts';
import { joiningsOf } from './joining.ts';
import { OVER } from './over.ts';
import { type Standing, withRecords } from './standing.ts';
import { todayOf, type Worker } from './worker.ts';
import { drafts, type Stamp, tell } from './writing.ts';

/** What somebody says he did with a ticket. */
export interface Sewn {
  readonly operations: readonly string[];
  readonly isWhole: boolean;
  readonly good: number | null;
  readonly scrap: number;
  readonly fault?: keyof typeof FAULTS | null;
  readonly reason?: string | null;
  /** Tickets of other parts. */
  readonly with: readonly string[];
  readonly isOverridden: boolean;
}

export interface Outcome {
  readonly answer: ReturnType<typeof answered>;
  /** What of it does not fit; null = all of it is booked. */
  readonly because: HeldBecause | null;
  /** Operations that were meant; none = they are not known. */
  readonly codes: readonly string[];
}

/** Books on a ticket what fits, and answers. @param standing held until the unit of work ends */
export async function bookedOn(
  ctx: ActionContext,
  standing: Standing | null,
  worker: Worker | null,
  wish: Sewn,
  stamp: Stamp,
): Promise<Outcome> {
  const { operations, good, scrap } = wish;
  const refused = (because: Exclude<HeldBecause, 'left'>, more: object = {}): Outcome => ({
    because,
    codes: operations,
    answer: answered(because, { standing, ...more }),
  });
  if (standing === null) return refused('unknown');
  if (standing.isVoid) return refused('void');
  if (standing.bundle.state === 'void' || OVER.includes(standing.bundle.orderState)) return refused('closed');
  if (worker === null) return refused('no-worker');
  const today = () => todayOf(ctx, worker, stamp.day);
  const codes = await meantOn(ctx, standing, worker, wish);
  if (codes === null) return refused('choose', { today: await today() });

  const joins = await joiningsOf(ctx, standing, { ...wish, codes });
  const ready = new Map([...joins].map(([code, join]) => [code, join.ready]));
  const decided = booking(standing.bench, { codes, good, scrap }, ready);
  const lacking = decided.steps.map(({ code }) => joins.get(code)).find((one) => one?.ready === 0);
  if (lacking !== undefined && decided.answer === 'not-reached') {
    const because = lacking.wrong === null ? 'parts-missing' : 'wrong-part';
    return { ...refused(because, { today: await today(), asked: decided.steps, joins }), codes };
  }
  const stored = await ctx.records(record).addAll(drafts(standing, decided, stamp, wish, joins));
  const [now] = await Promise.all([today(), tell(ctx, stored)]);
  const own = stored.filter(({ bundle }) => bundle === standing.bundle.id);
  const after = withRecords(standing, [
    ...standing.records,
    ...own.map((one) => ({ ...one, name: worker.name })),
  ]);
  const answer = answered(decided.answer, {
    standing: after,
    booked: own.filter(({ kind }) => kind === 'done'),
    asked: decided.steps,
    joins,
    scrapped: decided.scrapped,
    isRepaired: decided.isRepaired,
    isAbsent: !worker.isHere,
    today: now,
  });
  return { answer, codes, because: decided.answer === 'done' ? null : decided.answer };
}
