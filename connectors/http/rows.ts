import type { Batch } from '@selvedge/sdk/connector';
import { QUALITY, isUsable } from '@selvedge/sdk/connector';

const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** Values of points as growing columns; `text` appears with the first text. */
export class Values {
  length = 0;
  value = new Float64Array(1024);
  /** Code each value brings with it: notANumber for what is none. */
  quality = new Uint8Array(1024);
  text: (string | null)[] | null = null;

  number(value: number): void {
    const row = this.#row();
    const finite = value - value === 0;
    this.value[row] = finite ? value : Number.NaN;
    this.quality[row] = finite ? QUALITY.good : QUALITY.notANumber;
    if (this.text !== null) this.text[row] = null;
  }

  none(): void {
    this.number(Number.NaN);
  }

  bigint(value: bigint): void {
    this.number(Number(value));
    if (value > MAX_SAFE || value < -MAX_SAFE) this.#write(value.toString());
  }

  string(text: string): void {
    this.number(0);
    this.value[this.length - 1] = Number.NaN;
    this.#write(text);
  }

  #row(): number {
    if (this.length === this.value.length) {
      this.value = widened(this.value, new Float64Array(this.length * 2));
      this.quality = widened(this.quality, new Uint8Array(this.length * 2));
    }
    return this.length++;
  }

  #write(text: string): void {
    this.text ??= Array.from({ length: this.length }, () => null);
    this.text[this.length - 1] = text;
  }
}

type Cells = Int32Array | Float64Array | Uint8Array;

/** A column that grows. */
export class Column<T extends Cells> {
  length = 0;
  cells: T;
  readonly #make: (length: number) => T;

  constructor(make: (length: number) => T) {
    this.#make = make;
    this.cells = make(1024);
  }

  add(cell: number): void {
    if (this.length === this.cells.length) this.cells = widened(this.cells, this.#make(this.length * 2));
    this.cells[this.length++] = cell;
  }
}

/** Columns of one object or of one run of points, all of the same length. */
export interface Rows {
  readonly paths: readonly string[];
  readonly path: Int32Array;
  readonly time: Float64Array;
  readonly values: Values;
  /** What the source says of each point's quality; null = good throughout. */
  readonly quality: Uint8Array | null;
}

/** Rows [from, to) as a batch with buffers of its own. */
export function batchOf(rows: Rows, from: number, to: number): Batch {
  const quality = rows.values.quality.slice(from, to);
  if (rows.quality !== null) {
    for (let row = 0; row < quality.length; row++) {
      const said = rows.quality[from + row];
      if (!isUsable(said) || isUsable(quality[row])) quality[row] = said;
    }
  }
  const text = rows.values.text?.slice(from, to);
  return {
    length: to - from,
    paths: rows.paths,
    path: rows.path.slice(from, to),
    time: rows.time.slice(from, to),
    value: rows.values.value.slice(from, to),
    quality,
    ...(text === undefined ? {} : { text }),
  };
}

function widened<T extends Cells>(narrow: T, wide: T): T {
  wide.set(narrow);
  return wide;
}

export const integers = (): Column<Int32Array> => new Column((length) => new Int32Array(length));
export const doubles = (): Column<Float64Array> => new Column((length) => new Float64Array(length));
export const bytes = (): Column<Uint8Array> => new Column((length) => new Uint8Array(length));
