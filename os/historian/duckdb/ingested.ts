import type { DuckDBConnection } from '@duckdb/node-api';
import { endOf, type IngestAnswer, type IngestPlace, type IngestQuestion } from '../historian.ts';
import { readColumns } from './columns.ts';
import { inSnapshot } from './read.ts';
import { readSources, type Sources, versionsOf } from './source.ts';

/** Sealed rows that are looked through at once; what comes after them waits until these are read. */
const LOOKED_THROUGH = 2_000_000;

/** Points of some series in the order in which they were taken in. */
export async function readIngested(
  connection: DuckDBConnection,
  folder: string,
  { series, after, upTo, limit }: IngestQuestion,
): Promise<IngestAnswer> {
  return inSnapshot(connection, async () => {
    const sources = await readSources(connection, folder);
    let begin = after;
    for (;;) {
      const { files, segments, end } = nextPiece(sources, series, begin, upTo);
      const versions = versionsOf(
        { ...sources, files, segments },
        { series, from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY },
        `seq BETWEEN ${begin.sequence} AND ${end.sequence} AND ${isAfter(begin)} AND NOT ${isAfter(end)}`,
      );
      const found = await readColumns(
        await connection.run(`SELECT seq::DOUBLE, series::DOUBLE, epoch_us(ts)::DOUBLE, value, quality::DOUBLE, text
          FROM ${versions} ORDER BY seq, series, ts LIMIT ${limit + 1}`),
      );
      const isCut = found.length > limit;
      if (found.length === 0 && end !== upTo) {
        begin = end;
        continue;
      }
      const length = isCut ? limit : found.length;
      const doubles = (column: number): Float64Array => found.doubles(column).slice(0, length);
      const [sequence, ids, time] = [doubles(0), doubles(1), doubles(2)];
      const last = length - 1;
      return {
        rows: {
          length,
          series: Int32Array.from(ids),
          time,
          value: doubles(3),
          quality: Uint8Array.from(doubles(4)),
          text: found.texts(5).slice(0, length),
        },
        sequence,
        place: isCut ? { sequence: sequence[last], series: ids[last], time: time[last] } : end,
        more: isCut || end !== upTo,
      };
    }
  });
}

/**
 * Where to look next, so that a long way back is read piece by piece: sealed files by their sequences, and when none is
 * left the hot segments, whose sequences are higher than those of any file.
 */
export function nextPiece(
  { files, segments }: Pick<Sources, 'files' | 'segments'>,
  series: readonly number[],
  after: IngestPlace,
  upTo: IngestPlace,
): Pick<Sources, 'files' | 'segments'> & { readonly end: IngestPlace } {
  const first = Math.min(...series);
  const last = Math.max(...series);
  const next = after.series === endOf(0).series ? after.sequence + 1 : after.sequence;
  const ahead = files
    .filter(
      (file) =>
        file.maxSeq >= next &&
        file.minSeq <= upTo.sequence &&
        file.minSeries <= last &&
        file.maxSeries >= first,
    )
    .sort((a, b) => a.minSeq - b.minSeq);
  let rows = 0;
  for (const [index, file] of ahead.entries()) {
    if (rows >= LOOKED_THROUGH && file.minSeq > next)
      return { files: ahead.slice(0, index), segments: [], end: endOf(file.minSeq - 1) };
    rows += file.rows;
  }
  return { files: ahead, segments, end: upTo };
}

/** True of rows behind a place. */
const isAfter = ({ sequence, series, time }: IngestPlace): string =>
  `(seq > ${sequence} OR (seq = ${sequence} AND (series > ${series} OR (series = ${series} AND epoch_us(ts) > ${time}))))`;
