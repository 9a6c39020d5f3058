import type { Fact, Place } from './fact.ts';

/** Somebody's confirmed pieces of an operation. */
export interface Claim {
  readonly worker: string | null;
  readonly group: string | null;
  readonly pieces: number;
}

/** A pool as its facts say. */
export interface State {
  /** Ordinal of its last fact. */
  readonly last: number;
  readonly wip: number;
  /** Out, and not set aside since. */
  readonly finished: number;
  /** Pieces that went on from here, out or into a garment, whatever became of them: they have their confirmations still. */
  readonly passed: number;
  readonly outside: number;
  readonly seconds: number;
  /** Pieces that are missed, and may be found. */
  readonly missing: number;
  /** Of them those that were out already. */
  readonly missingOut: number;
  /** Confirmed pieces of those that are here, by operation. */
  readonly done: ReadonlyMap<string, number>;
  readonly claims: ReadonlyMap<string, readonly Claim[]>;
  /** Pieces that somebody has to repair, by operation. */
  readonly rework: ReadonlyMap<string, number>;
  /** By operation: what pieces that are outside took with them. */
  readonly marksOutside: ReadonlyMap<string, number>;
}

/** Pieces of which each operation may be confirmed once. */
export const liveOf = ({ wip, passed }: State): number => wip + passed;
export const doneAt = ({ done }: State, code: string): number => done.get(code) ?? 0;
export const reworkOf = ({ rework }: State): number =>
  [...rework.values()].reduce((sum, one) => sum + one, 0);

const GOES_ON: ReadonlySet<Place | null> = new Set(['finished', 'joined']);
const COMES_FROM: ReadonlySet<Place | null> = new Set(['wip', 'outside']);

/** @param base pieces that were cut for the pool */
export function stateOf(base: number, facts: Iterable<Fact>): State {
  let last = 0;
  let passed = 0;
  let missingOut = 0;
  const marksOutside = new Map<string, number>();
  const stock = new Map<Place, number>([['wip', base]]);
  const done = new Map<string, number>();
  const claims = new Map<string, Map<string, Claim>>();
  const rework = new Map<string, number>();
  const put = <K>(map: Map<K, number>, key: K, by: number): void =>
    void map.set(key, (map.get(key) ?? 0) + by);
  for (const fact of facts) {
    const { ordinal, operation, good, pieces, from, to, marks, carried, kind, isRework, worker, group } =
      fact;
    last = Math.max(last, ordinal);
    if (from !== null) put(stock, from, -pieces);
    if (to !== null) put(stock, to, pieces);
    if (COMES_FROM.has(from) && GOES_ON.has(to)) passed += pieces;
    if (from === 'finished' && to === 'missing') missingOut += pieces;
    if (from === 'missing' && to === 'finished') missingOut -= pieces;
    for (const [code, by] of Object.entries(marks ?? {})) put(done, code, by);
    for (const [code, by] of Object.entries(carried ?? {})) put(marksOutside, code, by);
    if (operation === null) continue;
    if (kind === 'join') put(done, operation, pieces);
    if (kind === 'rework-out') put(rework, operation, pieces);
    if (isRework) {
      put(rework, operation, -good);
      continue;
    }
    if (good === 0) continue;
    put(done, operation, good);
    const who = claims.get(operation) ?? new Map<string, Claim>();
    const key = worker ?? group ?? '';
    who.set(key, { worker, group, pieces: (who.get(key)?.pieces ?? 0) + good });
    claims.set(operation, who);
  }
  return {
    last,
    wip: stock.get('wip') ?? 0,
    finished: stock.get('finished') ?? 0,
    passed,
    outside: stock.get('outside') ?? 0,
    seconds: stock.get('seconds') ?? 0,
    missing: stock.get('missing') ?? 0,
    missingOut,
    done,
    claims: new Map(
      [...claims].map(([code, who]) => [code, [...who.values()].filter((one) => one.pieces > 0)]),
    ),
    rework,
    marksOutside,
  };
}
