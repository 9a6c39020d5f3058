import type { Batch, IngestResult, Source } from '@selvedge/sdk/connector';
import type { SeriesRows } from '../historian/historian.ts';

/** The way of a batch: resolve → check → derive → store → (acknowledge) → watch. */
export interface Stream {
  /**
   * Resolves after the commit. The caller has checked that the source may write every path.
   * @throws SelvedgeError store.unavailable
   */
  accept(batch: Batch, source: Source): Promise<IngestResult>;
  /**
   * Tells of rows that are stored, after the acknowledgement's commit. Whoever hears must be quick and keep nothing of the
   * columns. @returns the way to stop
   */
  watch(heard: (rows: SeriesRows) => void): () => void;
  readonly counters: {
    readonly accepted: number;
    readonly quarantined: number;
    readonly rejected: number;
    readonly batches: number;
  };
}
