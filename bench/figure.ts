/** One measured figure. `ratio` is against a baseline measured in the same run; goals are those of the project. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly baseline?: { readonly what: string; readonly value: number };
  /** value ÷ baseline. */
  readonly ratio?: number;
  /** Wished for: the ratio (or, without baseline, the value) is at least or at most so much. */
  readonly goal: { readonly atLeast?: number; readonly atMost?: number };
}

/** A group of figures that are measured together. */
export interface Bench {
  readonly name: string;
  /** Long ones run only when asked for by name or with --all. */
  readonly isLong?: boolean;
  run(): Promise<Figure[]>;
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

export const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ??
  Number.NaN;

export function reaches(figure: Figure): boolean {
  const measured = figure.ratio ?? figure.value;
  return (
    measured >= (figure.goal.atLeast ?? Number.NEGATIVE_INFINITY) &&
    measured <= (figure.goal.atMost ?? Number.POSITIVE_INFINITY)
  );
}

export const withBaseline = (
  name: string,
  unit: string,
  value: number,
  what: string,
  baseline: number,
  atLeast: number,
): Figure => ({
  name,
  value,
  unit,
  baseline: { what, value: baseline },
  ratio: value / baseline,
  goal: { atLeast },
});
