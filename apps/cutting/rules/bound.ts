import { coloursOf, type Line, quantityAt, sizesOf } from './cells.ts';
import type { Limits } from './marker.ts';

/** Plies that a bed may have; of tubular fabric an even number. */
export const plyLimit = ({ maxPlies, evenPlies }: Limits): number =>
  evenPlies ? maxPlies - (maxPlies % 2) : maxPlies;

/** Garments that fit into a marker, by count and, where lengths are known, by the table. */
export function pieceLimit({ maxPieces, length }: Limits, sizes: readonly string[]): number {
  if (length === undefined) return maxPieces;
  const shortest = Math.min(...sizes.map((size) => length.bySize[size] ?? 0));
  return shortest <= 0 ? maxPieces : Math.min(maxPieces, Math.floor(length.table / shortest));
}

/**
 * No plan has fewer beds than this. A place in a marker holds one size and gives at most one garment a ply: a size needs
 * ⌈pieces ÷ most plies⌉ places, a bed has as many as garments fit into its marker. Where a bed holds one colour, each
 * colour needs beds of its own.
 */
export function leastBeds(wanted: readonly Line[], limits: Limits): number {
  const sizes = sizesOf(wanted);
  const [plies, pieces] = [plyLimit(limits), pieceLimit(limits, sizes)];
  if (plies <= 0 || pieces <= 0) return 0;
  const bedsOf = (lines: readonly Line[]): number => {
    const places = sizes.reduce((all, size) => {
      const of = coloursOf(lines).reduce((sum, colour) => sum + quantityAt(lines, colour, size), 0);
      return all + Math.ceil(of / plies);
    }, 0);
    return Math.ceil(places / pieces);
  };
  return limits.mixColours
    ? bedsOf(wanted)
    : coloursOf(wanted).reduce(
        (all, colour) => all + bedsOf(wanted.filter((line) => line.colour === colour)),
        0,
      );
}
