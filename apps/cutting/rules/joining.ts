/** What a bundle is cut of. */
export interface Cut {
  readonly order: string;
  readonly colour: string;
  readonly size: string;
  /** The bed; null for what was cut outside one. */
  readonly bed: string | null;
  /** Kind of fabric; null = the main fabric. */
  readonly fabric: string | null;
  readonly lot: string | null;
  readonly plyFrom: number | null;
  readonly plyTo: number | null;
  readonly parts: readonly string[] | null;
}

/** Dye lots of two fabrics that were declared to go together. */
export interface LotPair {
  readonly order: string;
  readonly colour: string;
  readonly lotA: string;
  readonly lotB: string;
}

/** Why two bundles are not sewn together; null = they are. */
export type Apart = 'order' | 'colour' | 'size' | 'parts' | 'bed' | 'plies' | 'lots';

/**
 * Whether two bundles are joined (garment.md, truth 4): same order, colour and size; of one fabric the same bed and a
 * common range of plies, or the same dye lot where one was cut outside a bed; of two fabrics dye lots that were paired, or
 * of which one is not known.
 */
export function apart(a: Cut, b: Cut, pairs: readonly LotPair[]): Apart | null {
  if (a.order !== b.order) return 'order';
  if (a.colour !== b.colour) return 'colour';
  if (a.size !== b.size) return 'size';
  if (a.parts === null || b.parts === null || a.parts.some((part) => b.parts?.includes(part) === true))
    return 'parts';
  if (a.fabric === b.fabric && a.bed !== null && b.bed !== null) {
    if (a.bed !== b.bed) return 'bed';
    return rangesMeet(a, b) ? null : 'plies';
  }
  if (a.lot === null || b.lot === null || (a.fabric === b.fabric && a.lot === b.lot)) return null;
  return pairs.some((pair) => isPair(pair, a, b)) ? null : 'lots';
}

const isPair = ({ order, colour, lotA, lotB }: LotPair, a: Cut, b: Cut): boolean =>
  order === a.order &&
  colour === a.colour &&
  ((lotA === a.lot && lotB === b.lot) || (lotA === b.lot && lotB === a.lot));

function rangesMeet(a: Cut, b: Cut): boolean {
  if (a.plyFrom === null || a.plyTo === null || b.plyFrom === null || b.plyTo === null) return true;
  return a.plyFrom <= b.plyTo && b.plyFrom <= a.plyTo;
}

/**
 * Why pieces of two bundles are not put into one; null = they may be: the same order, colour, size, parts and fabric, and of
 * one dye lot, or of one bed where it is not known.
 */
export function unlike(a: Cut, b: Cut): Apart | null {
  if (a.order !== b.order) return 'order';
  if (a.colour !== b.colour) return 'colour';
  if (a.size !== b.size) return 'size';
  if (a.fabric !== b.fabric || partsIn(a) !== partsIn(b)) return 'parts';
  if (a.lot !== b.lot) return 'lots';
  return a.lot === null && a.bed !== b.bed ? 'bed' : null;
}

const partsIn = ({ parts }: Cut): string => JSON.stringify(parts === null ? null : parts.toSorted());
