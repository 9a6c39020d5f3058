import type {
  BucketAnswer,
  BucketQuestion,
  IngestAnswer,
  IngestQuestion,
  RawAnswer,
  RawQuestion,
  SeriesName,
  SeriesRows,
} from '../historian.ts';
import type { EngineCounts } from './engine.ts';

/** What the historian's two threads say to each other: a verb with its argument, an answer under the same number. */
export interface Verbs {
  append: { ask: SeriesRows; answer: EngineCounts };
  name: { ask: readonly SeriesName[]; answer: void };
  buckets: { ask: BucketQuestion; answer: BucketAnswer[] };
  raw: { ask: RawQuestion; answer: RawAnswer[] };
  ingested: { ask: IngestQuestion; answer: IngestAnswer };
  goOnAfter: { ask: number; answer: EngineCounts };
  latest: { ask: null; answer: SeriesRows };
  exportTo: {
    ask: { file: string; format: 'parquet' | 'csv'; names: readonly SeriesName[]; from: number; to: number };
    answer: { rows: number };
  };
  forget: { ask: readonly number[]; answer: void };
  rollup: { ask: null; answer: EngineCounts };
  seal: { ask: null; answer: EngineCounts };
  compact: { ask: null; answer: EngineCounts };
  retain: { ask: { org: string; before: number }; answer: { files: number } };
  cut: { ask: string; answer: void };
  close: { ask: null; answer: void };
}

export type Verb = keyof Verbs;

export type Ask = {
  [V in Verb]: { readonly number: number; readonly verb: V; readonly ask: Verbs[V]['ask'] };
}[Verb];

export type Answer =
  | { readonly kind: 'ready'; readonly counts: EngineCounts }
  | { readonly kind: 'done'; readonly number: number; readonly answer: unknown }
  /** `fatal`: the database must be reopened; the thread ends itself. */
  | { readonly kind: 'failed'; readonly number: number; readonly message: string; readonly fatal: boolean }
  | { readonly kind: 'upkeep'; readonly counts: EngineCounts; readonly message: string | null };

export interface WorkerSettings {
  readonly folder: string;
  /** Milliseconds between rounds of upkeep; 0 = only when asked (tests). */
  readonly upkeepMs: number;
  /** Fixed difference to the machine's clock, milliseconds (tests). */
  readonly clockOffsetMs: number;
  /** Sequences given are higher: what is known to have been given before. */
  readonly sequence: number;
}
