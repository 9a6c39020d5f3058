/** What a source may send as a value. A bigint keeps all 64 bits. */
export type PointValue = number | string | boolean | bigint;

/**
 * Points as columns; row i of every column is one point. No object per point.
 * Rows of one path keep the order in which the source sent them; on equal (path, time) the later row wins.
 */
export interface Batch {
  readonly length: number;
  /** Distinct metric paths; `path[i]` points into it. */
  readonly paths: readonly string[];
  readonly path: Int32Array;
  /** Whole microseconds since the epoch; NaN = stamp on arrival. */
  readonly time: Float64Array;
  /** The number; true/false as 1/0; NaN where the point is a text. */
  readonly value: Float64Array;
  /** Codes of quality.ts. */
  readonly quality: Uint8Array;
  /** Texts, and whole numbers beyond 2^53 in decimal digits; null elsewhere. Absent when there are none. */
  readonly text?: readonly (string | null)[];
}

const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** Collects points into a Batch. Reusable: `take()` hands the columns over and starts anew. */
export class BatchBuilder {
  #length = 0;
  #paths: string[] = [];
  #index = new Map<string, number>();
  #path: Int32Array;
  #time: Float64Array;
  #value: Float64Array;
  #quality: Uint8Array;
  #text: (string | null)[] | null = null;

  constructor(capacity = 64) {
    this.#path = new Int32Array(capacity);
    this.#time = new Float64Array(capacity);
    this.#value = new Float64Array(capacity);
    this.#quality = new Uint8Array(capacity);
  }

  get length(): number {
    return this.#length;
  }

  /**
   * @param path    metric path
   * @param time    whole microseconds since the epoch, or NaN to be stamped on arrival
   * @param quality code of quality.ts
   */
  add(path: string, time: number, value: PointValue, quality = 0): void {
    if (this.#length === this.#path.length) this.#grow();
    const row = this.#length++;
    let index = this.#index.get(path);
    if (index === undefined) {
      index = this.#paths.push(path) - 1;
      this.#index.set(path, index);
    }
    this.#path[row] = index;
    this.#time[row] = time;
    this.#quality[row] = quality;
    if (typeof value === 'number') {
      this.#value[row] = value;
      if (this.#text !== null) this.#text[row] = null;
    } else if (typeof value === 'boolean') {
      this.#value[row] = value ? 1 : 0;
      if (this.#text !== null) this.#text[row] = null;
    } else if (typeof value === 'bigint') {
      this.#value[row] = Number(value);
      this.#write(row, value > MAX_SAFE || value < -MAX_SAFE ? value.toString() : null);
    } else {
      this.#value[row] = Number.NaN;
      this.#write(row, value);
    }
  }

  /**
   * Adds several values of one moment, of good quality: the text where there is one, else the number
   * (true/false as 1/0). The quick way for machines that send many metrics at once.
   */
  addRow(
    paths: readonly string[],
    time: number,
    values: Float64Array,
    texts: readonly (string | null)[] | null,
  ): void {
    const count = paths.length;
    while (this.#length + count > this.#path.length) this.#grow();
    const index = this.#index;
    for (let slot = 0; slot < count; slot++) {
      const row = this.#length++;
      const path = paths[slot];
      let at = index.get(path);
      if (at === undefined) {
        at = this.#paths.push(path) - 1;
        index.set(path, at);
      }
      this.#path[row] = at;
      this.#time[row] = time;
      this.#quality[row] = 0;
      const text = texts === null ? null : texts[slot];
      this.#value[row] = text === null ? values[slot] : Number.NaN;
      if (text !== null || this.#text !== null) this.#write(row, text);
    }
  }

  take(): Batch {
    const length = this.#length;
    const batch: Batch = {
      length,
      paths: this.#paths,
      path: this.#path.subarray(0, length),
      time: this.#time.subarray(0, length),
      value: this.#value.subarray(0, length),
      quality: this.#quality.subarray(0, length),
      ...(this.#text === null ? {} : { text: this.#text }),
    };
    const capacity = Math.max(64, length);
    this.#length = 0;
    this.#paths = [];
    this.#index = new Map();
    this.#path = new Int32Array(capacity);
    this.#time = new Float64Array(capacity);
    this.#value = new Float64Array(capacity);
    this.#quality = new Uint8Array(capacity);
    this.#text = null;
    return batch;
  }

  #write(row: number, text: string | null): void {
    if (this.#text === null) {
      if (text === null) return;
      this.#text = Array.from({ length: row }, () => null);
    }
    this.#text[row] = text;
  }

  #grow(): void {
    const capacity = this.#path.length * 2;
    const widen = <T extends Int32Array | Float64Array | Uint8Array>(wide: T, narrow: T): T => {
      wide.set(narrow);
      return wide;
    };
    this.#path = widen(new Int32Array(capacity), this.#path);
    this.#time = widen(new Float64Array(capacity), this.#time);
    this.#value = widen(new Float64Array(capacity), this.#value);
    this.#quality = widen(new Uint8Array(capacity), this.#quality);
  }
}
