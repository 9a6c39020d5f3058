import { plyLimit } from './bound.ts';
import type { Limits } from './marker.ts';

/** Pieces by place in a list of sizes. */
export type Vector = readonly number[];

/** How many ratios are tried one by one; beyond it those that fit the quantities. */
const MOST = 5000;

/** Looking for ratios that fit costs as much as weighing this many. */
const SUITING = 8;

/** How ratios are found, and what it costs to weigh them. */
export interface Ratios {
  /** @param wanted what is left to be cut, by colour */
  readonly ratiosOf: (wanted: readonly Vector[]) => readonly number[][];
  readonly weight: (ratios: readonly number[][]) => number;
}

/** Ratios of garments in a marker: all of them while they are few, else those that suit what is left of each colour. */
export function ratiosFor(wanted: readonly Vector[], sizes: readonly string[], limits: Limits): Ratios {
  const fits = fitting(sizes, limits);
  const places = sizes.map((_, index) => index).filter((index) => wanted.some((row) => row[index] > 0));
  const all = everyRatio(places, sizes.length, limits.maxPieces, fits);
  return all === null
    ? {
        ratiosOf: (left) => suiting(left, limits, fits),
        weight: (ratios) => ratios.length * SUITING,
      }
    : { ratiosOf: () => all, weight: (ratios) => ratios.length };
}

function fitting(sizes: readonly string[], { maxPieces, length }: Limits): (ratio: Vector) => boolean {
  return (ratio) => {
    let pieces = 0;
    let long = 0;
    for (const [index, count] of ratio.entries()) {
      pieces += count;
      long += count * (length?.bySize[sizes[index]] ?? 0);
    }
    return pieces > 0 && pieces <= maxPieces && (length === undefined || long <= length.table);
  };
}

/** Every ratio of some sizes, or null when there are too many. */
function everyRatio(
  places: readonly number[],
  width: number,
  most: number,
  fits: (ratio: Vector) => boolean,
): number[][] | null {
  let found: number[][] = [Array.from({ length: width }, () => 0)];
  for (const place of places) {
    const next: number[][] = [];
    for (const ratio of found) {
      const left = most - ratio.reduce((all, one) => all + one, 0);
      for (let count = 0; count <= left; count += 1) next.push(ratio.with(place, count));
      if (next.length > MOST) return null;
    }
    found = next;
  }
  return found.filter(fits);
}

/** Of each colour, and of all together: at each depth that finishes some size, as many of each size as there are. */
function suiting(wanted: readonly Vector[], limits: Limits, fits: (ratio: Vector) => boolean): number[][] {
  const found = new Map<string, number[]>();
  const keep = (ratio: number[]): void => {
    if (fits(ratio)) found.set(ratio.join(), ratio);
  };
  for (const row of wanted) {
    const depths = new Set<number>();
    for (const pieces of row)
      for (let times = 1; times <= limits.maxPieces; times += 1)
        if (pieces >= times) depths.add(Math.min(Math.floor(pieces / times), plyLimit(limits)));
    for (const depth of depths) {
      keep(filled(row, depth, fits, (a, b) => b.left - a.left));
      keep(filled(row, depth, fits, (a, b) => a.left - b.left));
    }
    row.forEach((pieces, index) => {
      if (pieces > 0) keep(row.map((_, other) => (other === index ? 1 : 0)));
    });
  }
  return [...found.values()].slice(0, MOST);
}

/** A marker filled one garment after the other, of the size of which most (or least) is left beyond a depth. */
function filled(
  row: Vector,
  depth: number,
  fits: (ratio: Vector) => boolean,
  by: (a: { left: number }, b: { left: number }) => number,
): number[] {
  const ratio = row.map(() => 0);
  const open = row.map((pieces, index) => ({ index, left: pieces })).filter(({ left }) => left >= depth);
  while (open.length > 0) {
    open.sort((a, b) => by(a, b) || a.index - b.index);
    const [first] = open;
    const next = ratio.with(first.index, ratio[first.index] + 1);
    if (!fits(next)) {
      open.shift();
      continue;
    }
    ratio[first.index] += 1;
    first.left -= depth;
    if (first.left < depth) open.splice(open.indexOf(first), 1);
  }
  return ratio;
}
