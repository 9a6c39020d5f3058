import { type Cell, coloursOf, gathered, inOrder, type Line, quantityAt, sizesOf, sumOf } from './cells.ts';

/** One bed as it is planned: how often each size lies in the marker, how many plies of each colour. */
export interface Marker {
  readonly ratio: Readonly<Record<string, number>>;
  readonly plies: readonly { readonly colour: string; readonly plies: number }[];
}

export interface Limits {
  /** Most plies of one bed. */
  readonly maxPlies: number;
  /** Most garments in one marker. */
  readonly maxPieces: number;
  /** Tubular fabric is spread to and fro: an even number of plies of each colour. */
  readonly evenPlies: boolean;
  /** Several colours on one bed. */
  readonly mixColours: boolean;
  /** Millimetres of marker for one garment of a size, and the table's: a marker longer than the table cannot be spread. */
  readonly length?: { readonly bySize: Readonly<Record<string, number>>; readonly table: number };
}

export const piecesOf = (ratio: Marker['ratio']): number =>
  Object.values(ratio).reduce((all, one) => all + one, 0);
export const pliesOf = ({ plies }: Pick<Marker, 'plies'>): number =>
  plies.reduce((all, one) => all + one.plies, 0);
export const lengthOf = (ratio: Marker['ratio'], bySize: Readonly<Record<string, number>>): number =>
  Object.entries(ratio).reduce((all, [size, count]) => all + count * (bySize[size] ?? 0), 0);

/** Pieces that markers give: for each colour and size plies × times in the marker. */
export const yieldOf = (markers: readonly Marker[]): Line[] =>
  gathered(
    markers.flatMap(({ ratio, plies }) =>
      plies.flatMap((one) =>
        Object.entries(ratio).map(([size, count]) => ({
          colour: one.colour,
          size,
          quantity: count * one.plies,
        })),
      ),
    ),
  );

/** A cell of a comparison: `over` is above zero for too many, below for too few. */
export interface Compared extends Cell {
  readonly wanted: number;
  readonly over: number;
}

export function compared(wanted: readonly Line[], had: readonly Line[]): Compared[] {
  const all = sumOf(wanted, had);
  return coloursOf(all).flatMap((colour) =>
    sizesOf(all).map((size) => {
      const asked = quantityAt(wanted, colour, size);
      const quantity = quantityAt(had, colour, size);
      return { colour, size, quantity, wanted: asked, over: quantity - asked };
    }),
  );
}

/** A bed as the cutting room writes it: `S1+M2+L2+XL1 × 黑10+白10`. */
export function writtenMarker({ ratio, plies }: Marker, sizes: readonly string[]): string {
  const garments = Object.entries(inOrder(ratio, sizes)).filter(([, count]) => count > 0);
  const layers = plies.filter((one) => one.plies > 0);
  return `${garments.map(([size, count]) => size + count).join('+')} × ${layers.map((one) => one.colour + one.plies).join('+')}`;
}

/** What is wrong with a marker. */
export type MarkerFault =
  | { readonly kind: 'empty' | 'no-plies' }
  | { readonly kind: 'unknown-size' | 'unknown-colour' | 'odd' | 'twice'; readonly name: string }
  | { readonly kind: 'pieces' | 'plies' | 'length'; readonly has: number; readonly most: number }
  | { readonly kind: 'mixed' };

/** Faults of a marker for an order; `odd`, `pieces`, `plies`, `length` and `mixed` break a limit of the factory. */
export function markerFaults(
  { ratio, plies }: Marker,
  order: readonly Line[],
  limits: Limits,
): MarkerFault[] {
  const faults: MarkerFault[] = [];
  const used = plies.filter((one) => one.plies > 0);
  if (piecesOf(ratio) === 0) faults.push({ kind: 'empty' });
  if (used.length === 0) faults.push({ kind: 'no-plies' });
  const sizes = sizesOf(order);
  const colours = coloursOf(order);
  for (const [size, count] of Object.entries(ratio))
    if (count > 0 && !sizes.includes(size)) faults.push({ kind: 'unknown-size', name: size });
  for (const [index, { colour }] of plies.entries()) {
    if (!colours.includes(colour)) faults.push({ kind: 'unknown-colour', name: colour });
    if (plies.findIndex((one) => one.colour === colour) < index) faults.push({ kind: 'twice', name: colour });
  }
  const pieces = piecesOf(ratio);
  if (pieces > limits.maxPieces) faults.push({ kind: 'pieces', has: pieces, most: limits.maxPieces });
  const all = pliesOf({ plies });
  if (all > limits.maxPlies) faults.push({ kind: 'plies', has: all, most: limits.maxPlies });
  if (limits.evenPlies)
    for (const one of used) if (one.plies % 2 !== 0) faults.push({ kind: 'odd', name: one.colour });
  if (!limits.mixColours && used.length > 1) faults.push({ kind: 'mixed' });
  if (limits.length !== undefined) {
    const has = lengthOf(ratio, limits.length.bySize);
    if (has > limits.length.table) faults.push({ kind: 'length', has, most: limits.length.table });
  }
  return faults;
}

/** True for what the factory's own limits refuse, false for what cannot be at all. */
export const breaksLimit = ({ kind }: MarkerFault): boolean =>
  ['odd', 'pieces', 'plies', 'length', 'mixed'].includes(kind);
