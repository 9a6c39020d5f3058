import type { DuckDBConnection } from '@duckdb/node-api';
import { existsSync } from 'node:fs';
import { copyFile, link, mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { flush } from './durable.ts';
import { quoted, readSources } from './source.ts';

/** Tables that a backup carries beside the sealed files. */
const TABLES = ['files', 'minute', 'hour', 'latest', 'forgotten', 'meta'] as const;

/** Puts everything that is sealed into a folder: files linked or copied, tables as files. */
export async function cutTo(connection: DuckDBConnection, history: string, folder: string): Promise<void> {
  await mkdir(join(folder, 'cut'), { recursive: true });
  for (const table of TABLES)
    await connection.run(
      `COPY ${table} TO ${quoted(join(folder, 'cut', `${table}.parquet`))} (FORMAT parquet, COMPRESSION zstd)`,
    );
  for (const file of (await readSources(connection, history)).files) {
    const target = join(folder, file.name);
    await mkdir(dirname(target), { recursive: true });
    await link(join(history, file.name), target).catch(() => copyFile(join(history, file.name), target));
  }
  await flush(folder);
}

/** Takes the tables of a restored backup into a new database. */
export async function takeIn(connection: DuckDBConnection, cut: string): Promise<void> {
  if (!existsSync(cut)) return;
  await connection.run('BEGIN TRANSACTION');
  for (const table of TABLES)
    await connection.run(
      `INSERT INTO ${table} SELECT * FROM read_parquet(${quoted(join(cut, `${table}.parquet`))}, hive_partitioning = false)`,
    );
  await connection.run('COMMIT');
  await rm(cut, { recursive: true });
}
