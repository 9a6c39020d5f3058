import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { mkdir, unlink } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
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
import { merge, planMerges } from './compact.ts';
import { cutTo, takeIn } from './cut.ts';
import { sweep } from './durable.ts';
import { HotSegment } from './hot.ts';
import { readIngested } from './ingested.ts';
import { inSnapshot, readBuckets, readLatest, readRaw } from './read.ts';
import { ROLLED, rollUp } from './rollup.ts';
import { createSchema, hotTable, readNumber } from './schema.ts';
import { sealSegment } from './seal.ts';
import { pointsOf, quoted, readSources, seriesList, timestamp, type SealedFile } from './source.ts';
import { Turns } from './turns.ts';

/** Rows of a hot segment before it is sealed, and its longest life. */
export const SEAL_ROWS = 2_000_000;
export const SEAL_AGE_MS = 3_600_000;
/** Full segments that may wait to be sealed before whoever appends waits too, and how long at most, milliseconds. */
const MOST_WAITING = 7;
/** From so many on they are sealed at once; fewer wait for the next round, so that a burst is taken before it is tidied. */
const PRESSING = 3;
const LONGEST_WAIT_MS = 10_000;

export interface EngineCounts {
  readonly hotRows: number;
  readonly sealedRows: number;
  readonly files: number;
  readonly sealedBytes: number;
  readonly sequence: number;
}

/**
 * Owns the DuckDB database of one history folder: one writing connection, two for questions, one for upkeep.
 * Lives in the historian's worker thread.
 */
export class Engine {
  readonly #folder: string;
  readonly #now: () => number;
  readonly #instance: DuckDBInstance;
  readonly #write: DuckDBConnection;
  readonly #upkeep: DuckDBConnection;
  readonly #writing = new Turns();
  readonly #keeping = new Turns();
  readonly #asking: { readonly connection: DuckDBConnection; readonly turns: Turns }[];
  readonly #hot: HotSegment;
  /** Rows of closed segments that are not sealed yet, by segment. */
  readonly #waiting = new Map<number, number>();
  #sealedOne = Promise.withResolvers<void>();
  #asked = 0;
  #running = 0;
  #discarded: string[] = [];
  #sealed: { rows: number; files: number; bytes: number } = { rows: 0, files: 0, bytes: 0 };

  private constructor(
    folder: string,
    now: () => number,
    instance: DuckDBInstance,
    connections: readonly DuckDBConnection[],
    hot: HotSegment,
  ) {
    const [write, upkeep, ...ask] = connections;
    this.#folder = folder;
    this.#now = now;
    this.#instance = instance;
    this.#write = write;
    this.#upkeep = upkeep;
    this.#asking = ask.map((connection) => ({ connection, turns: new Turns() }));
    this.#hot = hot;
  }

  /** Opens or creates the history of a folder; a restored backup's tables are taken in; left-over files are removed. */
  static async open(folder: string, now: () => number): Promise<Engine> {
    await mkdir(folder, { recursive: true });
    const database = join(folder, 'hot.duckdb');
    const isNew = !existsSync(database);
    const instance = await DuckDBInstance.create(database, {
      // A question and the upkeep each work on their own connection's thread; more would take the cores from the door.
      threads: '1',
      memory_limit: '1GB',
      temp_directory: join(folder, 'spill'),
      wal_autocheckpoint: '64MB',
      preserve_insertion_order: 'true',
      autoinstall_known_extensions: 'false',
    });
    const connections = await Promise.all([0, 1, 2, 3].map(() => instance.connect()));
    const [write, upkeep] = connections;
    await upkeep.run("ATTACH ':memory:' AS names");
    await upkeep.run('CREATE TABLE names.names (series INTEGER, org VARCHAR, path VARCHAR, metric VARCHAR)');
    await createSchema(write);
    if (isNew) await takeIn(write, join(folder, 'cut'));
    const sources = await readSources(write, folder);
    const segments = await Promise.all(sources.segments.map((id) => extentOf(write, id)));
    const sequence = Math.max(
      0,
      await readNumber(write, ROLLED),
      ...segments.map(({ newest }) => newest),
      ...sources.files.map((file) => file.maxSeq),
    );
    const hot = await HotSegment.open(write, sequence, now());
    const engine = new Engine(folder, now, instance, connections, hot);
    for (const { id, rows } of segments) if (id !== hot.id) engine.#waiting.set(id, rows);
    const known = new Set(sources.files.map((file) => file.name));
    await sweep(folder, (name) => known.has(name) || name.startsWith('cut/'));
    engine.#count(sources.files);
    return engine;
  }

  /** Commits rows. Whoever brings more than can be sealed is slowed, so that memory and disk stay bounded. */
  async append(rows: SeriesRows): Promise<void> {
    if (this.#waiting.size > MOST_WAITING) await this.#nextSeal();
    await this.#writing.take(async () => {
      await this.#hot.append(rows);
      if (this.#hot.rows >= SEAL_ROWS) await this.#rotate();
    });
  }

  /** Names of series for the sealed files; replaces what was said of the same ids before. */
  name(names: readonly SeriesName[]): Promise<void> {
    return this.#keeping.take(async () => {
      for (let at = 0; at < names.length; at += 5000) {
        const some = names.slice(at, at + 5000);
        await this.#upkeep.run(
          `DELETE FROM names.names WHERE series IN ${seriesList(some.map((name) => name.id))}`,
        );
        const rows = some.map(
          (name) => `(${name.id},${quoted(name.org)},${quoted(name.path)},${quoted(name.metric)})`,
        );
        await this.#upkeep.run(`INSERT INTO names.names VALUES ${rows.join(',')}`);
      }
    });
  }

  buckets(question: BucketQuestion): Promise<BucketAnswer[]> {
    return this.#ask((connection) => readBuckets(connection, this.#folder, question));
  }

  raw(question: RawQuestion): Promise<RawAnswer[]> {
    return this.#ask((connection) => readRaw(connection, this.#folder, question));
  }

  ingested(question: IngestQuestion): Promise<IngestAnswer> {
    return this.#ask((connection) => readIngested(connection, this.#folder, question));
  }

  /** Sequences given from now on are higher. */
  goOnAfter(sequence: number): Promise<void> {
    return this.#writing.take(() => Promise.resolve(this.#hot.goOnAfter(sequence)));
  }

  latest(): Promise<SeriesRows> {
    return this.#ask((connection) => readLatest(connection, this.#folder));
  }

  exportTo(
    file: string,
    format: 'parquet' | 'csv',
    names: readonly SeriesName[],
    from: number,
    to: number,
  ): Promise<{ rows: number }> {
    return this.#ask((connection) =>
      inSnapshot(connection, async () => {
        const sources = await readSources(connection, this.#folder);
        const list =
          names.map((name) => `(${name.id},${quoted(name.path)},${quoted(name.metric)})`).join(',') ||
          "(-1,'','')";
        const points = pointsOf(sources, { series: names.map((name) => name.id), from, to });
        const result = await connection.run(`COPY (
          SELECT n.path, n.metric, p.ts, CASE WHEN isnan(p.value) THEN NULL ELSE p.value END AS value, p.text, p.quality
          FROM ${points} p JOIN (VALUES ${list}) n(series, path, metric) ON n.series = p.series ORDER BY n.path, n.metric, p.ts
        ) TO ${quoted(file)} (${format === 'parquet' ? 'FORMAT parquet, COMPRESSION zstd' : 'FORMAT csv, HEADER true'})`);
        return { rows: Number((await result.getRows())[0]?.[0] ?? 0) };
      }),
    );
  }

  forget(series: readonly number[]): Promise<void> {
    return this.#keeping.take(async () => {
      const list = seriesList(series);
      const sources = await readSources(this.#upkeep, this.#folder);
      await this.#writing.take(async () => {
        for (const id of sources.segments)
          await this.#write.run(`DELETE FROM ${hotTable(id)} WHERE series IN ${list}`);
      });
      for (const table of ['minute', 'hour', 'latest'])
        await this.#upkeep.run(`DELETE FROM ${table} WHERE series IN ${list}`);
      if (series.length > 0)
        await this.#upkeep.run(
          `INSERT INTO forgotten VALUES ${series.map((id) => `(${Math.trunc(id)})`).join(',')}`,
        );
    });
  }

  rollup(): Promise<void> {
    return this.#keeping.take(() => this.#rollUp());
  }

  seal(): Promise<void> {
    return this.#keeping.take(() => this.#seal());
  }

  compact(): Promise<void> {
    return this.#keeping.take(() => this.#compact());
  }

  /** Regular upkeep: what of sealing and merging is due now. */
  upkeep(): Promise<void> {
    return this.#keeping.take(async () => {
      const isOld = this.#hot.rows > 0 && this.#now() - this.#hot.openedAt >= SEAL_AGE_MS;
      if (isOld || this.#waiting.size > 0) await this.#seal(isOld);
      await this.#rollUp();
      // Whoever waits for a seal does not wait for merges too.
      if (this.#waiting.size === 0) await this.#compact();
    });
  }

  /** True when so many full segments wait that they should be sealed now. */
  get isPressing(): boolean {
    return this.#waiting.size >= PRESSING;
  }

  retain(org: string, before: number): Promise<{ files: number }> {
    return this.#keeping.take(async () => {
      const sources = await readSources(this.#upkeep, this.#folder);
      const old = sources.files.filter((file) => file.org === org && file.maxTs < before);
      await this.#upkeep.run('BEGIN TRANSACTION');
      try {
        if (old.length > 0)
          await this.#upkeep.run(`DELETE FROM files WHERE id IN (${old.map((file) => file.id).join(',')})`);
        for (const table of ['minute', 'hour']) {
          await this.#upkeep.run(
            `DELETE FROM ${table} WHERE bucket < ${timestamp(before)} AND series IN (SELECT series FROM names.names WHERE org = ${quoted(org)})`,
          );
        }
        await this.#upkeep.run('COMMIT');
      } catch (error) {
        await this.#upkeep.run('ROLLBACK').catch(() => undefined);
        throw error;
      }
      await this.#discard(old);
      return { files: old.length };
    });
  }

  cut(folder: string): Promise<void> {
    return this.#keeping.take(async () => {
      await this.#seal();
      await cutTo(this.#upkeep, this.#folder, folder);
    });
  }

  counts(): EngineCounts {
    return {
      hotRows: [...this.#waiting.values()].reduce((sum, rows) => sum + rows, this.#hot.rows),
      sealedRows: this.#sealed.rows,
      files: this.#sealed.files,
      sealedBytes: this.#sealed.bytes,
      sequence: this.#hot.sequence,
    };
  }

  /** Waits for work under way, then closes the database. */
  async close(): Promise<void> {
    await Promise.allSettled([
      this.#writing.idle(),
      this.#keeping.idle(),
      ...this.#asking.map(({ turns }) => turns.idle()),
    ]);
    this.abandon();
  }

  /** Closes without waiting, for a database that failed. */
  abandon(): void {
    for (const step of [
      () => this.#hot.close(),
      ...[this.#write, this.#upkeep, ...this.#asking.map(({ connection }) => connection)].map(
        (connection) => () => connection.closeSync(),
      ),
      () => this.#instance.closeSync(),
    ]) {
      try {
        step();
      } catch {
        // A failed database may refuse to close its parts; the rest must be closed all the same.
      }
    }
  }

  async #rollUp(): Promise<void> {
    await rollUp(this.#upkeep, this.#folder, this.#hot.sequence);
  }

  async #rotate(): Promise<void> {
    const { rows } = this.#hot;
    this.#waiting.set(await this.#hot.rotate(this.#now()), rows);
  }

  /** Segment by segment, oldest first: what is rolled up and sorted at once stays within memory. */
  async #seal(rotate = true): Promise<void> {
    if (rotate && this.#hot.rows > 0) await this.#writing.take(() => this.#rotate());
    const closed = [...this.#waiting.keys()].sort((a, b) => a - b);
    for (const segment of closed) {
      await rollUp(this.#upkeep, this.#folder, (await extentOf(this.#upkeep, segment)).newest);
      await sealSegment(this.#upkeep, this.#folder, segment, this.#now());
      this.#waiting.delete(segment);
      this.#sealedOne.resolve();
      this.#sealedOne = Promise.withResolvers<void>();
    }
    if (closed.length > 0) await this.#upkeep.run('CHECKPOINT').catch(() => undefined);
    this.#count((await readSources(this.#upkeep, this.#folder)).files);
  }

  /** A seal that fails (a full disk) must not stop the house: after a while the rows are taken all the same. */
  async #nextSeal(): Promise<void> {
    const patience = Promise.withResolvers<void>();
    const timer = setTimeout(patience.resolve, LONGEST_WAIT_MS);
    await Promise.race([this.#sealedOne.promise, patience.promise]);
    clearTimeout(timer);
  }

  async #compact(): Promise<void> {
    const sources = await readSources(this.#upkeep, this.#folder);
    for (const plan of planMerges(sources.files, this.#now()))
      await this.#discard(await merge(this.#upkeep, this.#folder, plan));
    this.#count((await readSources(this.#upkeep, this.#folder)).files);
  }

  async #ask<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    const { connection, turns } = this.#asking[this.#asked++ % this.#asking.length];
    this.#running++;
    try {
      return await turns.take(() => work(connection));
    } finally {
      if (--this.#running === 0) await this.#remove();
    }
  }

  /** Files out of the manifest go when no question that may still read them is running. */
  async #discard(files: readonly SealedFile[]): Promise<void> {
    this.#discarded.push(...files.map((file) => join(this.#folder, file.name)));
    if (this.#running === 0) await this.#remove();
  }

  async #remove(): Promise<void> {
    const gone = this.#discarded;
    this.#discarded = [];
    for (const path of gone) await unlink(path).catch(() => undefined);
  }

  #count(files: readonly SealedFile[]): void {
    this.#sealed = {
      rows: files.reduce((sum, file) => sum + file.rows, 0),
      files: files.length,
      bytes: files.reduce((sum, file) => sum + file.bytes, 0),
    };
  }
}

/** How much a segment holds, and its highest ingest sequence. */
async function extentOf(
  connection: DuckDBConnection,
  id: number,
): Promise<{ readonly id: number; readonly rows: number; readonly newest: number }> {
  const reader = await connection.runAndReadAll(
    `SELECT count(*)::DOUBLE, coalesce(max(seq), 0)::DOUBLE FROM ${hotTable(id)}`,
  );
  const [[rows, newest]] = reader.getRows() as [number, number][];
  return { id, rows, newest };
}
