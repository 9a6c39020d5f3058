import { divided, fromScaled } from '@selvedge/sdk/app';

/** What was counted: figures are reckoned from sums of these alone. */
export interface Sums {
  readonly inspected: number;
  /** Pieces with one defect or several. */
  readonly defectives: number;
  readonly defects: number;
}

export const NOTHING: Sums = { inspected: 0, defectives: 0, defects: 0 };

export const sumOf = (all: Iterable<Sums>): Sums =>
  [...all].reduce(
    (sum, one) => ({
      inspected: sum.inspected + one.inspected,
      defectives: sum.defectives + one.defectives,
      defects: sum.defects + one.defects,
    }),
    NOTHING,
  );

/** So many of a hundred, with two places; null = nothing to divide by. */
export const perHundred = (count: number, of: number): string | null =>
  of === 0 ? null : fromScaled(divided(BigInt(count) * 10_000n, BigInt(of)), 2);

/** Defects per hundred units: a piece may have several, so it may be above 100. */
export const dhuOf = ({ defects, inspected }: Sums): string | null => perHundred(defects, inspected);
export const defectiveOf = ({ defectives, inspected }: Sums): string | null =>
  perHundred(defectives, inspected);
/** Pieces that were good at the first look. */
export const firstPassOf = ({ inspected, defectives }: Sums): string | null =>
  perHundred(inspected - defectives, inspected);
