import type { DuckDBAppender, DuckDBResult } from '@duckdb/node-api';
import { DOUBLE, DuckDBDataChunk, INTEGER, TIMESTAMP, UTINYINT, VARCHAR, BIGINT } from '@duckdb/node-api';
import duckdb from '@duckdb/node-bindings';
import type { SeriesRows } from '../historian.ts';

/** Rows DuckDB takes at once. */
const CHUNK = 2048;

/** Writes 64-bit whole numbers given as doubles without making a bigint for each. */
class WholeColumn {
  readonly bytes = new ArrayBuffer(CHUNK * 8);
  readonly #halves = new Uint32Array(this.bytes);

  set(row: number, whole: number): void {
    const high = Math.floor(whole / 4294967296);
    this.#halves[row * 2] = whole - high * 4294967296;
    this.#halves[row * 2 + 1] = high;
  }
}

/**
 * Appends rows to a hot table in chunks of columns: no call per value but for texts.
 * Column order: series, ts, value, quality, text, seq.
 */
export class RowWriter {
  readonly #plain = DuckDBDataChunk.create([INTEGER, TIMESTAMP, DOUBLE, UTINYINT, VARCHAR, BIGINT], CHUNK);
  readonly #ts = new WholeColumn();
  readonly #seq = new WholeColumn();

  constructor() {
    const noText = this.#plain.getColumnVector(4);
    for (let row = 0; row < CHUNK; row++) noText.setItem(row, null);
    noText.flush();
  }

  /**
   * @param sequences ingest sequence of every row
   */
  append(appender: DuckDBAppender, rows: SeriesRows, sequences: Float64Array): void {
    for (let from = 0; from < rows.length; from += CHUNK) {
      const count = Math.min(CHUNK, rows.length - from);
      const texts = rows.text?.slice(from, from + count);
      const chunk = texts?.some((text) => text !== null) ? withTexts(texts) : this.#plain;
      this.#fill(chunk, rows, sequences, from, count);
      chunk.rowCount = count;
      appender.appendDataChunk(chunk);
    }
  }

  #fill(
    chunk: DuckDBDataChunk,
    rows: SeriesRows,
    sequences: Float64Array,
    from: number,
    count: number,
  ): void {
    for (let row = 0; row < count; row++) {
      this.#ts.set(row, rows.time[from + row]);
      this.#seq.set(row, sequences[from + row]);
    }
    copy(chunk, 0, rows.series, from, count);
    copyBytes(chunk, 1, this.#ts.bytes, 0, count * 8);
    copy(chunk, 2, rows.value, from, count);
    copy(chunk, 3, rows.quality, from, count);
    copyBytes(chunk, 5, this.#seq.bytes, 0, count * 8);
  }
}

function withTexts(texts: readonly (string | null)[]): DuckDBDataChunk {
  const chunk = DuckDBDataChunk.create([INTEGER, TIMESTAMP, DOUBLE, UTINYINT, VARCHAR, BIGINT], CHUNK);
  const column = chunk.getColumnVector(4);
  for (let row = 0; row < texts.length; row++) column.setItem(row, texts[row]);
  column.flush();
  return chunk;
}

function copy(
  chunk: DuckDBDataChunk,
  column: number,
  values: Int32Array | Float64Array | Uint8Array,
  from: number,
  count: number,
): void {
  const size = values.BYTES_PER_ELEMENT;
  copyBytes(chunk, column, values.buffer as ArrayBuffer, values.byteOffset + from * size, count * size);
}

function copyBytes(
  chunk: DuckDBDataChunk,
  column: number,
  source: ArrayBuffer,
  offset: number,
  bytes: number,
): void {
  duckdb.copy_data_to_vector(duckdb.data_chunk_get_vector(chunk.chunk, column), 0, source, offset, bytes);
}

/** A column of an answer. Doubles: NULL reads as NaN. */
export interface Columns {
  readonly length: number;
  doubles(column: number): Float64Array;
  texts(column: number): (string | null)[];
}

/** Reads a whole result; columns must be DOUBLE (read as doubles) or VARCHAR (read as texts). */
export async function readColumns(result: DuckDBResult): Promise<Columns> {
  const chunks = await result.fetchAllChunks();
  const length = chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0);
  const known = new Map<number, Float64Array>();
  return {
    length,
    doubles(column) {
      const read = known.get(column);
      if (read !== undefined) return read;
      const values = new Float64Array(length);
      known.set(column, values);
      let at = 0;
      for (const chunk of chunks) {
        const count = chunk.rowCount;
        if (count === 0) continue;
        const vector = duckdb.data_chunk_get_vector(chunk.chunk, column);
        const bytes = duckdb.vector_get_data(vector, count * 8);
        values.set(new Float64Array(bytes.buffer, bytes.byteOffset, count), at);
        const words = Math.ceil(count / 64) * 8;
        const valid = duckdb.vector_get_validity(vector, words) as Uint8Array | null;
        if (valid) {
          for (let row = 0; row < count; row++)
            if ((valid[row >> 3] & (1 << (row & 7))) === 0) values[at + row] = Number.NaN;
        }
        at += count;
      }
      return values;
    },
    texts: (column) => chunks.flatMap((chunk) => chunk.getColumnValues(column) as (string | null)[]),
  };
}
