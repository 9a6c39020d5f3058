import { readDecimal } from './decimal.ts';
import type { PointSink } from './plain.ts';
import { parseTime } from './time.ts';
import type { Topic } from './topic.ts';

const LONGEST = 8_192;
const cursor = { end: 0 };

/**
 * How a machine writes its objects: always the same keys in the same order, only the values differ. A message that fits
 * is read without JSON.parse and without making a string of it, about ten times as fast; any other is read as usual.
 */
export class Shape {
  /** A message as it came; what stands between the values is what must stand there again. */
  readonly #model: Buffer;
  /** Start and end of each such part; one more than values. */
  readonly #parts: Int32Array;
  /** Paths of the values, the time left out. */
  readonly #paths: readonly string[];
  /** Which value is the time; −1 = none. */
  readonly #time: number;
  readonly #values: Float64Array;
  readonly #texts: (string | null)[];

  private constructor(model: Buffer, parts: Int32Array, slots: readonly (string | null)[]) {
    this.#model = model;
    this.#parts = parts;
    this.#paths = slots.filter((path) => path !== null);
    this.#time = slots.indexOf(null);
    this.#values = new Float64Array(this.#paths.length);
    this.#texts = this.#paths.map(() => null);
  }

  /**
   * Learns from a message that was read as usual, whole and without fault.
   * @returns null when it is not a flat object of plain values
   */
  static of(topic: Topic, bytes: Buffer, start: number, end: number): Shape | null {
    if (end - start > LONGEST) return null;
    const parts = [start];
    const slots: (string | null)[] = [];
    const names = new Set<string>();
    let at = skip(bytes, start, end);
    if (bytes[at] !== 123) return null;
    do {
      at = skip(bytes, at + 1, end);
      const nameEnd = endOfText(bytes, at, end, 255);
      if (nameEnd < 0) return null;
      const name = bytes.toString('utf8', at + 1, nameEnd - 1);
      const path = slotOf(topic, name);
      if (path === undefined || names.has(name)) return null;
      names.add(name);
      at = skip(bytes, nameEnd, end);
      if (bytes[at] !== 58) return null;
      at = skip(bytes, at + 1, end);
      parts.push(at);
      at = endOfValue(bytes, at, end);
      if (at < 0) return null;
      parts.push(at);
      slots.push(path);
      at = skip(bytes, at, end);
    } while (bytes[at] === 44);
    if (bytes[at] !== 125 || skip(bytes, at + 1, end) !== end) return null;
    if (names.has('value') && names.size > (names.has('ts') ? 2 : 1)) return null;
    if (names.size === (names.has('ts') ? 1 : 0)) return null;
    parts.push(end);
    const model = Buffer.from(bytes.subarray(start, end));
    return new Shape(
      model,
      Int32Array.from(parts, (offset) => offset - start),
      slots,
    );
  }

  /** Reads a message of this shape and adds its points. @returns false, having added nothing, when it has another shape */
  read(bytes: Buffer, start: number, end: number, into: PointSink): boolean {
    const count = this.#paths.length + (this.#time < 0 ? 0 : 1);
    let at = start;
    let time = Number.NaN;
    let hasText = false;
    let row = 0;
    for (let index = 0; index < count; index++) {
      at = this.#pass(index, bytes, at, end);
      if (at < 0) return false;
      const first = bytes[at];
      let number: number;
      let text: string | null = null;
      if (first === 34) {
        const after = endOfText(bytes, at, end);
        if (after < 0) return false;
        text = bytes.toString('latin1', at + 1, after - 1);
        number = Number.NaN;
        at = after;
      } else if (first === 116 || first === 102) {
        number = first === 116 ? 1 : 0;
        at = endOfWord(bytes, at, end, first);
        if (at < 0 || index === this.#time) return false;
      } else {
        number = readDecimal(bytes, at, end, cursor);
        if (number !== number) return false;
        at = cursor.end;
      }
      if (index === this.#time) {
        const read = parseTime(text ?? number);
        if (read === null) return false;
        time = read;
      } else {
        this.#values[row] = number;
        if (text !== null) hasText = true;
        this.#texts[row++] = text;
      }
    }
    if (this.#pass(count, bytes, at, end) !== end) return false;
    into.addRow(this.#paths, time, this.#values, hasText ? this.#texts : null);
    return true;
  }

  /** Compares the part before value `index`. @returns where it ends, −1 when something else stands there */
  #pass(index: number, bytes: Buffer, start: number, end: number): number {
    const model = this.#model;
    const stop = this.#parts[2 * index + 1];
    let at = start;
    let from = this.#parts[2 * index];
    if (at + stop - from > end) return -1;
    while (from < stop) if (model[from++] !== bytes[at++]) return -1;
    return at;
  }
}

/** Path of the value under this key; null = it is the time; undefined = nothing to learn. */
function slotOf(topic: Topic, name: string): string | null | undefined {
  if (name === 'ts') return null;
  if (name === 'value') return topic.isMetric ? topic.path : undefined;
  return topic.metric(name) ?? undefined;
}

function skip(bytes: Buffer, start: number, end: number): number {
  let at = start;
  while (
    at < end &&
    (bytes[at] === 32 || (bytes[at] >= 9 && bytes[at] <= 13 && bytes[at] !== 11 && bytes[at] !== 12))
  )
    at++;
  return at;
}

/** End of a JSON text without escapes and bytes above `highest` that starts at `start`; −1 when there is none. */
function endOfText(bytes: Buffer, start: number, end: number, highest = 126): number {
  if (bytes[start] !== 34) return -1;
  for (let at = start + 1; at < end; at++) {
    const byte = bytes[at];
    if (byte === 34) return at + 1;
    if (byte === 92 || byte < 32 || byte > highest) return -1;
  }
  return -1;
}

function endOfWord(bytes: Buffer, start: number, end: number, first: number): number {
  const word = first === 116 ? TRUE : FALSE;
  if (start + word.length > end) return -1;
  for (let index = 0; index < word.length; index++) if (bytes[start + index] !== word[index]) return -1;
  return start + word.length;
}

const TRUE = Buffer.from('true');
const FALSE = Buffer.from('false');

function endOfValue(bytes: Buffer, start: number, end: number): number {
  const first = bytes[start];
  if (first === 34) return endOfText(bytes, start, end);
  if (first === 116 || first === 102) return endOfWord(bytes, start, end, first);
  return Number.isNaN(readDecimal(bytes, start, end, cursor)) ? -1 : cursor.end;
}
