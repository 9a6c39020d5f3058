/** One colour of a colour × size matrix: pieces by size, as orders has it. */
export interface Line {
  readonly colour: string;
  readonly sizes: Readonly<Record<string, number>>;
}

export interface Cell {
  readonly colour: string;
  readonly size: string;
  readonly quantity: number;
}

export const cellsOf = (lines: readonly Line[]): Cell[] =>
  lines.flatMap(({ colour, sizes }) =>
    Object.entries(sizes).map(([size, quantity]) => ({ colour, size, quantity })),
  );

export const totalOf = (lines: readonly Line[]): number =>
  cellsOf(lines).reduce((sum, { quantity }) => sum + quantity, 0);

export const coloursOf = (lines: readonly Line[]): string[] => [
  ...new Set(lines.map(({ colour }) => colour)),
];

export const sizesOf = (lines: readonly Line[]): string[] => [
  ...new Set(cellsOf(lines).map(({ size }) => size)),
];

export const quantityAt = (lines: readonly Line[], colour: string, size: string): number =>
  cellsOf(lines)
    .filter((cell) => cell.colour === colour && cell.size === size)
    .reduce((sum, { quantity }) => sum + quantity, 0);

/** Colours and sizes in the order in which they first occur; equal cells added up. */
export function gathered(cells: readonly Cell[]): Line[] {
  const lines = new Map<string, Map<string, number>>();
  for (const { colour, size, quantity } of cells) {
    const line = lines.get(colour) ?? new Map<string, number>();
    line.set(size, (line.get(size) ?? 0) + quantity);
    lines.set(colour, line);
  }
  return [...lines].map(([colour, sizes]) => ({ colour, sizes: Object.fromEntries(sizes) }));
}

export const sumOf = (...matrices: readonly (readonly Line[])[]): Line[] =>
  gathered(matrices.flatMap(cellsOf));

/** What of `wanted` is not in `had`, cell by cell, never below zero. */
export const missingOf = (wanted: readonly Line[], had: readonly Line[]): Line[] =>
  gathered(
    cellsOf(sumOf(wanted)).map(({ colour, size, quantity }) => ({
      colour,
      size,
      quantity: Math.max(0, quantity - quantityAt(had, colour, size)),
    })),
  );

/** Without empty cells and colours. */
export const trimmed = (lines: readonly Line[]): Line[] =>
  gathered(cellsOf(lines).filter(({ quantity }) => quantity !== 0));

/** Values by size in the order of some sizes, others behind them: a record keeps no order of its keys. */
export const inOrder = (
  values: Readonly<Record<string, number>>,
  sizes: readonly string[],
): Record<string, number> =>
  Object.fromEntries(
    [
      ...sizes.filter((size) => size in values),
      ...Object.keys(values).filter((size) => !sizes.includes(size)),
    ].map((size) => [size, values[size]]),
  );
