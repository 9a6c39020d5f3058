import type { DuckDBConnection } from '@duckdb/node-api';
import { join } from 'node:path';
import { hotTable } from './schema.ts';

/** A sealed file as the manifest knows it. Times in microseconds. */
export interface SealedFile {
  readonly id: number;
  readonly org: string;
  readonly level: 'seal' | 'day' | 'month';
  readonly part: string;
  /** Path relative to the history folder. */
  readonly name: string;
  readonly rows: number;
  readonly bytes: number;
  readonly minTs: number;
  readonly maxTs: number;
  readonly minSeq: number;
  readonly maxSeq: number;
  readonly minSeries: number;
  readonly maxSeries: number;
}

/** Where the points are, as one transaction sees it. */
export interface Sources {
  readonly folder: string;
  readonly segments: readonly number[];
  readonly files: readonly SealedFile[];
}

export async function readSources(connection: DuckDBConnection, folder: string): Promise<Sources> {
  const segments = await connection.runAndReadAll('SELECT id FROM segments ORDER BY id');
  const files =
    await connection.runAndReadAll(`SELECT id::DOUBLE, org, level, part, name, row_count::DOUBLE, byte_count::DOUBLE,
    epoch_us(min_ts)::DOUBLE, epoch_us(max_ts)::DOUBLE, min_seq::DOUBLE, max_seq::DOUBLE, min_series, max_series FROM files ORDER BY id`);
  return {
    folder,
    segments: segments.getRows().map((row) => Number(row[0])),
    files: files.getRows().map((row) => {
      const [id, org, level, part, name, rows, bytes, minTs, maxTs, minSeq, maxSeq, minSeries, maxSeries] =
        row as [
          number,
          string,
          SealedFile['level'],
          string,
          string,
          number,
          number,
          number,
          number,
          number,
          number,
          number,
          number,
        ];
      return { id, org, level, part, name, rows, bytes, minTs, maxTs, minSeq, maxSeq, minSeries, maxSeries };
    }),
  };
}

/** What part of the points is wanted. Times in microseconds, `to` exclusive. */
export interface Span {
  readonly series?: readonly number[];
  readonly from: number;
  readonly to: number;
}

/** A timestamp literal. DuckDB's range is wider than a double's whole microseconds, so ±Infinity reads as ±2^53. */
export const timestamp = (micros: number): string =>
  `make_timestamp(${Math.max(-9007199254740991, Math.min(9007199254740991, Math.floor(micros)))}::BIGINT)`;

export const seriesList = (series: readonly number[]): string =>
  `(${series.map((id) => Math.trunc(id)).join(',') || 'NULL'})`;

export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const COLUMNS = 'series, ts, value, quality, text, seq';

/** Every stored version of the points of a span (not yet de-duplicated), hot and sealed. */
export function versionsOf(sources: Sources, span: Span, extra = 'true'): string {
  const where = [
    span.series === undefined ? 'true' : `series IN ${seriesList(span.series)}`,
    `ts >= ${timestamp(span.from)}`,
    `ts < ${timestamp(span.to)}`,
    extra,
  ].join(' AND ');
  const parts = sources.segments.map((id) => `SELECT ${COLUMNS} FROM ${hotTable(id)} WHERE ${where}`);
  const files = filesOf(sources, span);
  if (files.length > 0) {
    const names = files.map((file) => quoted(join(sources.folder, file.name))).join(',');
    parts.push(
      `SELECT series, ts, coalesce(value, 'nan'::DOUBLE) AS value, quality, text, seq FROM read_parquet([${names}], hive_partitioning = false) WHERE ${where}`,
    );
  }
  return parts.length === 0
    ? `(SELECT ${COLUMNS} FROM latest WHERE false)`
    : `(${parts.join(' UNION ALL ')})`;
}

/** Sealed files that may hold points of a span. */
export const filesOf = (sources: Sources, span: Span): SealedFile[] =>
  sources.files.filter(
    (file) =>
      file.minTs < span.to &&
      file.maxTs >= span.from &&
      (span.series === undefined || span.series.some((id) => id >= file.minSeries && id <= file.maxSeries)),
  );

/**
 * Sorted by series and time (the newest first with `DESC`), of equal ones the version with the highest ingest sequence. Sorted once: each row is compared
 * with the one before it as they stream by, several times faster than numbering them in a window, in half the memory.
 */
export const newestInOrder = (
  versions: string,
  where = 'true',
  order: 'ASC' | 'DESC' = 'ASC',
): string => `(SELECT ${COLUMNS} FROM (
    SELECT *, lag(series) OVER () AS series_before, lag(ts) OVER () AS ts_before FROM (
      SELECT ${COLUMNS} FROM ${versions} WHERE ${where} ORDER BY series, ts ${order}, seq DESC))
  WHERE series_before IS DISTINCT FROM series OR ts_before IS DISTINCT FROM ts)`;

/** The points of a span: on equal (series, ts) the highest ingest sequence. */
export const pointsOf = (sources: Sources, span: Span, extra?: string, order?: 'ASC' | 'DESC'): string =>
  newestInOrder(versionsOf(sources, span, extra), 'true', order);
