/** How points of a bucket become one number; see `Historian`. */
export type HistoryAggregate =
  | 'avg'
  | 'min'
  | 'max'
  | 'sum'
  | 'count'
  | 'first'
  | 'last'
  | 'twa'
  | 'integral'
  | 'increase';

export interface HistoryQuestion {
  /** Metric paths of this org; one that is not there answers with nothing. */
  readonly paths: readonly string[];
  readonly from: Date;
  /** Not included. */
  readonly to: Date;
  /** Wished number of buckets; default 100. Their width is a round one. */
  readonly points?: number;
  readonly aggregate: HistoryAggregate;
}

/** Buckets of one metric; those without usable points are left out. */
export interface HistoryAnswer {
  readonly path: string;
  readonly unit: string | null;
  /** Starts of the buckets, milliseconds since the epoch. */
  readonly time: readonly number[];
  readonly value: readonly number[];
}

export interface LatestValue {
  readonly path: string;
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly value: number | string | boolean | null;
  /** Code of the published list; below 16 it counts. */
  readonly quality: number;
}

/** Machines' history, of this org only. */
export interface Telemetry {
  buckets(question: HistoryQuestion): Promise<readonly HistoryAnswer[]>;
  /** Last values of the metrics under a path; `''` = all. */
  latest(under: string): Promise<readonly LatestValue[]>;
}
