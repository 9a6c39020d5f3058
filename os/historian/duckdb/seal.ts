import type { DuckDBConnection } from '@duckdb/node-api';
import { mkdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readColumns } from './columns.ts';
import { flush, settle } from './durable.ts';
import { latestOf } from './read.ts';
import { hotTable, readNumber, writeNumber } from './schema.ts';
import { newestInOrder, quoted, type SealedFile } from './source.ts';

/** Which calendar piece a file holds: a day, a month, or points whose time is not to be believed. UTC. */
export const UNPLACED = 'unplaced';

/** Days older than this are sealed by month at once, so that a back-fill of years makes few files. */
const DAYS_APART = 62;

const dayOrMonth = (now: string): string => `CASE WHEN h.quality = 20 THEN '${UNPLACED}'
  WHEN h.ts < ${now} - INTERVAL ${DAYS_APART} DAY THEN strftime(h.ts, '%Y-%m') ELSE strftime(h.ts, '%Y-%m-%d') END`;

/** File name of a sealed file, relative to the history folder. */
export function fileName(org: string, part: string, level: SealedFile['level'], id: number): string {
  const [year, month, day] = part.split('-');
  const number = String(id).padStart(8, '0');
  if (month === undefined) return `org=${org}/${part}/${level}-${number}.parquet`;
  return day === undefined
    ? `org=${org}/${year}/${month}/month-${level}-${number}.parquet`
    : `org=${org}/${year}/${month}/${day}-${level}-${number}.parquet`;
}

/** How files are written: zstd, delta-coded times (Parquet V2 without dictionaries), sorted by series and time. */
export const copyOptions = (level: SealedFile['level']): string =>
  `FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL ${level === 'seal' ? 3 : 9}, PARQUET_VERSION V2, DICTIONARY_SIZE_LIMIT 1`;

/**
 * Writes a relation of versions (series, ts, value, quality, text, seq) as one sealed file and makes it durable.
 * Columns: series, path, metric, ts, value, text, quality, seq. Null when there is nothing to write.
 */
export async function writeFile(
  connection: DuckDBConnection,
  folder: string,
  versions: string,
  file: { id: number; org: string; part: string; level: SealedFile['level'] },
): Promise<SealedFile | null> {
  const name = fileName(file.org, file.part, file.level, file.id);
  const final = join(folder, name);
  const temporary = `${final}.tmp`;
  await makeFolder(folder, dirname(final));
  await connection.run(`COPY (
      SELECT series, coalesce(name.path, '') AS path, coalesce(name.metric, '') AS metric, ts,
        CASE WHEN isnan(value) THEN NULL ELSE value END AS value, text, quality, seq
      FROM (SELECT *, ${NAME} AS name FROM ${newestInOrder(versions, 'series NOT IN (SELECT series FROM forgotten)')} v)
    ) TO ${quoted(temporary)} (${copyOptions(file.level)})`);
  const facts = await readColumns(
    await connection.run(`SELECT count(*)::DOUBLE, epoch_us(min(ts))::DOUBLE, epoch_us(max(ts))::DOUBLE, min(seq)::DOUBLE, max(seq)::DOUBLE, min(series)::DOUBLE, max(series)::DOUBLE
      FROM read_parquet(${quoted(temporary)}, hive_partitioning = false)`),
  );
  const [rows, minTs, maxTs, minSeq, maxSeq, minSeries, maxSeries] = Array.from(
    { length: 7 },
    (_, column) => facts.doubles(column)[0],
  );
  await settle(temporary, final);
  if (rows === 0) return null;
  return {
    ...file,
    name,
    rows,
    bytes: (await stat(final)).size,
    minTs,
    maxTs,
    minSeq,
    maxSeq,
    minSeries,
    maxSeries,
  };
}

/** A lookup, not a join: a join may be turned round, and the order of the rows with it. */
const NAME =
  '(SELECT struct_pack(path := n.path, metric := n.metric) FROM names.names n WHERE n.series = v.series)';

/** Makes a folder so that it survives a crash: every new level's parent is flushed. */
async function makeFolder(root: string, folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  if (first === undefined) return;
  for (let made = folder; made.length > root.length; made = dirname(made)) await flush(dirname(made));
}

export async function addFile(connection: DuckDBConnection, file: SealedFile): Promise<void> {
  await connection.run(
    `INSERT INTO files VALUES (${file.id}, $1, $2, $3, $4, ${file.rows}, ${file.bytes},
      make_timestamp(${file.minTs}::BIGINT), make_timestamp(${file.maxTs}::BIGINT), ${file.minSeq}, ${file.maxSeq}, ${file.minSeries}, ${file.maxSeries})`,
    [file.org, file.level, file.part, file.name],
  );
}

const NEXT_FILE = 'next_file';

/** Takes the next file id; kept in the manifest so that no name is ever used twice. */
export async function nextFileId(connection: DuckDBConnection): Promise<number> {
  const id = (await readNumber(connection, NEXT_FILE)) + 1;
  await writeNumber(connection, NEXT_FILE, id);
  return id;
}

/**
 * Seals one closed hot segment: files first (temporary → fsync → rename → fsync of the folder), then one transaction
 * that adds them to the manifest, notes the newest points and drops the segment. The rollups must be up to date.
 */
export async function sealSegment(
  connection: DuckDBConnection,
  folder: string,
  segment: number,
  now: number,
): Promise<SealedFile[]> {
  const table = hotTable(segment);
  const placed = `SELECT h.*, coalesce(n.org, '_') AS org, ${dayOrMonth(`make_timestamp(${Math.floor(now * 1000)}::BIGINT)`)} AS part
    FROM ${table} h LEFT JOIN names.names n ON n.series = h.series`;
  const parts = await connection.runAndReadAll(`SELECT org, part FROM (${placed}) GROUP BY ALL ORDER BY ALL`);
  const files: SealedFile[] = [];
  for (const row of parts.getRows()) {
    const [org, part] = row as [string, string];
    const versions = `(SELECT series, ts, value, quality, text, seq FROM (${placed}) WHERE org = ${quoted(org)} AND part = ${quoted(part)})`;
    const file = await writeFile(connection, folder, versions, {
      id: await nextFileId(connection),
      org,
      part,
      level: 'seal',
    });
    if (file !== null) files.push(file);
  }
  await connection.run('BEGIN TRANSACTION');
  try {
    for (const file of files) await addFile(connection, file);
    await connection.run(
      `CREATE OR REPLACE TEMP TABLE newest AS ${latestOf(`SELECT * FROM latest UNION ALL SELECT series, ts, value, quality, text, seq FROM ${table} WHERE quality <> 20`)}`,
    );
    await connection.run('DELETE FROM latest');
    await connection.run('INSERT INTO latest SELECT series, ts, value, quality, text, seq FROM newest');
    await connection.run(`DELETE FROM segments WHERE id = ${segment}`);
    await connection.run(`DROP TABLE ${table}`);
    await connection.run('COMMIT');
  } catch (error) {
    await connection.run('ROLLBACK').catch(() => undefined);
    throw error;
  }
  return files;
}
