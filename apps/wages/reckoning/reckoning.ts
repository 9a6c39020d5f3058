import type { ViewContext } from '@selvedge/sdk/app';
import type { Facts, Reckoned } from '../rules/facts.ts';
import type { PriceBook } from '../rules/price.ts';
import { reckon } from '../rules/reckon.ts';
import { policyOf, wageSettings } from '../settings.ts';
import { bookOf, type Operations, operationsOf } from './book.ts';
import { windowOf, type Window } from './months.ts';
import { attendedOf, extrasOf, membersOf, termsOf } from './people.ts';
import { type Whose, worksOf } from './works.ts';

/** A month as it stands now, and what it was reckoned from. */
export interface Standing extends Reckoned {
  readonly window: Window;
  readonly facts: Facts;
  readonly operations: Operations;
}

/** All that a month is reckoned from: nine statements, however many records. */
export async function factsOf(
  ctx: ViewContext,
  window: Window,
  book: PriceBook,
  operations: Operations,
  whose: Whose = null,
): Promise<Facts> {
  const set = await ctx.settings(wageSettings);
  const { month, from, to, late } = window;
  const paid = { own: set.paysOwnRework, others: set.paysRework };
  const works = await worksOf(ctx, window, book, operations, paid, whose);
  return {
    month,
    works,
    attended: await attendedOf(ctx, late?.from ?? from, to),
    terms: await termsOf(ctx),
    extras: await extrasOf(ctx, window),
    members: await membersOf(ctx),
    sams: operations.sams,
    policy: policyOf(set),
  };
}

/**
 * Reckons a month from its records.
 * @param until of a month that is being locked: what was stored later is left to the next
 * @param whose whose pay is wanted; what it depends on of others (groups, averages) is looked at all the same
 */
export async function reckonMonth(
  ctx: ViewContext,
  month: string,
  { until = null, whose = null }: { readonly until?: string | null; readonly whose?: Whose } = {},
): Promise<Standing> {
  const window = await windowOf(ctx, month, until);
  const book = await bookOf(ctx);
  const operations = await operationsOf(ctx);
  const narrow = await factsOf(ctx, window, book, operations, whose);
  const isLinked =
    whose !== null &&
    (narrow.policy.ladder.length > 0 ||
      narrow.extras.some(({ kind, worker }) => kind === 'follow' && whose.includes(worker)));
  const facts = isLinked ? await factsOf(ctx, window, book, operations) : narrow;
  const reckoned = reckon(facts, book);
  if (whose === null) return { ...reckoned, window, facts, operations };
  const own = ({ worker }: { readonly worker: string | null }): boolean =>
    worker !== null && whose.includes(worker);
  return {
    ...reckoned,
    pays: reckoned.pays.filter(own),
    pending: reckoned.pending.filter((one) => one.group !== null || own(one)),
    window,
    facts,
    operations,
  };
}
