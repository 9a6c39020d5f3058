export const KINDS = ['out', 'good', 'bad', 'short'] as const;
export type Kind = (typeof KINDS)[number];

/** Pieces that went out or came back. A correction is one more, below zero. */
export interface Movement {
  readonly kind: Kind;
  readonly colour: string;
  readonly size: string;
  /** Null = pieces without tickets. */
  readonly bundle: string | null;
  readonly pieces: number;
}

/** What became of pieces: out = good + bad + short + owed, always. */
export interface Sums {
  readonly out: number;
  readonly good: number;
  readonly bad: number;
  readonly short: number;
  readonly owed: number;
}

/** One bundle, or a colour and size without tickets. */
export interface Cell extends Sums {
  readonly colour: string;
  readonly size: string;
  readonly bundle: string | null;
}

const NONE: Sums = { out: 0, good: 0, bad: 0, short: 0, owed: 0 };

const added = (sums: Sums, { kind, pieces }: Pick<Movement, 'kind' | 'pieces'>): Sums => ({
  ...sums,
  [kind]: sums[kind] + pieces,
  owed: sums.owed + (kind === 'out' ? pieces : -pieces),
});

export const sumsOf = (movements: readonly Pick<Movement, 'kind' | 'pieces'>[]): Sums =>
  movements.reduce(added, NONE);

export const keyOf = ({ bundle, colour, size }: Pick<Movement, 'bundle' | 'colour' | 'size'>): string =>
  JSON.stringify([bundle, colour, size]);

/** By bundle, or by colour and size, in the order in which they were first sent. */
export function cellsOf(movements: readonly Movement[]): Cell[] {
  const cells = new Map<string, Cell>();
  for (const one of movements) {
    const { bundle, colour, size } = one;
    const before = cells.get(keyOf(one)) ?? { ...NONE, bundle, colour, size };
    cells.set(keyOf(one), { ...before, ...added(before, one) });
  }
  return [...cells.values()];
}

/** Why movements cannot be added: a cell of which something would be below zero. Null = they can. */
export function refusal(
  before: readonly Movement[],
  more: readonly Movement[],
): { readonly cell: Cell; readonly what: 'owed' | Kind } | null {
  const touched = new Set(more.map(keyOf));
  for (const cell of cellsOf([...before, ...more])) {
    if (!touched.has(keyOf(cell))) continue;
    const what = (['owed', ...KINDS] as const).find((name) => cell[name] < 0);
    if (what !== undefined) return { cell, what };
  }
  return null;
}
