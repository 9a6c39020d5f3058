import { divided, fromScaled } from '@selvedge/sdk/app';

/** Sums of some work; ratios are made of them once, at the end (garment.md, truth 8). */
export interface Sums {
  /** Σ pieces × SAM, × 10,000. */
  readonly earned: number;
  /** Σ people × minutes, helpers counted. */
  readonly minutes: number;
  readonly pieces: number;
  /** Of the earned minutes those that rest on an estimated SAM, × 10,000. */
  readonly estimated: number;
  /** Pieces of operations without any SAM. */
  readonly withoutSam: number;
}

export const NOTHING: Sums = { earned: 0, minutes: 0, pieces: 0, estimated: 0, withoutSam: 0 };

export const plus = (one: Sums, other: Sums): Sums => ({
  earned: one.earned + other.earned,
  minutes: one.minutes + other.minutes,
  pieces: one.pieces + other.pieces,
  estimated: one.estimated + other.estimated,
  withoutSam: one.withoutSam + other.withoutSam,
});

export const sumOf = (all: readonly Sums[]): Sums => all.reduce(plus, NOTHING);

/** A quotient in percent with two places; null = there is nothing to divide by. */
export function percentOf(numerator: bigint, denominator: bigint): string | null {
  return denominator <= 0n ? null : fromScaled(divided(numerator * 10_000n, denominator), 2);
}

/** Σ(output × SAM) ÷ Σ(people × minutes); undefined where nothing that was sewn has a SAM. */
export function efficiencyOf({ earned, minutes, withoutSam }: Sums): string | null {
  if (earned === 0 && withoutSam > 0) return null;
  return percentOf(BigInt(earned), BigInt(minutes) * 10_000n);
}

export type Warning = 'over' | 'estimated' | 'withoutSam' | 'noAttendance';

/** What must stand beside the figure. */
export function warningsOf(sums: Sums): Warning[] {
  const { earned, minutes, estimated, withoutSam } = sums;
  return [
    ...(minutes > 0 && earned > minutes * 10_000 ? (['over'] as const) : []),
    ...(minutes === 0 && earned > 0 ? (['noAttendance'] as const) : []),
    ...(withoutSam > 0 ? (['withoutSam'] as const) : []),
    ...(estimated > 0 ? (['estimated'] as const) : []),
  ];
}

/** Sums as answers tell them. */
export const figuresOf = (sums: Sums) => ({
  earned: fromScaled(sums.earned, 4),
  minutes: sums.minutes,
  efficiency: efficiencyOf(sums),
  pieces: sums.pieces,
  estimated: percentOf(BigInt(sums.estimated), BigInt(sums.earned)),
  withoutSam: sums.withoutSam,
  warnings: warningsOf(sums),
});
