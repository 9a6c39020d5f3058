import { sizeKey } from './size-order.ts';

/** One colour of a colour × size matrix: pieces by size. */
export interface Line {
  readonly colour: string;
  readonly sizes: Readonly<Record<string, number>>;
}
export type Matrix = readonly Line[];

/** One cell: pieces of a colour and size. */
export interface Cell {
  readonly colour: string;
  readonly size: string;
  readonly quantity: number;
}

export const cellsOf = (matrix: Matrix): Cell[] =>
  matrix.flatMap(({ colour, sizes }) =>
    Object.entries(sizes).map(([size, quantity]) => ({ colour, size, quantity })),
  );

export const totalOf = (matrix: Matrix): number =>
  cellsOf(matrix).reduce((sum, { quantity }) => sum + quantity, 0);

/** Sizes that occur, each once, as first written. */
export function sizesOf(matrix: Matrix): string[] {
  const found = new Map<string, string>();
  for (const { size } of cellsOf(matrix)) if (!found.has(sizeKey(size))) found.set(sizeKey(size), size);
  return [...found.values()];
}

export const coloursOf = (matrix: Matrix): string[] => [...new Set(matrix.map(({ colour }) => colour))];

/** Pieces of one cell; `2XL` and `XXL` are one size. */
export const quantityAt = (matrix: Matrix, colour: string, size: string): number =>
  cellsOf(matrix)
    .filter((cell) => cell.colour === colour && sizeKey(cell.size) === sizeKey(size))
    .reduce((sum, { quantity }) => sum + quantity, 0);

/** Each colour once, in order of first occurrence; cells of the same colour and size added up. */
export function gathered(cells: readonly Cell[]): Line[] {
  const names = new Map<string, string>();
  const lines = new Map<string, Map<string, number>>();
  for (const { colour, size, quantity } of cells) {
    const name = names.get(sizeKey(size)) ?? size;
    names.set(sizeKey(size), name);
    const line = lines.get(colour) ?? new Map<string, number>();
    line.set(name, (line.get(name) ?? 0) + quantity);
    lines.set(colour, line);
  }
  return [...lines].map(([colour, sizes]) => ({ colour, sizes: Object.fromEntries(sizes) }));
}

export const sumOf = (...matrices: readonly Matrix[]): Line[] => gathered(matrices.flatMap(cellsOf));

export const negated = (matrix: Matrix): Line[] =>
  matrix.map(({ colour, sizes }) => ({
    colour,
    sizes: Object.fromEntries(Object.entries(sizes).map(([size, quantity]) => [size, 0 - quantity])),
  }));

/** Without empty cells and colours. */
export const trimmed = (matrix: Matrix): Line[] =>
  gathered(cellsOf(matrix).filter(({ quantity }) => quantity !== 0));

export const isSame = (a: Matrix, b: Matrix): boolean => trimmed(sumOf(a, negated(b))).length === 0;

/** Why a matrix cannot be ordered. */
export type MatrixFault =
  | { readonly kind: 'no-colour'; readonly colour: string }
  | { readonly kind: 'twice'; readonly colour: string; readonly size: string | null }
  | { readonly kind: 'negative'; readonly colour: string; readonly size: string };

export function matrixFaults(matrix: Matrix): MatrixFault[] {
  const faults: MatrixFault[] = [];
  const colours = new Set<string>();
  for (const { colour, sizes } of matrix) {
    if (colour.trim() === '') faults.push({ kind: 'no-colour', colour });
    if (colours.has(colour)) faults.push({ kind: 'twice', colour, size: null });
    colours.add(colour);
    const keys = new Set<string>();
    for (const [size, quantity] of Object.entries(sizes)) {
      if (quantity < 0) faults.push({ kind: 'negative', colour, size });
      if (keys.has(sizeKey(size))) faults.push({ kind: 'twice', colour, size });
      keys.add(sizeKey(size));
    }
  }
  return faults;
}
