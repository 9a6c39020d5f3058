import type { DuckDBConnection } from '@duckdb/node-api';
import type {
  Aggregate,
  BucketAnswer,
  BucketQuestion,
  RawAnswer,
  RawQuestion,
  SeriesRows,
} from '../historian.ts';
import { type Columns, readColumns } from './columns.ts';
import { bucketOf, foldOf, rollupOf } from './fold.ts';
import { hotTable, readNumber } from './schema.ts';
import { ROLLED } from './rollup.ts';
import { pointsOf, readSources, seriesList, type Sources, timestamp, versionsOf } from './source.ts';

const SECOND = 1_000_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const WIDTHS = [
  0.001 * SECOND,
  0.01 * SECOND,
  0.1 * SECOND,
  0.2 * SECOND,
  0.5 * SECOND,
  ...[1, 2, 5, 10, 15, 30].map((n) => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 4, 6, 8, 12].map((n) => n * HOUR),
  ...[1, 2, 7, 14, 28, 91, 364].map((n) => n * DAY),
];

/** Narrowest of the round widths that keeps to the wished number of buckets. Microseconds. */
export const widthFor = (from: number, to: number, points: number): number =>
  WIDTHS.find((width) => (to - from) / width <= points) ?? Math.ceil((to - from) / points / DAY) * DAY;

const AGGREGATE_SQL: Readonly<Record<Aggregate, string>> = {
  avg: 'total / n',
  min: 'low',
  max: 'high',
  sum: 'total',
  count: 'n',
  first: 'first',
  last: 'last',
  twa: 'CASE WHEN held > 0 THEN integral / held ELSE total / n END',
  integral: 'integral',
  increase: 'increase',
};

/** Buckets of some series: stored rollups where they are up to date, raw points where they are not. */
export async function readBuckets(
  connection: DuckDBConnection,
  folder: string,
  question: BucketQuestion,
): Promise<BucketAnswer[]> {
  const width = widthFor(question.from, question.to, question.points);
  const from = Math.floor(question.from / width) * width;
  const to = Math.ceil(question.to / width) * width;
  return inSnapshot(connection, async () => {
    const sources = await readSources(connection, folder);
    const rows =
      width % HOUR === 0
        ? await storedAndFresh(connection, sources, 'hour', question.series, from, to)
        : width % MINUTE === 0
          ? await storedAndFresh(connection, sources, 'minute', question.series, from, to)
          : await rawAfterMinutes(connection, sources, question.series, from, to, width);
    const answer = await readColumns(
      await connection.run(`SELECT series::DOUBLE, epoch_us(bucket)::DOUBLE, unusable::DOUBLE,
        ${question.aggregates.map((name) => `(${AGGREGATE_SQL[name]})::DOUBLE`).join(', ')}
        FROM (${foldOf(`(${rows})`, `${width} microseconds`, 'across')})
        WHERE bucket >= ${timestamp(from)} AND bucket < ${timestamp(to)} ORDER BY series, bucket`),
    );
    return split(answer, question.series).map(({ series, first, end }) => ({
      series,
      width,
      time: answer.doubles(1).subarray(first, end),
      unusable: answer.doubles(2).subarray(first, end),
      columns: question.aggregates.map((_, index) => answer.doubles(3 + index).subarray(first, end)),
    }));
  });
}

/**
 * Rollup rows of a span, each bucket once, and the last row before it: the stored ones, but recomputed from raw points
 * where points came since the rollups were brought up to date.
 */
async function storedAndFresh(
  connection: DuckDBConnection,
  sources: Sources,
  base: 'minute' | 'hour',
  series: readonly number[],
  from: number,
  to: number,
): Promise<string> {
  const width = base === 'hour' ? '1 hour' : '1 minute';
  const rolled = await readNumber(connection, ROLLED);
  const ids = seriesList(series);
  const stored = `SELECT * FROM ${base} WHERE series IN ${ids} AND bucket >= ${timestamp(from)} AND bucket < ${timestamp(to)}
    UNION ALL SELECT * FROM ${base} WHERE series IN ${ids} AND bucket < ${timestamp(from)} AND n > 0
      QUALIFY row_number() OVER (PARTITION BY series ORDER BY bucket DESC) = 1`;
  const unrolled = sources.segments
    .map(
      (id) => `SELECT series, ${bucketOf(width, 'ts')} AS bucket FROM ${hotTable(id)}
      WHERE series IN ${ids} AND ts < ${timestamp(to)} AND seq > ${rolled} AND quality <> 20`,
    )
    .join(' UNION ALL ');
  if (unrolled === '') return stored;
  const dirty = await connection.runAndReadAll(
    `SELECT epoch_us(min(bucket))::DOUBLE, epoch_us(max(bucket))::DOUBLE FROM (${unrolled})`,
  );
  const [first, last] = dirty.getRows()[0] as [number | null, number | null];
  if (first === null || last === null) return stored;
  const list = `(SELECT DISTINCT series, bucket FROM (${unrolled}))`;
  const span = { series, from: first, to: last + (base === 'hour' ? HOUR : MINUTE) };
  const points = `(SELECT p.* FROM ${pointsOf(sources, span, 'quality <> 20')} p SEMI JOIN ${list} d ON p.series = d.series AND ${bucketOf(width, 'p.ts')} = d.bucket)`;
  return `SELECT s.* FROM (${stored}) s ANTI JOIN ${list} d ON s.series = d.series AND s.bucket = d.bucket UNION ALL BY NAME ${rollupOf(points, width)}`;
}

/** Narrow buckets straight from raw points, after the last minute row before the span. */
async function rawAfterMinutes(
  connection: DuckDBConnection,
  sources: Sources,
  series: readonly number[],
  from: number,
  to: number,
  width: number,
): Promise<string> {
  const start = Math.floor(from / MINUTE) * MINUTE;
  const before = await storedAndFresh(connection, sources, 'minute', series, start, start);
  const points = pointsOf(sources, { series, from: start, to }, 'quality <> 20');
  return `SELECT * FROM (${before}) UNION ALL BY NAME ${rollupOf(points, `${width} microseconds`)}`;
}

/** Raw points of some series, in time order, at most `limit` a series. */
export async function readRaw(
  connection: DuckDBConnection,
  folder: string,
  question: RawQuestion,
): Promise<RawAnswer[]> {
  return inSnapshot(connection, async () => {
    const sources = await readSources(connection, folder);
    const order = question.newest ? 'DESC' : 'ASC';
    const points = pointsOf(sources, question, undefined, order);
    const most = question.limit + 1;
    // One series comes in order already; only of several each is counted by itself and sorted again.
    const limited =
      question.series.length === 1
        ? `SELECT * FROM ${points} LIMIT ${most}`
        : `SELECT * FROM (SELECT * FROM ${points} QUALIFY row_number() OVER (PARTITION BY series ORDER BY ts ${order}) <= ${most}) ORDER BY series, ts ${order}`;
    const answer = await readColumns(
      await connection.run(
        `SELECT series::DOUBLE, epoch_us(ts)::DOUBLE, value, quality::DOUBLE, text FROM (${limited})`,
      ),
    );
    const texts = answer.texts(4);
    return split(answer, question.series).map(({ series, first, end }) => {
      const more = end - first > question.limit;
      const stop = more ? end - 1 : end;
      const text = texts.slice(first, stop);
      const found = {
        time: answer.doubles(1).slice(first, stop),
        value: answer.doubles(2).slice(first, stop),
        quality: Uint8Array.from(answer.doubles(3).subarray(first, stop)),
        text: text.some((word) => word !== null) ? text : null,
      };
      // The newest were asked first; they are told in time order.
      if (question.newest)
        for (const column of [found.time, found.value, found.quality, found.text]) column?.reverse();
      return { series, ...found, more };
    });
  });
}

/** Newest point of every series: what sealing noted, and what came since. */
export async function readLatest(connection: DuckDBConnection, folder: string): Promise<SeriesRows> {
  return inSnapshot(connection, async () => {
    const sources = await readSources(connection, folder);
    const answer = await readColumns(
      await connection.run(`
      SELECT series::DOUBLE, epoch_us(ts)::DOUBLE, value, quality::DOUBLE, text
      FROM (${latestOf(`SELECT * FROM latest UNION ALL SELECT * FROM ${versionsOf({ ...sources, files: [] }, { from: -Infinity, to: Infinity }, 'quality <> 20')}`)})`),
    );
    return {
      length: answer.length,
      series: Int32Array.from(answer.doubles(0)),
      time: answer.doubles(1),
      value: answer.doubles(2),
      quality: Uint8Array.from(answer.doubles(3)),
      text: answer.texts(4),
    };
  });
}

/** One row a series: newest time, highest sequence. */
export const latestOf = (rows: string): string =>
  `SELECT series, newest.* FROM (SELECT series, arg_max(struct_pack(ts := ts, value := value, quality := quality, text := text, seq := seq), (ts, seq)) AS newest FROM (${rows}) GROUP BY series)`;

/** Runs work in one read transaction, so that a sealing in between is either wholly seen or not at all. */
export async function inSnapshot<T>(connection: DuckDBConnection, work: () => Promise<T>): Promise<T> {
  await connection.run('BEGIN TRANSACTION');
  try {
    return await work();
  } finally {
    await connection.run('COMMIT').catch(() => connection.run('ROLLBACK').catch(() => undefined));
  }
}

/** Row ranges of each asked series in an answer sorted by series (column 0). */
function split(answer: Columns, asked: readonly number[]): { series: number; first: number; end: number }[] {
  const ids = answer.doubles(0);
  const ranges = new Map<number, { first: number; end: number }>();
  for (let row = 0; row < ids.length;) {
    const first = row;
    while (row < ids.length && ids[row] === ids[first]) row++;
    ranges.set(ids[first], { first, end: row });
  }
  return asked.map((series) => ({ series, ...(ranges.get(series) ?? { first: 0, end: 0 }) }));
}
