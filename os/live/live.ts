import type { LastValue } from '@selvedge/sdk/connector';
import type { SeriesRows } from '../historian/historian.ts';

/** Who is watching what. Values are coalesced: a watcher gets the newest of each series, at most once per interval. */
export interface Live {
  /** Takes rows that are committed. Called by the stream only. */
  offer(rows: SeriesRows): void;
  /** Last values of the active series under a path ('' = all), in path order. */
  latest(under: string): Iterable<LastValue>;
  /** Pushes changed last values under a path, each interval in which there were any. Returns the way to stop. */
  watch(under: string, intervalMs: number, push: (values: readonly LastValue[]) => void): () => void;
  readonly watchers: number;
  close(): void;
}
