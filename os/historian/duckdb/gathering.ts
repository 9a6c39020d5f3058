import type { SeriesRows } from '../historian.ts';

/** A batch that waits for its commit. */
export interface Waiting {
  readonly rows: SeriesRows;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** Batches that share one commit. */
export interface Group {
  readonly rows: SeriesRows;
  readonly transfer: ArrayBuffer[];
  resolve(): void;
  reject(error: Error): void;
}

/** Rows of one commit at most; more wait for the next. */
const MOST_ROWS = 500_000;

/** Gathers batches while a commit is under way. */
export class Gathering {
  #waiting: Waiting[] = [];

  add(batch: Waiting): void {
    this.#waiting.push(batch);
  }

  /** Everything gathered, within the limit, as one set of columns in the order given; null when there is nothing. */
  take(): Group | null {
    if (this.#waiting.length === 0) return null;
    let length = 0;
    let count = 0;
    while (
      count < this.#waiting.length &&
      (count === 0 || length + this.#waiting[count].rows.length <= MOST_ROWS)
    ) {
      length += this.#waiting[count++].rows.length;
    }
    const batches = this.#waiting.splice(0, count);
    const { rows, transfer } = join(batches, length);
    return {
      rows,
      transfer,
      resolve: () => batches.forEach((batch) => batch.resolve()),
      reject: (error) => batches.forEach((batch) => batch.reject(error)),
    };
  }
}

function join(batches: readonly Waiting[], length: number): { rows: SeriesRows; transfer: ArrayBuffer[] } {
  const series = new Int32Array(length);
  const time = new Float64Array(length);
  const value = new Float64Array(length);
  const quality = new Uint8Array(length);
  const text = batches.some(({ rows }) => rows.text !== undefined)
    ? Array.from<string | null>({ length }).fill(null)
    : null;
  let at = 0;
  for (const { rows } of batches) {
    series.set(rows.series.subarray(0, rows.length), at);
    time.set(rows.time.subarray(0, rows.length), at);
    value.set(rows.value.subarray(0, rows.length), at);
    quality.set(rows.quality.subarray(0, rows.length), at);
    if (text !== null && rows.text !== undefined)
      for (let row = 0; row < rows.length; row++) text[at + row] = rows.text[row];
    at += rows.length;
  }
  return {
    rows: { length, series, time, value, quality, ...(text === null ? {} : { text }) },
    transfer: [series.buffer, time.buffer, value.buffer, quality.buffer],
  };
}
