/**
 * SQL that makes buckets. A value holds until the next point of its series, at most HOLD; the step belongs to the
 * bucket in which it ends. So integral and increase of any span are the sums of its buckets, whatever their width.
 */
export const HOLD_SECONDS = 3600;

/** Seconds between two timestamps as a double. */
const seconds = (from: string, to: string): string => `(epoch_us(${to}) - epoch_us(${from})) / 1e6`;

/** Growth of a counter from one value to the next; a fall is a restart from zero. */
const growth = (from: string, to: string): string =>
  `CASE WHEN ${to} >= ${from} THEN ${to} - ${from} ELSE ${to} END`;

/** Start of the bucket of `width` (DuckDB interval) that holds a time. Aligned to the epoch, UTC. */
export const bucketOf = (width: string, ts: string): string =>
  `time_bucket(INTERVAL '${width}', ${ts}, TIMESTAMP '1970-01-01')`;

/**
 * Rollup rows from de-duplicated raw points.
 * @param points relation with series, ts, value, quality
 */
export const rollupOf = (points: string, width: string): string => `
  SELECT series, bucket,
    count(*) FILTER (usable) AS n, min(value) FILTER (usable) AS low, max(value) FILTER (usable) AS high, sum(value) FILTER (usable) AS total,
    arg_min(value, ts) FILTER (usable) AS first, min(ts) FILTER (usable) AS first_ts,
    arg_max(value, ts) FILTER (usable) AS last, max(ts) FILTER (usable) AS last_ts,
    coalesce(sum(previous * least(${seconds('previous_ts', 'ts')}, ${HOLD_SECONDS})), 0) AS integral,
    coalesce(sum(least(${seconds('previous_ts', 'ts')}, ${HOLD_SECONDS})), 0) AS held,
    coalesce(sum(${growth('previous', 'value')}) FILTER (previous IS NOT NULL), 0) AS increase,
    count(*) FILTER (NOT usable) AS unusable
  FROM (
    SELECT *, lag(CASE WHEN usable THEN value END) OVER step AS previous, lag(CASE WHEN usable THEN ts END) OVER step AS previous_ts
    FROM (SELECT series, ts, value, ${bucketOf(width, 'ts')} AS bucket, quality < 16 AND NOT isnan(value) AS usable FROM ${points})
    WINDOW step AS (PARTITION BY series, bucket, usable ORDER BY ts)
  )
  GROUP BY series, bucket`;

/**
 * Rollup rows of a wider bucket from those of a narrower one; also the answer to a question.
 * @param buckets relation of rollup rows, each (series, bucket) once
 * @param bridges 'inside': steps between two wide buckets are left out, for rows that are stored and folded again;
 *   'across': they are counted, for an answer (give one row before the span where there is one)
 */
export const foldOf = (buckets: string, width: string, bridges: 'inside' | 'across'): string => `
  SELECT series, wide AS bucket,
    sum(n) AS n, min(low) AS low, max(high) AS high, sum(total) AS total,
    arg_min(first, first_ts) AS first, min(first_ts) AS first_ts, arg_max(last, last_ts) AS last, max(last_ts) AS last_ts,
    sum(integral + coalesce(before * least(bridge, ${HOLD_SECONDS}), 0)) AS integral,
    sum(held + coalesce(least(bridge, ${HOLD_SECONDS}), 0)) AS held,
    sum(increase + CASE WHEN before IS NULL OR first IS NULL THEN 0 ELSE ${growth('before', 'first')} END) AS increase,
    sum(unusable) AS unusable
  FROM (
    SELECT *, lag(last) OVER step AS before, ${seconds('lag(last_ts) OVER step', 'first_ts')} AS bridge
    FROM (SELECT *, n > 0 AS filled, ${bucketOf(width, 'bucket')} AS wide FROM ${buckets})
    WINDOW step AS (PARTITION BY series, filled${bridges === 'inside' ? ', wide' : ''} ORDER BY bucket)
  )
  GROUP BY series, wide`;
