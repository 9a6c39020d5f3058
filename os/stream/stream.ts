import type { Batch, IngestResult, Source } from '@selvedge/sdk/connector';

/** The way of a batch: resolve → check → derive → store → (acknowledge) → watch. */
export interface Stream {
  /**
   * Resolves after the commit. The caller has checked that the source may write every path.
   * @throws SelvedgeError store.unavailable
   */
  accept(batch: Batch, source: Source): Promise<IngestResult>;
  readonly counters: {
    readonly accepted: number;
    readonly quarantined: number;
    readonly rejected: number;
    readonly batches: number;
  };
}
