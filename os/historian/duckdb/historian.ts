import { SelvedgeError } from '@selvedge/sdk/errors';
import type { Log } from '@selvedge/sdk/connector';
import { statfs } from 'node:fs/promises';
import { mkdirSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type {
  BucketAnswer,
  BucketQuestion,
  Historian,
  HistorianStatus,
  IngestAnswer,
  IngestQuestion,
  RawAnswer,
  RawQuestion,
  SeriesName,
  SeriesRows,
} from '../historian.ts';
import type { EngineCounts } from './engine.ts';
import { Gathering } from './gathering.ts';
import type { Answer, Verb, Verbs, WorkerSettings } from './protocol.ts';

export interface HistorianOptions {
  /** Folder of the history: sealed files and the hot database. */
  readonly folder: string;
  readonly log: Log;
  /** Milliseconds between rounds of upkeep; 0 = only when asked. Default 15 s. */
  readonly upkeepMs?: number;
  readonly clockOffsetMs?: number;
}

/** Free space below which no batch is taken: 5 % of the disk, at least 16 MB, at most 256 MB. */
export const lowMark = (diskBytes: number): number => Math.min(256e6, Math.max(16e6, diskBytes * 0.05));

const LOOK_MS = 1000;
const NOTHING: EngineCounts = { hotRows: 0, sealedRows: 0, files: 0, sealedBytes: 0, sequence: 0 };

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

/**
 * The historian on DuckDB and Parquet. This side gathers batches while one commits, watches the disk, and starts the
 * worker anew when its database failed; the worker (engine.ts) owns the data.
 */
export class DuckDbHistorian implements Historian {
  readonly #options: HistorianOptions;
  readonly #waiting = new Map<number, Waiting>();
  readonly #names = new Map<number, SeriesName>();
  readonly #gathering = new Gathering();
  readonly #look: NodeJS.Timeout;
  #worker: Worker | null = null;
  #number = 0;
  #committing = false;
  #counts = NOTHING;
  #freeBytes = Number.POSITIVE_INFINITY;
  #isLow = false;
  #fault: string | null = 'starting';
  #closed = false;

  private constructor(options: HistorianOptions) {
    this.#options = options;
    this.#look = setInterval(() => void this.#lookAtDisk(), LOOK_MS);
    this.#look.unref();
  }

  /** @throws Error when the history cannot be opened (a foreign file, no permission). */
  static async open(options: HistorianOptions): Promise<DuckDbHistorian> {
    mkdirSync(options.folder, { recursive: true });
    const historian = new DuckDbHistorian(options);
    await historian.#lookAtDisk();
    await historian.#start();
    return historian;
  }

  append(rows: SeriesRows): Promise<void> {
    if (rows.length === 0) return Promise.resolve();
    const reason = this.#reason();
    if (reason !== null) return Promise.reject(new SelvedgeError('store.unavailable', { reason }));
    return new Promise<void>((resolve, reject) => {
      this.#gathering.add({ rows, resolve, reject });
      if (!this.#committing) this.#commit();
    });
  }

  async name(names: readonly SeriesName[]): Promise<void> {
    for (const name of names) this.#names.set(name.id, name);
    if (this.#fault === null) await this.#ask('name', names);
  }

  buckets(question: BucketQuestion): Promise<BucketAnswer[]> {
    return this.#ask('buckets', question);
  }

  raw(question: RawQuestion): Promise<RawAnswer[]> {
    return this.#ask('raw', question);
  }

  ingested(question: IngestQuestion): Promise<IngestAnswer> {
    return this.#ask('ingested', question);
  }

  async goOnAfter(sequence: number): Promise<void> {
    this.#counts = await this.#ask('goOnAfter', sequence);
  }

  latest(): Promise<SeriesRows> {
    return this.#ask('latest', null);
  }

  exportTo(
    file: string,
    format: 'parquet' | 'csv',
    series: readonly number[],
    from: number,
    to: number,
  ): Promise<{ rows: number }> {
    const names = series.flatMap((id) => this.#names.get(id) ?? []);
    return this.#ask('exportTo', { file, format, names, from, to });
  }

  forget(series: readonly number[]): Promise<void> {
    return this.#ask('forget', series);
  }

  async rollup(): Promise<void> {
    this.#counts = await this.#ask('rollup', null);
  }

  async seal(): Promise<void> {
    this.#counts = await this.#ask('seal', null);
  }

  async compact(): Promise<void> {
    this.#counts = await this.#ask('compact', null);
  }

  retain(org: string, before: number): Promise<{ files: number }> {
    return this.#ask('retain', { org, before });
  }

  cut(folder: string): Promise<void> {
    return this.#ask('cut', folder);
  }

  status(): HistorianStatus {
    const reason = this.#reason();
    return { taking: reason === null, reason, ...this.#counts, freeBytes: this.#freeBytes };
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#look);
    if (this.#worker !== null) await this.#ask('close', null).catch(() => undefined);
    await this.#worker?.terminate();
    this.#worker = null;
  }

  #reason(): string | null {
    if (this.#closed) return 'The platform is stopping.';
    if (this.#isLow)
      return `Disk almost full: ${Math.floor(this.#freeBytes / 1e6)} MB free. Free some space; taking in goes on by itself.`;
    return this.#fault;
  }

  /** One commit at a time; what arrives meanwhile goes together into the next. */
  #commit(): void {
    const group = this.#gathering.take();
    if (group === null) return;
    this.#committing = true;
    const { rows, transfer } = group;
    this.#ask('append', rows, transfer).then(
      (counts) => {
        this.#counts = counts;
        this.#committing = false;
        this.#commit();
        group.resolve();
      },
      (error: Error) => {
        this.#committing = false;
        const refusal = new SelvedgeError(
          'store.unavailable',
          { reason: this.#reason() ?? error.message },
          { cause: error },
        );
        group.reject(refusal);
        this.#gathering.take()?.reject(refusal);
      },
    );
  }

  #ask<V extends Verb>(
    verb: V,
    ask: Verbs[V]['ask'],
    transfer: ArrayBuffer[] = [],
  ): Promise<Verbs[V]['answer']> {
    const worker = this.#worker;
    if (worker === null)
      return Promise.reject(
        new SelvedgeError('store.unavailable', { reason: this.#reason() ?? 'The history is closed.' }),
      );
    const number = ++this.#number;
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, { resolve: resolve as (answer: unknown) => void, reject });
      worker.postMessage({ number, verb, ask }, transfer);
    });
  }

  async #start(): Promise<void> {
    const settings: WorkerSettings = {
      folder: this.#options.folder,
      upkeepMs: this.#options.upkeepMs ?? 15_000,
      clockOffsetMs: this.#options.clockOffsetMs ?? 0,
      sequence: this.#counts.sequence,
    };
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: settings });
    this.#worker = worker;
    await new Promise<void>((resolve, reject) => {
      worker.on('message', (answer: Answer) => {
        if (answer.kind === 'ready') {
          this.#counts = answer.counts;
          this.#fault = null;
          resolve();
        } else this.#hear(answer);
      });
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`The history ended while it was opened (${code}).`)));
    });
    worker.on('error', (error) => this.#options.log.error({ error: error.message }, 'history worker failed'));
    worker.once('exit', () => this.#ended(worker));
    if (this.#names.size > 0) await this.#ask('name', [...this.#names.values()]);
  }

  #hear(answer: Exclude<Answer, { kind: 'ready' }>): void {
    if (answer.kind === 'upkeep') {
      this.#counts = answer.counts;
      if (answer.message !== null)
        this.#options.log.error(
          { reason: answer.message },
          'upkeep of the history failed; it is tried again',
        );
      return;
    }
    const waiting = this.#waiting.get(answer.number);
    this.#waiting.delete(answer.number);
    if (answer.kind === 'done') waiting?.resolve(answer.answer);
    else {
      if (answer.fatal) this.#fault = `The history is being reopened after: ${answer.message}`;
      waiting?.reject(new Error(answer.message));
    }
  }

  #ended(worker: Worker): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    this.#fault ??= 'The history is being reopened.';
    const refusal = new SelvedgeError('store.unavailable', { reason: this.#fault });
    for (const waiting of this.#waiting.values()) waiting.reject(refusal);
    this.#waiting.clear();
    if (!this.#closed) this.#restart(500);
  }

  /** Opens the database anew; while the disk is full it waits, for opening needs space as well. */
  #restart(delay: number): void {
    setTimeout(() => {
      if (this.#closed) return;
      if (this.#isLow) return this.#restart(delay);
      this.#start().then(
        () => this.#options.log.info({}, 'history reopened'),
        (error: Error) => {
          this.#options.log.error({ error: error.message }, 'history could not be reopened; trying again');
          this.#worker = null;
          this.#restart(Math.min(10_000, delay * 2));
        },
      );
    }, delay).unref();
  }

  async #lookAtDisk(): Promise<void> {
    try {
      const disk = await statfs(this.#options.folder);
      this.#freeBytes = disk.bavail * disk.bsize;
      const isLow = this.#freeBytes < lowMark(disk.blocks * disk.bsize);
      if (isLow !== this.#isLow)
        this.#options.log.warn(
          { freeBytes: this.#freeBytes },
          isLow ? 'disk almost full: batches are refused' : 'disk has space again',
        );
      this.#isLow = isLow;
    } catch (error) {
      this.#options.log.warn({ error: String(error) }, 'free space cannot be read');
    }
  }
}
