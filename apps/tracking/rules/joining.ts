import { type Apart, apart, type Cut, type LotPair } from '@selvedge/contracts/cutting';
import { type Bench, remaining } from './capacity.ts';
import { isOn, type Routing, type Step } from './routing.ts';
import { doneAt } from './state.ts';
import { movable } from './travelling.ts';

/** A bundle as a join looks at it. */
export interface Joined {
  readonly id: string;
  readonly cut: Cut;
  readonly bench: Bench;
}

export interface JoinQuestion {
  /** Bundles that hold other parts, in the order in which they are taken. */
  readonly others: readonly Joined[];
  /** Of them those whose tickets were shown; none = whatever belongs together. */
  readonly shown: readonly string[];
  /** Parts of the order that have tickets: of the others nothing is demanded. */
  readonly ticketed: ReadonlySet<string>;
  readonly pairs: readonly LotPair[];
  /** A leader lets beds, plies and dye lots be; order, colour and size never. */
  readonly isOverridden: boolean;
}

/** What a join finds of the other parts. */
export interface Joining {
  /** Sets that are there. */
  readonly ready: number;
  /** Bundles of which pieces are taken, for each part that has a ticket of its own. */
  readonly pools: readonly (readonly Joined[])[];
  /** The part of which there is least. */
  readonly scarce: string | null;
  /** A bundle that does not belong to this one, and why. */
  readonly wrong: Apart | null;
}

/** Parts that came to the ticket of a join by joins before it. */
const cameBefore = ({ ancestors, byCode, home }: Routing, { code }: Step): string[] =>
  [...(ancestors.get(code) ?? [])]
    .filter((one) => home.get(one) === home.get(code))
    .flatMap((one) => byCode.get(one)?.joins ?? []);

/** Parts of a join that are not on the ticket, and did not come to it before. */
export function wantedParts(routing: Routing, parts: readonly string[], step: Step): string[] {
  if (!step.isJoin || parts.length === 0) return [];
  const there = new Set([...parts, ...cameBefore(routing, step)]);
  return [...new Set(step.joins ?? [])].filter((part) => !there.has(part));
}

/** Pieces of a bundle of another part that a join may take: sound, here, and through all that comes before it. */
export function joinable(bench: Bench, step: Step): number {
  const { routing, parts, state } = bench;
  const own = [...(routing.ancestors.get(step.code) ?? [])].filter((code) => isOn(routing, parts, code));
  const last = own.filter((code) => !own.some((one) => routing.ancestors.get(one)?.has(code) === true));
  const joined = doneAt(state, step.code);
  return Math.max(
    0,
    Math.min(remaining(bench, step), movable(bench), ...last.map((code) => doneAt(state, code) - joined)),
  );
}

/** One of each part (garment.md, truth 4): which bundles belong together, and how many sets there are. */
export function joining(
  step: Step,
  main: Joined,
  { others, shown, ticketed, pairs, isOverridden }: JoinQuestion,
): Joining {
  const why = ({ cut }: Joined): Apart | null => {
    const found = apart(main.cut, cut, pairs);
    return isOverridden && (found === 'bed' || found === 'plies' || found === 'lots') ? null : found;
  };
  const wanted = wantedParts(main.bench.routing, main.bench.parts, step);
  const came = cameBefore(main.bench.routing, step);
  const has = ({ cut }: Joined, part: string): boolean => cut.parts?.includes(part) === true;
  const meant = others.filter(({ id }) => shown.includes(id));
  const stray = meant.find((one) => !wanted.some((part) => has(one, part)));
  if (stray !== undefined) return { ready: 0, pools: [], scarce: null, wrong: why(stray) ?? 'parts' };
  const pools: Joined[][] = [];
  const covered = new Set<string>();
  let ready = Infinity;
  let scarce: string | null = null;
  for (const part of wanted.filter((one) => ticketed.has(one))) {
    const holders = others.filter((one) => has(one, part));
    // A stack of two parts comes with the first of them.
    const isHere =
      holders.length > 0 && holders.every(({ cut }) => came.some((one) => cut.parts?.includes(one)));
    if (covered.has(part) || isHere) continue;
    const own = meant.filter((one) => has(one, part));
    const all = own.length > 0 ? own : holders;
    const pool = all.filter((one) => why(one) === null);
    if (pool.length < own.length || (pool.length === 0 && all.length > 0))
      return { ready: 0, pools: [], scarce: part, wrong: all.map(why).find((one) => one !== null) ?? null };
    const there = pool.reduce((sum, { bench }) => sum + joinable(bench, step), 0);
    if (there < ready) [ready, scarce] = [there, part];
    pools.push(pool);
    for (const one of wanted)
      if (pool.length > 0 && pool.every((bundle) => has(bundle, one))) covered.add(one);
  }
  return { ready, pools, scarce, wrong: null };
}

/** Pieces that each bundle of another part gives to so many sets. */
export function takenFor(
  { pools }: Joining,
  step: Step,
  sets: number,
): { readonly of: Joined; readonly pieces: number }[] {
  return pools.flatMap((pool) => {
    let left = sets;
    return pool.flatMap((of) => {
      const pieces = Math.min(left, joinable(of.bench, step));
      left -= pieces;
      return pieces > 0 ? [{ of, pieces }] : [];
    });
  });
}
