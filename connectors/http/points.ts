import { type Batch, ConnectorError, parseQuality } from '@selvedge/sdk/connector';
import { parseTime } from '../payload/time.ts';
import { type Key, readKey } from './keys.ts';
import { ROWS_PER_BATCH } from './limits.ts';
import { PathTable } from './path-table.ts';
import { Values, batchOf, bytes, doubles, integers } from './rows.ts';
import { TOKEN, type Tokens } from './tokens.ts';

const BIT = { path: 1, ts: 2, value: 4, quality: 8, paths: 0, values: 0 };

/** Reads `{"path","ts"?,"value","quality"?}` one after the other into columns. */
export class PointsReader {
  readonly #tokens: Tokens;
  readonly #paths = new PathTable();
  readonly #path = integers();
  readonly #time = doubles();
  readonly #quality = bytes();
  readonly #values = new Values();
  #state: 'value' | 'next' | 'key' | 'colon' = 'value';
  #key: Key = 'path';
  /** Keys of this point so far, as bits. */
  #seen = 0;

  constructor(tokens: Tokens) {
    this.#tokens = tokens;
  }

  get isFull(): boolean {
    return this.#path.length >= ROWS_PER_BATCH;
  }

  /** Begins a point. `key` is its first, whose colon was read too. */
  open(key: Key): void {
    this.#seen = 0;
    this.#time.add(Number.NaN);
    this.#quality.add(0);
    this.#name(key);
    this.#state = 'value';
  }

  /** True when the point's closing brace was read; false when the next chunk is needed. */
  run(): boolean {
    for (;;) {
      const token = this.#tokens.next();
      if (token <= TOKEN.end) return false;
      if (this.#state === 'value') {
        this.#value(token);
        this.#state = 'next';
      } else if (this.#state === 'next') {
        if (token === TOKEN.close) {
          this.#close();
          return true;
        }
        if (token !== TOKEN.comma) throw this.#tokens.fault('a comma or } is missing');
        this.#state = 'key';
      } else if (this.#state === 'key') {
        if (token !== TOKEN.string) throw this.#tokens.fault('a key is missing');
        this.#name(readKey(this.#tokens));
        this.#state = 'colon';
      } else {
        if (token !== TOKEN.colon) throw this.#tokens.fault('a colon is missing');
        this.#state = 'value';
      }
    }
  }

  /** The complete points as a batch; null when there are none. */
  take(): Batch | null {
    const { length } = this.#path;
    if (length === 0) return null;
    const rows = {
      paths: this.#paths.paths,
      path: this.#path.cells,
      time: this.#time.cells,
      values: this.#values,
      quality: this.#quality.cells,
    };
    const batch = batchOf(rows, 0, length);
    this.#paths.clear();
    for (const column of [this.#path, this.#time, this.#quality, this.#values]) column.length = 0;
    this.#values.text = null;
    return batch;
  }

  #name(key: Key): void {
    const bit = BIT[key];
    if (bit === 0) throw this.#tokens.fault(`“${key}” belongs to columns, and must be a list`);
    if ((this.#seen & bit) !== 0) throw this.#tokens.fault(`“${key}” stands twice in one point`);
    this.#seen |= bit;
    this.#key = key;
  }

  #value(token: number): void {
    const tokens = this.#tokens;
    if (this.#key === 'path') {
      if (token !== TOKEN.string) throw tokens.fault('path must be a text');
      this.#path.add(this.#paths.index(tokens));
    } else if (this.#key === 'value') addValue(this.#values, token, tokens);
    else if (this.#key === 'ts') this.#time.cells[this.#time.length - 1] = readTime(token, tokens);
    else this.#quality.cells[this.#quality.length - 1] = readQuality(token, tokens);
  }

  #close(): void {
    if ((this.#seen & BIT.path) === 0) throw this.#tokens.fault('a point has no path');
    if ((this.#seen & BIT.value) === 0) throw this.#tokens.fault('a point has no value');
  }
}

/** Adds the value a token stands for. @throws ConnectorError never for an object or a list */
export function addValue(into: Values, token: number, tokens: Tokens): void {
  if (token === TOKEN.number) {
    const { number } = tokens;
    if (typeof number === 'number') into.number(number);
    else into.bigint(number);
  } else if (token === TOKEN.string) into.string(tokens.text());
  else if (token === TOKEN.null) into.none();
  else if (token === TOKEN.true) into.number(1);
  else if (token === TOKEN.false) into.number(0);
  else throw tokens.fault('a value is a number, a text, true, false or null');
}

/** Microseconds; NaN = stamp on arrival. @throws ConnectorError never for what is no time */
export function readTime(token: number, tokens: Tokens): number {
  if (token === TOKEN.null) return Number.NaN;
  if (token === TOKEN.number && typeof tokens.number === 'number') {
    const time = parseTime(tokens.number);
    if (time !== null) return time;
  } else if (token === TOKEN.string) {
    const time = parseTime(tokens.text());
    if (time !== null) return time;
  }
  throw noTime(tokens);
}

const noTime = (tokens: Tokens): ConnectorError =>
  tokens.fault('ts is neither RFC 3339 with its zone (2026-11-23T07:50:00Z) nor milliseconds since 1970');

export function readQuality(token: number, tokens: Tokens): number {
  if (token === TOKEN.number) return parseQuality(tokens.number);
  if (token === TOKEN.string) return parseQuality(tokens.text());
  if (token === TOKEN.null || token === TOKEN.true) return parseQuality(true);
  if (token === TOKEN.false) return parseQuality(false);
  throw tokens.fault('quality is a code, a name of the list, true or false');
}
