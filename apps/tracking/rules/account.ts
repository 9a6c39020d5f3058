import type { Fact, Place } from './fact.ts';

/** A pool as it stands, and what happened to it. */
export interface Counted {
  readonly quantity: number;
  readonly isVoid: boolean;
  readonly isRecut: boolean;
  readonly wip: number;
  /** Confirmed at the output. */
  readonly finished: number;
  readonly facts: readonly Pick<Fact, 'pieces' | 'from' | 'to'>[];
}

/** Where the pieces of an order, or of a colour and size, are (garment.md, truth 10). */
export interface Account {
  readonly cut: number;
  readonly recut: number;
  readonly wip: number;
  readonly outside: number;
  readonly finished: number;
  readonly seconds: number;
  readonly samples: number;
  readonly scrapped: number;
  /** Missed and not found again. */
  readonly missing: number;
  readonly voided: number;
  /** Pieces that were cut and are nowhere; 0 = the account closes. */
  readonly open: number;
}

/** cut + recut = in work + outside + finished + seconds + samples + scrapped + missing + voided. */
export function accountOf(pools: readonly Counted[]): Account {
  const live = pools.filter(({ isVoid }) => !isVoid);
  const total = (of: readonly Counted[], pieces: (pool: Counted) => number): number =>
    of.reduce((all, pool) => all + pieces(pool), 0);
  const facts = live.flatMap((pool) => pool.facts);
  const at = (place: Place): number =>
    facts.reduce(
      (all, { pieces, from, to }) => all + (to === place ? pieces : 0) - (from === place ? pieces : 0),
      0,
    );
  const places = {
    wip: total(live, ({ wip }) => wip),
    outside: at('outside'),
    finished: total(live, ({ finished }) => finished),
    seconds: at('seconds'),
    samples: at('samples'),
    scrapped: at('scrapped'),
    missing: at('missing'),
    voided: total(pools, ({ isVoid, quantity }) => (isVoid ? quantity : 0)),
  };
  const cut = total(pools, ({ isRecut, quantity }) => (isRecut ? 0 : quantity));
  const recut = total(pools, ({ isRecut, quantity }) => (isRecut ? quantity : 0));
  const placed = Object.values(places).reduce((all, one) => all + one, 0);
  return { cut, recut, ...places, open: cut + recut - placed };
}
