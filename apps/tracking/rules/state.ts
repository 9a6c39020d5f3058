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
  readonly finished: number;
  /** Pieces that are missed, and may be found. */
  readonly missing: number;
  /** Confirmed pieces of those that are here, by operation. */
  readonly done: ReadonlyMap<string, number>;
  readonly claims: ReadonlyMap<string, readonly Claim[]>;
  /** Pieces that somebody has to repair, by operation. */
  readonly rework: ReadonlyMap<string, number>;
}

export const liveOf = ({ wip, finished }: State): number => wip + finished;
export const doneAt = ({ done }: State, code: string): number => done.get(code) ?? 0;
export const reworkOf = ({ rework }: State): number =>
  [...rework.values()].reduce((sum, one) => sum + one, 0);

/** @param base pieces that were cut for the pool */
export function stateOf(base: number, facts: Iterable<Fact>): State {
  let last = 0;
  const stock = new Map<Place, number>([['wip', base]]);
  const done = new Map<string, number>();
  const claims = new Map<string, Map<string, Claim>>();
  const rework = new Map<string, number>();
  const put = <K>(map: Map<K, number>, key: K, by: number): void =>
    void map.set(key, (map.get(key) ?? 0) + by);
  for (const fact of facts) {
    const { ordinal, operation, good, pieces, from, to, marks, kind, isRework, worker, group } = fact;
    last = Math.max(last, ordinal);
    if (from !== null) put(stock, from, -pieces);
    if (to !== null) put(stock, to, pieces);
    for (const [code, by] of Object.entries(marks ?? {})) put(done, code, by);
    if (operation === null) continue;
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
    missing: stock.get('missing') ?? 0,
    done,
    claims: new Map(
      [...claims].map(([code, who]) => [code, [...who.values()].filter((one) => one.pieces > 0)]),
    ),
    rework,
  };
}
