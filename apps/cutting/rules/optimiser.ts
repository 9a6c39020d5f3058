import { leastBeds, pieceLimit, plyLimit } from './bound.ts';
import { coloursOf, type Line, quantityAt, sizesOf } from './cells.ts';
import { after, type Laid, laid, type Left, leftOf, rest } from './laying.ts';
import type { Limits, Marker } from './marker.ts';
import { ratiosFor } from './ratios.ts';

/** How far it looks: plans kept beside each other, beds tried for each, cells weighed in all (about a second). */
const KEPT = 40;
const TRIED = 12;
const BUDGET = 8_000_000;

interface Way {
  readonly left: Left;
  readonly beds: readonly Laid[];
  readonly missing: number;
  readonly over: number;
}

/** A plan that was found, and the fewest beds that any could have. */
export interface Found {
  readonly markers: Marker[];
  readonly least: number;
}

/**
 * Looks for few beds, and among those with as few for little over-cut: bed by bed, some plans beside each other. It is limited by
 * steps, not by a clock, so that the same question has the same answer; it yields now and then, so that others are served.
 * @param most what may be cut at the most
 */
export function* search(
  wanted: readonly Line[],
  most: readonly Line[],
  limits: Limits,
): Generator<void, Found> {
  const [colours, sizes] = [coloursOf(wanted), sizesOf(wanted)];
  const matrix = (lines: readonly Line[]): number[][] =>
    colours.map((colour) => sizes.map((size) => quantityAt(lines, colour, size)));
  const begin: Left = { wanted: matrix(wanted), most: matrix(most) };
  const least = leastBeds(wanted, limits);
  if (leftOf(begin) === 0 || plyLimit(limits) <= 0 || pieceLimit(limits, sizes) <= 0)
    return { markers: [], least: 0 };
  const { ratiosOf, weight } = ratiosFor(begin.wanted, sizes, limits);
  let budget = BUDGET;
  let ways: Way[] = [{ left: begin, beds: [], missing: leftOf(begin), over: 0 }];
  for (;;) {
    const next = new Map<string, Way>();
    for (const way of ways) {
      const ratios = ratiosOf(way.left.wanted);
      for (const bed of bestOf(way.left, ratios, limits)) {
        const left = after(way.left, bed);
        const better: Way = {
          left,
          beds: [...way.beds, bed],
          missing: way.missing - bed.gain,
          over: way.over + bed.over,
        };
        const key = left.wanted.join(';');
        const known = next.get(key);
        if (known === undefined || better.over < known.over) next.set(key, better);
      }
      budget -= weight(ratios) * colours.length * sizes.length;
      yield;
      if (budget < 0) break;
    }
    ways = [...next.values()]
      .sort((a, b) => a.missing - b.missing || openCells(a) - openCells(b) || a.over - b.over)
      .slice(0, budget < 0 ? 1 : KEPT);
    const [done] = ways.filter(({ missing }) => missing === 0).sort((a, b) => a.over - b.over);
    if (done !== undefined) return { markers: written(done.beds, colours, sizes), least };
  }
}

const openCells = ({ left }: Way): number =>
  left.wanted.reduce((all, row) => all + row.filter((one) => one > 0).length, 0);

/** The beds that take most; where none fits within what may be cut, one that goes beyond it. */
function bestOf(left: Left, ratios: readonly (readonly number[])[], limits: Limits): Laid[] {
  const beds: Laid[] = [];
  for (const ratio of ratios) {
    const deep = laid(ratio, left, limits, false);
    if (deep === null) continue;
    beds.push(deep);
    const exact = deep.over === 0 ? null : laid(ratio, left, limits, true);
    if (exact !== null) beds.push(exact);
  }
  if (beds.length === 0) return [rest(left, limits)];
  return beds.sort((a, b) => b.gain - a.gain || a.over - b.over).slice(0, TRIED);
}

const written = (beds: readonly Laid[], colours: readonly string[], sizes: readonly string[]): Marker[] =>
  beds.map(({ ratio, plies }) => ({
    ratio: Object.fromEntries(
      sizes.map((size, index) => [size, ratio[index]] as const).filter(([, count]) => count > 0),
    ),
    plies: colours.map((colour, index) => ({ colour, plies: plies[index] })).filter((one) => one.plies > 0),
  }));

/** The whole search at once. */
export function found(wanted: readonly Line[], most: readonly Line[], limits: Limits): Found {
  const steps = search(wanted, most, limits);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
