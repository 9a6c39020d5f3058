/** Datatypes of metrics. `enum` is a text out of a fixed list (machine states). */
export const DATATYPES = ['double', 'integer', 'boolean', 'text', 'enum'] as const;
export type Datatype = (typeof DATATYPES)[number];

/** What the map knows of one series besides the columns below. */
export interface SeriesEntry {
  readonly id: number;
  readonly state: 'active' | 'quarantined';
  readonly orgId: string;
  /** Slug of the org. */
  readonly org: string;
  /** Path of the thing (for a quarantined series: all but the last segment). */
  readonly thing: string;
  readonly metric: string;
  /** Type of the thing; null = none, or quarantined. */
  readonly type: string | null;
  /** thing + '/' + metric: today's path. */
  readonly path: string;
  readonly datatype: Datatype | null;
  readonly unit: string | null;
  /** Allowed words of an enum metric, in order; null otherwise. */
  readonly words: readonly string[] | null;
  /** How it is reckoned from other metrics of its thing; null = measured. */
  readonly formula: string | null;
  readonly counter: boolean;
}

export interface UnknownPath {
  readonly path: string;
  /** The org that sent it: the credential's, or the installation's own for a credential without org. */
  readonly orgId: string | null;
  /** How many points of it are in the batch. */
  readonly points: number;
  readonly sample: string;
  readonly kind: 'number' | 'integer' | 'text' | 'boolean';
}

/**
 * Path → series id for the hot path, in memory, kept true by notifications. Columns are indexed by series id
 * and grow; do not keep a reference to them across an await.
 */
export interface SeriesMap {
  /** Series id of a metric path, today's or an old alias; −1 when unknown. */
  resolve(path: string): number;
  entry(id: number): SeriesEntry | undefined;
  /** Active series whose path is under a path ('' = all), in path order. */
  under(path: string): Iterable<SeriesEntry>;
  /** Index into DATATYPES, 255 = not declared (quarantined). */
  readonly datatype: Uint8Array;
  /** 1 active, 2 quarantined, 0 none. */
  readonly state: Uint8Array;
  /** Declared range; ±Infinity where there is none. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /**
   * Gives unknown paths a quarantined series (or, past the limit, −1), in one statement for all of them.
   * Answers in the order asked.
   */
  quarantine(unknown: readonly UnknownPath[]): Promise<Int32Array>;
  /**
   * Counts points into a quarantined series; false where the path's limit is reached and the points are not kept.
   * @param kind what they look like, all of them: widens what adoption will make of the path
   */
  mayKeep(id: number, points: number, kind?: UnknownPath['kind']): boolean;
  /** Calls back with entries that appeared or changed (the historian's names, live's paths). */
  onChange(heard: (changed: readonly SeriesEntry[], gone: readonly number[]) => void): () => void;
}
