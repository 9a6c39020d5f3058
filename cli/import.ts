import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Mapping } from '@selvedge/connectors/file/mapping.ts';
import { type RowFault, RowReader } from '@selvedge/connectors/file/points.ts';
import { readRows } from '@selvedge/connectors/file/rows.ts';
import { Declaring, type Send } from './declaring.ts';
import { PointColumns } from './point-columns.ts';

/** Points of one post. */
const BATCH_POINTS = 20_000;
const MOST_FAULTS = 1000;

export interface ImportOptions {
  readonly file: string;
  readonly mapping: Mapping;
  /** Thing path under which the mapping's things go. */
  readonly under: string;
  readonly send: Send;
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
  const { file, mapping, under, send, dryRun = false } = options;
  const reader = new RowReader(mapping, under);
  const position = new Position(options);
  const declaring = new Declaring(mapping, dryRun ? null : send);
  const columns = new PointColumns();
  const faults: RowFault[] = [];
  const sums: Record<string, number> = {};
  let [rows, points, faultCount] = [0, 0, 0];
  const flush = async (): Promise<void> => {
    if (columns.size === 0) return;
    const body = columns.take();
    if (!dryRun) await send('POST', '/ingest', body);
  };
  for await (const row of readRows(file, mapping)) {
    rows++;
    const reading = reader.read(row);
    faultCount += reading.faults.length;
    if (faults.length < MOST_FAULTS) faults.push(...reading.faults);
    if (reading.points === null) continue;
    points += reading.points.values.length;
    for (const { metric, value } of reading.points.values)
      if (typeof value === 'number') sums[metric.name] = (sums[metric.name] ?? 0) + value;
    if (row.line <= position.resumedAfter) continue;
    await declaring.thing(reading.points.thing);
    columns.add(reading.points);
    if (columns.size < BATCH_POINTS) continue;
    await flush();
    position.reached(row.line);
    options.onProgress?.({ share: row.progress, rows, points });
  }
  await flush();
  position.done();
  options.onProgress?.({ share: 1, rows, points });
  const { resumedAfter } = position;
  return { rows, points, things: declaring.things, faults, faultCount, sums, resumedAfter };
}

/** How far an import got: the last line whose points are acknowledged, for this very file and place. */
class Position {
  readonly #file: string | null;
  readonly #key: string;
  /** Line that an earlier run had reached; 0 = none. */
  readonly resumedAfter: number;

  constructor({ file, under, positionFile, mapping, dryRun }: ImportOptions) {
    const { size, mtimeMs } = statSync(file);
    this.#file = dryRun ? null : positionFile;
    this.#key = createHash('sha256')
      .update(JSON.stringify([resolve(file), size, mtimeMs, under, mapping]))
      .digest('hex');
    this.resumedAfter = this.#file === null ? 0 : kept(this.#file, this.#key);
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

/** The line of an earlier run over the same file, mapping and place; a note that cannot be read counts for nothing. */
function kept(file: string, key: string): number {
  if (!existsSync(file)) return 0;
  try {
    const note: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof note !== 'object' || note === null || !('key' in note) || !('line' in note)) return 0;
    return note.key === key && typeof note.line === 'number' ? note.line : 0;
  } catch {
    return 0;
  }
}
