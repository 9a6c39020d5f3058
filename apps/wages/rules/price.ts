import { addDays } from '@selvedge/sdk/app';
import { type Fraction, fraction } from './fraction.ts';

/** Where a price holds; the first of them that says something wins. */
export const SCOPES = ['special', 'order', 'style', 'list'] as const;
export type Scope = (typeof SCOPES)[number];

/** Pieces for which a price is. */
export const PER = { piece: 1, dozen: 12, hundred: 100 } as const;
export type Per = keyof typeof PER;

/** A price in force. What is null holds for all. */
export interface Price {
  readonly id: string;
  readonly scope: Scope;
  readonly order: string | null;
  readonly style: string | null;
  /** Code of the order's bulletin; in the general list the name of the operation. */
  readonly operation: string;
  readonly size: string | null;
  readonly colour: string | null;
  /** Of `per` pieces, a whole number of the fourth place. */
  readonly price: bigint;
  readonly per: Per;
  /** First day; null = from the first piece. */
  readonly since: string | null;
  /** Last day; null = for good. */
  readonly until: string | null;
  /** When it was put in force, milliseconds since the epoch. */
  readonly knownAt: number;
}

/** What is to be paid. */
export interface Sewn {
  readonly order: string;
  readonly style: string | null;
  readonly operation: string;
  /** Name of the operation, by which the general list finds it. */
  readonly title: string | null;
  readonly size: string | null;
  readonly colour: string | null;
  readonly day: string;
}

/** A whole number of these is a price of any kind: the fourth place of a yuan, of a dozen or a hundred pieces. */
export const TICKS = 12_000_000n;

/** What one piece is paid. */
export const ticksOf = ({ price, per }: Pick<Price, 'price' | 'per'>): bigint =>
  (price * 1200n) / BigInt(PER[per]);
export const yuanOf = (ticks: bigint): Fraction => fraction(ticks, TICKS);

/** Prices in force, found by what was sewn. */
export class PriceBook {
  readonly #byOperation: ReadonlyMap<string, readonly Price[]>;
  /** Operations, by number or name, of which some price asks for the size, or for the colour. */
  readonly sized: ReadonlySet<string>;
  readonly coloured: ReadonlySet<string>;
  /** Days, in their order, on which a price begins or has ended: from one until the next nothing changes. */
  readonly changes: readonly string[];

  constructor(prices: readonly Price[]) {
    this.#byOperation = Map.groupBy(prices, ({ operation }) => operation);
    this.sized = new Set(prices.filter(({ size }) => size !== null).map(({ operation }) => operation));
    this.coloured = new Set(prices.filter(({ colour }) => colour !== null).map(({ operation }) => operation));
    const days = prices.flatMap(({ since, until }) => [since, until === null ? null : addDays(until, 1)]);
    this.changes = [...new Set(days.filter((day) => day !== null))].toSorted();
  }

  /**
   * The price in force on the day: special before order before style before the general list; within one of them the one
   * that says more (order, style, size, colour), then the one that began later, then the one put in force later.
   * @param lockedAt when the month of the day was locked: what was put in force afterwards does not count then (the old
   * price), unless nothing was in force before (a price that was pending counts from the first piece)
   */
  priceOf(sewn: Sewn, lockedAt: number | null = null): Price | null {
    const fitting = this.#fitting(sewn);
    const known = lockedAt === null ? fitting : fitting.filter(({ knownAt }) => knownAt <= lockedAt);
    return best(known) ?? (lockedAt === null ? null : best(fitting));
  }

  #fitting(sewn: Sewn): Price[] {
    const own = (this.#byOperation.get(sewn.operation) ?? []).filter(({ scope }) => scope !== 'list');
    const listed = (this.#byOperation.get(sewn.title ?? sewn.operation) ?? []).filter(
      ({ scope }) => scope === 'list',
    );
    return [...own, ...listed].filter((one) => fits(one, sewn));
  }
}

const fits = (price: Price, { order, style, size, colour, day }: Sewn): boolean =>
  (price.order === null || price.order === order) &&
  (price.style === null || price.style === style) &&
  (price.size === null || price.size === size) &&
  (price.colour === null || price.colour === colour) &&
  (price.since === null || price.since <= day) &&
  (price.until === null || day <= price.until);

function best(prices: readonly Price[]): Price | null {
  let found: Price | null = null;
  for (const one of prices) if (found === null || goesBefore(one, found)) found = one;
  return found;
}

function goesBefore(one: Price, other: Price): boolean {
  for (const step of [byScope, byDetail, bySince, byKnown]) {
    const order = step(one, other);
    if (order !== 0) return order > 0;
  }
  return one.id > other.id;
}

const byScope = (a: Price, b: Price): number => SCOPES.indexOf(b.scope) - SCOPES.indexOf(a.scope);
const detail = ({ order, style, size, colour }: Price): number =>
  Number(order !== null) * 8 +
  Number(style !== null) * 4 +
  Number(size !== null) * 2 +
  Number(colour !== null);
const byDetail = (a: Price, b: Price): number => detail(a) - detail(b);
const bySince = (a: Price, b: Price): number => compare(a.since ?? '', b.since ?? '');
const byKnown = (a: Price, b: Price): number => a.knownAt - b.knownAt;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
