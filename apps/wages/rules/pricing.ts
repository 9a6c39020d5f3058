import { largestRemainder, weightOf } from './split.ts';
import type { Facts, Pending, Work } from './facts.ts';
import { type Price, type PriceBook, ticksOf } from './price.ts';

/** Pieces with their price, of one worker; `ticks` is what they earn him at the plain price. */
export interface Priced {
  readonly worker: string;
  readonly work: Work;
  readonly price: Price;
  readonly ticks: bigint;
  /** True for a share of what a group sewed. */
  readonly isShare: boolean;
}

export interface PricedMonth {
  readonly priced: readonly Priced[];
  readonly pending: readonly Pending[];
  readonly unsplit: readonly { readonly group: string; readonly day: string }[];
}

/** Prices what was sewn, and splits what groups sewed by hours × score. */
export function pricedMonth(facts: Facts, book: PriceBook): PricedMonth {
  const priced: Priced[] = [];
  const pending: Pending[] = [];
  const shares = sharesOf(facts);
  const unsplit = new Map<string, { group: string; day: string }>();
  const known = new Map<string, Price | null>();
  for (const work of facts.works) {
    if (work.quantity === 0) continue;
    const price = priceOf(work);
    if (price === null) {
      const { isLate: _late, lockedAt: _locked, ...rest } = work;
      pending.push(rest);
      continue;
    }
    const ticks = ticksOf(price) * BigInt(work.quantity);
    if (work.group === null) {
      if (work.worker !== null) priced.push({ worker: work.worker, work, price, ticks, isShare: false });
      continue;
    }
    const weights = shares(work.group, work.team, work.day);
    if (weights.length === 0) {
      unsplit.set(`${work.group} ${work.day}`, { group: work.group, day: work.day });
      continue;
    }
    const parts = largestRemainder(
      ticks,
      weights.map(({ weight }) => weight),
    );
    weights.forEach(({ worker }, index) =>
      priced.push({ worker, work, price, ticks: parts[index], isShare: true }),
    );
  }
  return { priced, pending, unsplit: [...unsplit.values()] };

  function priceOf(work: Work): Price | null {
    const { order, style, operation, size, colour, day, lockedAt } = work;
    const key = `${order}|${style}|${operation}|${size}|${colour}|${day}|${lockedAt}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const price = book.priceOf(work, lockedAt);
    known.set(key, price);
    return price;
  }
}

interface Weight {
  readonly worker: string;
  readonly weight: bigint;
}

/** Who shares what a group sewed on a day: its members who were there; of a group without members the team. */
function sharesOf({
  members,
  attended,
  terms,
}: Facts): (group: string, team: string | null, day: string) => Weight[] {
  const byGroup = Map.groupBy(members, ({ group }) => group);
  const byDay = Map.groupBy(attended, ({ day }) => day);
  const byWorker = Map.groupBy(terms, ({ worker }) => worker);
  const known = new Map<string, Weight[]>();
  return (group, team, day) => {
    const key = `${group} ${team} ${day}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const own = byGroup.get(group);
    const isIn = (worker: string, where: string | null): boolean =>
      own === undefined
        ? team !== null && where === team
        : own.some(
            (one) => one.worker === worker && one.since <= day && (one.until === null || day <= one.until),
          );
    const weights = (byDay.get(day) ?? [])
      .filter(({ worker, team: where, minutes }) => minutes > 0 && isIn(worker, where))
      .map(({ worker, minutes }) => ({
        worker,
        weight: weightOf(minutes, termsOn(byWorker.get(worker) ?? [], day)?.score ?? 100),
      }))
      .filter(({ weight }) => weight > 0n)
      .sort((a, b) => (a.worker < b.worker ? -1 : 1));
    known.set(key, weights);
    return weights;
  };
}

/** What holds on a day: the last that began. */
export function termsOn<T extends { readonly since: string }>(all: readonly T[], day: string): T | null {
  let found: T | null = null;
  for (const one of all) if (one.since <= day && (found === null || found.since <= one.since)) found = one;
  return found;
}
