import type { Datatype } from './series.ts';

/** A title in one language for all, or by language. */
export type Title = string | { readonly zh?: string; readonly en?: string };

/** A measured value as it is declared, by a type or by a thing itself. */
export interface Metric {
  readonly name: string;
  readonly title: Title | null;
  readonly datatype: Datatype;
  readonly unit: string | null;
  /** Range of good values; null = open. */
  readonly min: number | null;
  readonly max: number | null;
  /** A growing counter: figures take its increase. */
  readonly counter: boolean;
  /** Allowed words of an enum, in order; null otherwise. */
  readonly words: readonly string[] | null;
  /** How it is reckoned from other metrics of the thing (see formula/); null = it is measured. */
  readonly formula: string | null;
}

export const isSameTitle = (a: Title | null, b: Title | null): boolean => {
  if (a === null || b === null || typeof a === 'string' || typeof b === 'string') return a === b;
  return a.zh === b.zh && a.en === b.en;
};

/** True when both declare the same, word for word. */
export const isSameMetric = (a: Metric, b: Metric): boolean =>
  a.name === b.name &&
  isSameTitle(a.title, b.title) &&
  a.datatype === b.datatype &&
  a.unit === b.unit &&
  a.min === b.min &&
  a.max === b.max &&
  a.counter === b.counter &&
  a.formula === b.formula &&
  isSameWords(a.words, b.words);

const isSameWords = (a: Metric['words'], b: Metric['words']): boolean =>
  a === null || b === null ? a === b : a.length === b.length && a.every((word, index) => word === b[index]);

export const isSameMetrics = (a: readonly Metric[], b: readonly Metric[]): boolean =>
  a.length === b.length && a.every((metric, index) => isSameMetric(metric, b[index]));

export interface EffectiveMetric extends Metric {
  /** Declared by the thing itself; false = by its type. */
  readonly own: boolean;
}

/**
 * What a thing measures: its type's metrics, then its own. An own one takes the place of the type's of that name, unless
 * it says the same.
 */
export function effective(ofType: readonly Metric[], own: readonly Metric[]): EffectiveMetric[] {
  const different = own.filter((metric) => !ofType.some((inherited) => isSameMetric(inherited, metric)));
  const names = new Set(different.map(({ name }) => name));
  return [
    ...ofType.filter(({ name }) => !names.has(name)).map((metric) => ({ ...metric, own: false })),
    ...different.map((metric) => ({ ...metric, own: true })),
  ];
}

/** Metrics with others added, or put in the place of those of the same name. */
export function merged(metrics: readonly Metric[], more: readonly Metric[]): Metric[] {
  const byName = new Map(metrics.map((metric) => [metric.name, metric]));
  for (const metric of more) byName.set(metric.name, metric);
  return [...byName.values()];
}

export const isSameEffective = (a: readonly EffectiveMetric[], b: readonly EffectiveMetric[]): boolean =>
  isSameMetrics(a, b) && a.every((metric, index) => metric.own === b[index].own);

/** A metric of a thing, as lists and pages show it. */
export interface ThingMetric extends EffectiveMetric {
  /** Today's metric path. */
  readonly path: string;
}
