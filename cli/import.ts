import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { MappedMetric, Mapping } from '@selvedge/connectors/file/mapping.ts';
import { type RowFault, type RowPoints, RowReader } from '@selvedge/connectors/file/points.ts';
import { readRows } from '@selvedge/connectors/file/rows.ts';

/** Points of one post. */
const BATCH_POINTS = 20_000;
const MOST_FAULTS = 1000;

export interface ImportOptions {
  readonly file: string;
  readonly mapping: Mapping;
  /** Thing path under which the mapping's things go. */
  readonly under: string;
  /** Sends a request to the platform. @throws when it is refused */
  readonly send: (method: 'PUT' | 'POST', path: string, body: object) => Promise<unknown>;
  /** Where the position is kept while it runs, so that a killed import goes on where it was; null = not kept. */
  readonly positionFile: string | null;
  /** Only reads: nothing is sent. */
  readonly dryRun?: boolean;
  readonly onProgress?: (progress: ImportProgress) => void;
}

export interface ImportProgress {
  /** Share of the file that is stored, 0 to 1. */
  readonly share: number;
  readonly rows: number;
  readonly points: number;
}

export interface ImportSummary {
  readonly rows: number;
  readonly points: number;
  readonly things: readonly string[];
  /** First of what could not be read, row by row; `faultCount` counts all. */
  readonly faults: readonly RowFault[];
  readonly faultCount: number;
  /** Sum of every number metric, for checking against the source. */
  readonly sums: Readonly<Record<string, number>>;
  /** Line after which an earlier, broken-off import went on; 0 = from the beginning. */
  readonly resumedAfter: number;
}

/** Imports a file: things and metrics are made as they appear, points are sent in batches and acknowledged. */
export async function importFile(options: ImportOptions): Promise<ImportSummary> {
  const reader = new RowReader(options.mapping, options.under);
  const position = new Position(options);
  const batch = new Batch(options);
  const faults: RowFault[] = [];
  const sums: Record<string, number> = {};
  let [rows, points, faultCount] = [0, 0, 0];
  for await (const row of readRows(options.file, options.mapping.file)) {
    rows++;
    const reading = reader.read(row);
    faultCount += reading.faults.length;
    if (faults.length < MOST_FAULTS) faults.push(...reading.faults);
    if (reading.points === null) continue;
    points += reading.points.values.length;
    for (const { metric, value } of reading.points.values)
      if (typeof value === 'number') sums[metric.name] = (sums[metric.name] ?? 0) + value;
    if (row.line <= position.line) continue;
    await batch.add(reading.points);
    if (batch.size < BATCH_POINTS) continue;
    await batch.flush();
    position.reached(row.line);
    options.onProgress?.({ share: row.progress, rows, points });
  }
  await batch.flush();
  const resumedAfter = position.line;
  position.done();
  options.onProgress?.({ share: 1, rows, points });
  return { rows, points, things: [...batch.things], faults, faultCount, sums, resumedAfter };
}

/** Points on their way, and the things that were made for them. */
class Batch {
  readonly things = new Set<string>();
  readonly #options: ImportOptions;
  #paths: string[] = [];
  #ts: number[] = [];
  #values: unknown[] = [];

  constructor(options: ImportOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#paths.length;
  }

  async add({ thing, ts, values }: RowPoints): Promise<void> {
    if (!this.things.has(thing)) {
      this.things.add(thing);
      if (!this.#options.dryRun)
        await this.#options.send('PUT', `/things/${thing.split('/').map(encodeURIComponent).join('/')}`, {
          metrics: this.#options.mapping.metrics.map(declared),
        });
    }
    for (const { metric, value } of values) {
      this.#paths.push(`${thing}/${metric.name}`);
      this.#ts.push(ts);
      this.#values.push(value);
    }
  }

  async flush(): Promise<void> {
    if (this.#paths.length === 0) return;
    if (!this.#options.dryRun)
      await this.#options.send('POST', '/ingest', { paths: this.#paths, ts: this.#ts, values: this.#values });
    this.#paths = [];
    this.#ts = [];
    this.#values = [];
  }
}

const declared = ({ name, title, datatype, unit, counter, words }: MappedMetric): object => ({
  name,
  datatype,
  ...(title === undefined ? {} : { title }),
  ...(unit === undefined ? {} : { unit }),
  ...(counter === undefined ? {} : { counter }),
  ...(words === undefined ? {} : { words }),
});

/** How far an import got: the last line whose points are acknowledged, for this very file and place. */
class Position {
  readonly #file: string | null;
  readonly #key: string;
  line: number;

  constructor({ file, under, positionFile, mapping, dryRun }: ImportOptions) {
    const { size, mtimeMs } = statSync(file);
    this.#file = dryRun ? null : positionFile;
    this.#key = createHash('sha256')
      .update(JSON.stringify([resolve(file), size, mtimeMs, under, mapping]))
      .digest('hex');
    this.line = 0;
    if (this.#file === null || !existsSync(this.#file)) return;
    const kept = JSON.parse(readFileSync(this.#file, 'utf8')) as { key: string; line: number };
    if (kept.key === this.#key) this.line = kept.line;
  }

  reached(line: number): void {
    if (this.#file === null) return;
    mkdirSync(dirname(this.#file), { recursive: true });
    writeFileSync(`${this.#file}.new`, JSON.stringify({ key: this.#key, line }));
    renameSync(`${this.#file}.new`, this.#file);
  }

  done(): void {
    if (this.#file !== null) rmSync(this.#file, { force: true });
  }
}
