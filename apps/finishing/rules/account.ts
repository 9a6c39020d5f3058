/** What happens to pieces in finishing. */
export const KINDS = ['recount', 'found', 'second', 'sample', 'scrap', 'missing'] as const;
export type Kind = (typeof KINDS)[number];

/** A record about pieces of one colour and size. A correction is one more, below zero. */
export interface Entry {
  readonly kind: Kind | 'stage';
  readonly stage: string | null;
  readonly pieces: number;
}

/** Pieces of one colour and size, as everything that was recorded says. */
export interface Goods {
  /** Pieces that sewing says it finished. */
  readonly sewn: number;
  readonly entries: readonly Entry[];
  /** Pieces in cartons that stand in the store, and in those that left. */
  readonly stored: number;
  readonly shipped: number;
}

/** Where they are: came + found = here + stored + shipped + seconds + samples + scrapped + missing. */
export interface Account {
  readonly sewn: number;
  /** Counted anew where tickets were lost (washed styles), else what sewing says. */
  readonly came: number;
  readonly found: number;
  /** In finishing, in no carton. */
  readonly here: number;
  readonly stored: number;
  readonly shipped: number;
  readonly seconds: number;
  readonly samples: number;
  readonly scrapped: number;
  readonly missing: number;
  /** Counted anew, less what sewing says. */
  readonly difference: number;
  readonly done: Readonly<Record<string, number>>;
}

export function accountOf({ sewn, entries, stored, shipped }: Goods): Account {
  const of = (kind: Kind): number =>
    entries.reduce((sum, one) => (one.kind === kind ? sum + one.pieces : sum), 0);
  const done: Record<string, number> = {};
  for (const { kind, stage, pieces } of entries)
    if (kind === 'stage' && stage !== null) done[stage] = (done[stage] ?? 0) + pieces;
  const recounted = of('recount');
  const isRecounted = recounted > 0;
  const came = isRecounted ? recounted : sewn;
  const [found, seconds, samples, scrapped, missing] = [
    of('found'),
    of('second'),
    of('sample'),
    of('scrap'),
    of('missing'),
  ];
  return {
    sewn,
    came,
    found,
    here: came + found - stored - shipped - seconds - samples - scrapped - missing,
    stored,
    shipped,
    seconds,
    samples,
    scrapped,
    missing,
    difference: isRecounted ? recounted - sewn : 0,
    done,
  };
}

/**
 * Why a record cannot be added; null = it can. Nothing is taken from where there is nothing, no stage has more than came, and
 * nothing becomes less than zero by taking a record back.
 */
export function refusal(goods: Goods, more: readonly Entry[]): 'here' | 'stage' | 'negative' | null {
  const after = accountOf({ ...goods, entries: [...goods.entries, ...more] });
  if (after.here < 0) return 'here';
  const { found, seconds, samples, scrapped, missing, came } = after;
  if ([found, seconds, samples, scrapped, missing, came].some((one) => one < 0)) return 'negative';
  const stages = Object.values(after.done);
  if (stages.some((pieces) => pieces < 0)) return 'negative';
  const most = after.came + after.found;
  const wished = new Set(
    more.filter(({ kind, pieces }) => kind === 'stage' && pieces > 0).map((one) => one.stage),
  );
  return [...wished].some((stage) => (after.done[stage ?? ''] ?? 0) > most) ? 'stage' : null;
}
