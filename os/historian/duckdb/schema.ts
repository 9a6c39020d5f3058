import type { DuckDBConnection } from '@duckdb/node-api';

/** Name of a hot segment's table. */
export const hotTable = (segment: number): string => `hot_${segment}`;

export const HOT_COLUMNS =
  'series INTEGER, ts TIMESTAMP, value DOUBLE, quality UTINYINT, text VARCHAR, seq BIGINT';

/**
 * Rollup columns. `integral` and `increase` cover steps between points inside the bucket only;
 * steps from bucket to bucket are added when buckets are folded (fold.ts), so a bucket never depends on its neighbours.
 */
const ROLLUP_COLUMNS = `series INTEGER, bucket TIMESTAMP, n BIGINT, low DOUBLE, high DOUBLE, total DOUBLE,
  first DOUBLE, first_ts TIMESTAMP, last DOUBLE, last_ts TIMESTAMP, integral DOUBLE, held DOUBLE, increase DOUBLE, unusable BIGINT`;

/** Tables of the hot database: the manifest of sealed files, hot segments, rollups. Safe to run at every start. */
export async function createSchema(connection: DuckDBConnection): Promise<void> {
  await connection.run(`
    CREATE TABLE IF NOT EXISTS meta (key VARCHAR, number BIGINT);
    CREATE TABLE IF NOT EXISTS forgotten (series INTEGER);
    CREATE TABLE IF NOT EXISTS segments (id INTEGER, opened TIMESTAMP);
    CREATE TABLE IF NOT EXISTS files (
      id BIGINT, org VARCHAR, level VARCHAR, part VARCHAR, name VARCHAR, row_count BIGINT, byte_count BIGINT,
      min_ts TIMESTAMP, max_ts TIMESTAMP, min_seq BIGINT, max_seq BIGINT, min_series INTEGER, max_series INTEGER);
    CREATE TABLE IF NOT EXISTS minute (${ROLLUP_COLUMNS});
    CREATE TABLE IF NOT EXISTS hour (${ROLLUP_COLUMNS});
    CREATE TABLE IF NOT EXISTS latest (series INTEGER, ts TIMESTAMP, value DOUBLE, quality UTINYINT, text VARCHAR, seq BIGINT);
  `);
}

/** Numbers that must survive: next file id, highest sequence already rolled up, … */
export async function readNumber(connection: DuckDBConnection, key: string): Promise<number> {
  const reader = await connection.runAndReadAll('SELECT number FROM meta WHERE key = $1', [key]);
  return Number(reader.getRows()[0]?.[0] ?? 0);
}

export async function writeNumber(connection: DuckDBConnection, key: string, number: number): Promise<void> {
  await connection.run('DELETE FROM meta WHERE key = $1', [key]);
  await connection.run('INSERT INTO meta VALUES ($1, $2)', [key, BigInt(number)]);
}
