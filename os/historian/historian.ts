/** Points of resolved series as columns: what the historian stores and gives back. */
export interface SeriesRows {
  readonly length: number;
  readonly series: Int32Array;
  /** Whole microseconds since the epoch. */
  readonly time: Float64Array;
  readonly value: Float64Array;
  readonly quality: Uint8Array;
  readonly text?: readonly (string | null)[];
}

/** What a sealed file says of a series, so that any engine can read it without us. */
export interface SeriesName {
  readonly id: number;
  /** Slug of the org: the folder `org=…`. */
  readonly org: string;
  /** Path of the thing. */
  readonly path: string;
  readonly metric: string;
}

/**
 * `avg` weighs samples alike; `twa` weighs by time (each value holds until the next).
 * `integral` is value × seconds held; `increase` is a counter's growth, a fall counting as a restart from zero.
 */
export const AGGREGATES = [
  'avg',
  'min',
  'max',
  'sum',
  'count',
  'first',
  'last',
  'twa',
  'integral',
  'increase',
] as const;
export type Aggregate = (typeof AGGREGATES)[number];

/** A question for buckets. Times in microseconds, `from` inclusive, `to` exclusive. */
export interface BucketQuestion {
  readonly series: readonly number[];
  readonly from: number;
  readonly to: number;
  /** Wished number of buckets; the answer's width is rounded to whole seconds, minutes or hours that divide well. */
  readonly points: number;
  readonly aggregates: readonly Aggregate[];
}

/** One series' answer; a bucket without usable points is left out (gaps stay gaps). */
export interface BucketAnswer {
  readonly series: number;
  /** Bucket width, microseconds. */
  readonly width: number;
  /** Bucket starts, microseconds. */
  readonly time: Float64Array;
  /** One column per asked aggregate, in the order asked. */
  readonly columns: readonly Float64Array[];
  /** Number of points of unusable quality in each bucket: the screen dots these. */
  readonly unusable: Float64Array;
}

export interface RawQuestion {
  readonly series: readonly number[];
  readonly from: number;
  readonly to: number;
  /** At most so many points a series (newest first kept when `newest`). */
  readonly limit: number;
  readonly newest?: boolean;
}

/** Raw points of one series in time order, one per time (highest ingest sequence wins), every quality. */
export interface RawAnswer {
  readonly series: number;
  readonly time: Float64Array;
  readonly value: Float64Array;
  readonly quality: Uint8Array;
  readonly text: readonly (string | null)[] | null;
  /** True when the limit cut the answer. */
  readonly more: boolean;
}

/** A place in the order in which points were taken in: by sequence; of one sequence by series, then by time. */
export interface IngestPlace {
  readonly sequence: number;
  readonly series: number;
  /** Microseconds. */
  readonly time: number;
}

/** The place behind everything of a sequence. */
export const endOf = (sequence: number): IngestPlace => ({
  sequence,
  series: 2 ** 31 - 1,
  time: Number.MAX_SAFE_INTEGER,
});

/** A question for what was taken in, in that order, whatever its time. */
export interface IngestQuestion {
  readonly series: readonly number[];
  readonly after: IngestPlace;
  /** Included. */
  readonly upTo: IngestPlace;
  readonly limit: number;
}

/** Points in the order of ingest, every quality; of versions of one point the newest is always among them, older ones may be. */
export interface IngestAnswer {
  readonly rows: SeriesRows;
  /** Ingest sequence of each row. */
  readonly sequence: Float64Array;
  /** Everything up to here was read. */
  readonly place: IngestPlace;
  /** False when the whole span was read. */
  readonly more: boolean;
}

export interface HistorianStatus {
  /** False while it does not take batches; `reason` says why. */
  readonly taking: boolean;
  readonly reason: string | null;
  readonly hotRows: number;
  readonly sealedRows: number;
  readonly files: number;
  readonly sealedBytes: number;
  readonly freeBytes: number;
  /** Highest ingest sequence that is committed. */
  readonly sequence: number;
}

/** History of the whole installation. Knows series ids, not orgs' rights: the caller has checked. */
export interface Historian {
  /**
   * Stores rows; resolves after the commit with fsync. Batches given while one commits share the next commit.
   * Equal (series, time): the one given later wins in every answer.
   * @throws SelvedgeError store.unavailable when it is not taking batches (disk below its mark, reopening).
   */
  append(rows: SeriesRows): Promise<void>;
  /** Tells names of series (new or changed); needed before their rows are sealed. */
  name(names: readonly SeriesName[]): Promise<void>;
  buckets(question: BucketQuestion): Promise<BucketAnswer[]>;
  raw(question: RawQuestion): Promise<RawAnswer[]>;
  /** What was taken in after a place: late points and replays too, for they come last. */
  ingested(question: IngestQuestion): Promise<IngestAnswer>;
  /**
   * Sequences given from now on are higher. Whoever keeps a place says so before points come: a history that was restored
   * from before it must not give its numbers a second time.
   */
  goOnAfter(sequence: number): Promise<void>;
  /** Last usable-or-not point of every series that has one (bad times excepted). */
  latest(): Promise<SeriesRows>;
  /** Writes the points of some series to one file (columns: path, metric, ts, value, text, quality). */
  exportTo(
    file: string,
    format: 'parquet' | 'csv',
    series: readonly number[],
    from: number,
    to: number,
  ): Promise<{ rows: number }>;
  /** Forgets series altogether (a quarantined path that was discarded). */
  forget(series: readonly number[]): Promise<void>;
  /** Brings every dirty bucket up to date. */
  rollup(): Promise<void>;
  /** Seals the hot segment into files. */
  seal(): Promise<void>;
  /** Merges files of closed hours, days, months. */
  compact(): Promise<void>;
  /** Removes files and rollups wholly older than a time (microseconds), for one org's slug. */
  retain(org: string, before: number): Promise<{ files: number }>;
  /** A consistent copy for backup, written into an empty folder: sealed files linked or copied, hot rows as a file. */
  cut(folder: string): Promise<void>;
  status(): HistorianStatus;
  close(): Promise<void>;
}
