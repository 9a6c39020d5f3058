import type { DuckDBConnection } from '@duckdb/node-api';
import { foldOf, bucketOf, rollupOf } from './fold.ts';
import { hotTable, readNumber, writeNumber } from './schema.ts';
import { pointsOf, readSources, timestamp } from './source.ts';

/** Key of the highest ingest sequence that the rollups contain. */
export const ROLLED = 'rolled';

const DAY = 86_400_000_000;
const MOST_BUCKETS = 1_000_000;

/**
 * Recomputes every bucket that got points since the last run, from de-duplicated raw points: nothing is ever
 * incremented, so late and repeated points count once. One transaction; span by span, so that one late point
 * does not make it read a year.
 * @param upTo  highest sequence that is committed
 */
export async function rollUp(connection: DuckDBConnection, folder: string, upTo: number): Promise<number> {
  const from = await readNumber(connection, ROLLED);
  if (upTo <= from) return 0;
  await connection.run('BEGIN TRANSACTION');
  try {
    const sources = await readSources(connection, folder);
    const fresh = sources.segments
      .map(
        (id) =>
          `SELECT series, ts FROM ${hotTable(id)} WHERE seq > ${from} AND seq <= ${upTo} AND quality <> 20`,
      )
      .join(' UNION ALL ');
    await connection.run(`CREATE OR REPLACE TEMP TABLE dirty AS
      SELECT DISTINCT series, ${bucketOf('1 minute', 'ts')} AS bucket FROM (${fresh || 'SELECT 0 AS series, now()::TIMESTAMP AS ts WHERE false'})`);
    const days = await connection.runAndReadAll(
      `SELECT (epoch_us(min(bucket)))::DOUBLE, (epoch_us(max(bucket)))::DOUBLE, count(*)::DOUBLE FROM dirty GROUP BY epoch_us(bucket) // ${DAY} ORDER BY 1`,
    );
    let buckets = 0;
    for (const span of spansOf(days.getRows() as [number, number, number][])) {
      buckets += span.buckets;
      await recompute(connection, folder, span.first, span.last);
    }
    await writeNumber(connection, ROLLED, upTo);
    await connection.run('COMMIT');
    return buckets;
  } catch (error) {
    await connection.run('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

interface DirtySpan {
  readonly first: number;
  readonly last: number;
  readonly buckets: number;
}

/** Days that follow each other are recomputed together, up to a number of buckets; a lone late day stays alone. */
export function spansOf(
  days: readonly (readonly [first: number, last: number, buckets: number])[],
): DirtySpan[] {
  const spans: DirtySpan[] = [];
  for (const [first, last, buckets] of days) {
    const open = spans.at(-1);
    if (open !== undefined && first - open.last <= DAY && open.buckets + buckets <= MOST_BUCKETS) {
      spans[spans.length - 1] = { first: open.first, last, buckets: open.buckets + buckets };
    } else spans.push({ first, last, buckets });
  }
  return spans;
}

/** Recomputes the dirty minutes from `first` to `last` (bucket starts, microseconds, one span) and their hours. */
async function recompute(
  connection: DuckDBConnection,
  folder: string,
  first: number,
  last: number,
): Promise<void> {
  const sources = await readSources(connection, folder);
  const span = { from: first, to: last + 60_000_000 };
  const within = `bucket BETWEEN ${timestamp(first)} AND ${timestamp(last)}`;
  const hourFrom = `${bucketOf('1 hour', timestamp(first))}`;
  const hourTo = `${bucketOf('1 hour', timestamp(last))} + INTERVAL 1 hour`;
  const dirtyPoints = `(SELECT p.* FROM ${pointsOf(sources, span)} p SEMI JOIN dirty d ON p.series = d.series AND ${bucketOf('1 minute', 'p.ts')} = d.bucket)`;
  await connection.run(
    `DELETE FROM minute WHERE ${within} AND (series, bucket) IN (SELECT (series, bucket) FROM dirty WHERE ${within})`,
  );
  await connection.run(`INSERT INTO minute ${rollupOf(dirtyPoints, '1 minute')}`);
  const dirtyHours = `(SELECT DISTINCT series, ${bucketOf('1 hour', 'bucket')} AS bucket FROM dirty WHERE ${within})`;
  await connection.run(
    `DELETE FROM hour WHERE bucket >= ${hourFrom} AND bucket < ${hourTo} AND (series, bucket) IN (SELECT (series, bucket) FROM ${dirtyHours})`,
  );
  const minutes = `(SELECT m.* FROM minute m SEMI JOIN ${dirtyHours} d ON m.series = d.series AND ${bucketOf('1 hour', 'm.bucket')} = d.bucket
    WHERE m.bucket >= ${hourFrom} AND m.bucket < ${hourTo})`;
  await connection.run(`INSERT INTO hour ${foldOf(minutes, '1 hour', 'inside')}`);
}
