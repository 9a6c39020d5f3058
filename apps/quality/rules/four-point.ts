import { divided, fromScaled } from '@selvedge/sdk/app';

/** ASTM D5430: lengths are in hundredths of an inch, so that nothing is rounded on the way. */
const INCH = 100;
const MOST_POINTS_A_YARD = 4;

export interface FabricDefect {
  /** Along or across, whichever is longer, hundredths of an inch. */
  readonly length: number;
  readonly isHole: boolean;
  /** Yard of the roll in which it begins. */
  readonly yard: number;
}

/** Up to 3 in 1 point, to 6 in 2, to 9 in 3, beyond 4; a hole up to 1 in 2 points, beyond 4. */
export function pointsOf({ length, isHole }: Pick<FabricDefect, 'length' | 'isHole'>): 1 | 2 | 3 | 4 {
  if (isHole) return length <= INCH ? 2 : 4;
  if (length <= 3 * INCH) return 1;
  if (length <= 6 * INCH) return 2;
  return length <= 9 * INCH ? 3 : 4;
}

/** Points of a roll: no yard has more than four. */
export function rollPoints(defects: readonly FabricDefect[]): number {
  const yards = new Map<number, number>();
  for (const defect of defects)
    yards.set(defect.yard, Math.min(MOST_POINTS_A_YARD, (yards.get(defect.yard) ?? 0) + pointsOf(defect)));
  return [...yards.values()].reduce((sum, points) => sum + points, 0);
}

export interface Roll {
  readonly points: number;
  /** Hundredths of a metre. */
  readonly length: number;
  /** Tenths of a centimetre. */
  readonly width: number;
}

/** Square millimetres of a hundred square yards: 100 × 914.4². */
const HUNDRED_SQUARE_YARDS = 83_612_736n;

/** Points per hundred square yards, one place: points × 3600 / (yards × inches of width). null = no cloth. */
export const perSquareYards = (roll: Roll): string | null => per(roll, HUNDRED_SQUARE_YARDS);
/** Points per hundred square metres, one place. */
export const perSquareMetres = (roll: Roll): string | null => per(roll, 100_000_000n);

function per({ points, length, width }: Roll, area: bigint): string | null {
  const own = BigInt(length) * 10n * BigInt(width);
  return own === 0n ? null : fromScaled(divided(BigInt(points) * area * 10n, own), 1);
}
