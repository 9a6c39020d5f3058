import {
  BIGINT,
  DOUBLE,
  DuckDBDataChunk,
  DuckDBInstance,
  INTEGER,
  TIMESTAMP,
  UTINYINT,
  VARCHAR,
} from '@duckdb/node-api';
import duckdb from '@duckdb/node-bindings';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '@selvedge/tests/house/platform.ts';

const CHUNK = 2048;

/** Rows a second that DuckDB takes by data chunks into a table of the same columns, a commit every 50,000 rows. */
export async function bareAppend(rows = 2_000_000): Promise<number> {
  const folder = temporaryFolder('append');
  const instance = await DuckDBInstance.create(join(folder, 'bare.duckdb'), { threads: '2' });
  const connection = await instance.connect();
  await connection.run(
    'CREATE TABLE t (series INTEGER, ts TIMESTAMP, value DOUBLE, quality UTINYINT, text VARCHAR, seq BIGINT)',
  );
  const chunk = DuckDBDataChunk.create([INTEGER, TIMESTAMP, DOUBLE, UTINYINT, VARCHAR, BIGINT], CHUNK);
  const texts = chunk.getColumnVector(4);
  for (let row = 0; row < CHUNK; row++) texts.setItem(row, null);
  texts.flush();
  const series = Int32Array.from({ length: CHUNK }, (_, row) => row % 500);
  const value = Float64Array.from({ length: CHUNK }, (_, row) => ((row * 37) % 997) / 7);
  const quality = new Uint8Array(CHUNK);
  const times = new BigInt64Array(CHUNK);
  const put = (column: number, source: ArrayBuffer): void =>
    duckdb.copy_data_to_vector(
      duckdb.data_chunk_get_vector(chunk.chunk, column),
      0,
      source,
      0,
      source.byteLength,
    );
  const begun = performance.now();
  const appender = await connection.createAppender('t');
  for (let done = 0; done < rows;) {
    await connection.run('BEGIN TRANSACTION');
    for (let step = 0; step < 24 && done < rows; step++, done += CHUNK) {
      times.fill(BigInt(done));
      put(0, series.buffer);
      put(1, times.buffer);
      put(2, value.buffer);
      put(3, quality.buffer);
      put(5, times.buffer);
      appender.appendDataChunk(chunk);
    }
    appender.flushSync();
    await connection.run('COMMIT');
  }
  const seconds = (performance.now() - begun) / 1000;
  appender.closeSync();
  connection.closeSync();
  instance.closeSync();
  rmSync(folder, { recursive: true });
  return rows / seconds;
}
