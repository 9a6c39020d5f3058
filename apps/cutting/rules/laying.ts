import { plyLimit } from './bound.ts';
import type { Limits } from './marker.ts';
import type { Vector } from './ratios.ts';

/** What is left to be cut, and the most that may still be cut, by colour and size. */
export interface Left {
  readonly wanted: readonly Vector[];
  readonly most: readonly Vector[];
}

/** A ratio laid in some plies of each colour: what of the wanted it gives, what beyond. */
export interface Laid {
  readonly ratio: Vector;
  readonly plies: Vector;
  readonly gain: number;
  readonly over: number;
}

/** The deepest bed of a ratio within what may be cut; `exact` = no piece more than is wanted. */
export function laid(ratio: Vector, left: Left, limits: Limits, exact: boolean): Laid | null {
  const bed = plyLimit(limits);
  const given = left.wanted.map((wanted, colour) => {
    const plies = depthOf(ratio, wanted, exact ? wanted : left.most[colour], limits);
    return { colour, plies, gain: gainOf(ratio, wanted, plies) };
  });
  const order = given.filter(({ gain }) => gain > 0).sort((a, b) => b.gain - a.gain || a.colour - b.colour);
  const plies = left.wanted.map(() => 0);
  let space = bed;
  for (const { colour, plies: deep } of limits.mixColours ? order : order.slice(0, 1)) {
    const fits = Math.min(deep, space);
    plies[colour] = limits.evenPlies ? fits - (fits % 2) : fits;
    space -= plies[colour];
  }
  let gain = 0;
  let pieces = 0;
  const inMarker = ratio.reduce((all, one) => all + one, 0);
  for (const [colour, count] of plies.entries()) {
    gain += gainOf(ratio, left.wanted[colour], count);
    pieces += count * inMarker;
  }
  return gain === 0 ? null : { ratio, plies, gain, over: pieces - gain };
}

/** Plies of one colour: as many as may be, no more than are of use. */
function depthOf(ratio: Vector, wanted: Vector, most: Vector, { evenPlies }: Limits): number {
  let may = Infinity;
  let use = 0;
  for (const [size, count] of ratio.entries()) {
    if (count === 0) continue;
    may = Math.min(may, Math.floor(most[size] / count));
    use = Math.max(use, Math.ceil(wanted[size] / count));
  }
  const plies = Math.min(may, evenPlies && use % 2 !== 0 ? use + 1 : use);
  return evenPlies ? plies - (plies % 2) : plies;
}

function gainOf(ratio: Vector, wanted: Vector, plies: number): number {
  let gain = 0;
  for (const [size, count] of ratio.entries()) gain += Math.min(wanted[size], count * plies);
  return gain;
}

/** What is left after a bed. */
export const after = ({ wanted, most }: Left, { ratio, plies }: Pick<Laid, 'ratio' | 'plies'>): Left => ({
  wanted: wanted.map((row, colour) =>
    row.map((pieces, size) => Math.max(0, pieces - ratio[size] * plies[colour])),
  ),
  most: most.map((row, colour) =>
    row.map((pieces, size) => Math.max(0, pieces - ratio[size] * plies[colour])),
  ),
});

export const leftOf = ({ wanted }: Left): number =>
  wanted.reduce((all, row) => all + row.reduce((sum, one) => sum + one, 0), 0);

/** What nothing else takes: one garment of one size, as deep as is wanted, even when that is more than may be. */
export function rest({ wanted }: Left, limits: Limits): Laid {
  const colour = wanted.findIndex((row) => row.some((one) => one > 0));
  const size = wanted[colour].findIndex((one) => one > 0);
  const pieces = wanted[colour][size];
  const deep = Math.min(plyLimit(limits), limits.evenPlies ? pieces + (pieces % 2) : pieces);
  const plies = wanted.map((_, index) => (index === colour ? deep : 0));
  const gain = Math.min(pieces, deep);
  return {
    ratio: wanted[colour].map((_, index) => (index === size ? 1 : 0)),
    plies,
    gain,
    over: deep - gain,
  };
}
