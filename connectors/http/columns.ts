import type { Batch } from '@selvedge/sdk/connector';
import { type Key, readKey } from './keys.ts';
import { MAX_COLUMN_ROWS, ROWS_PER_SLICE } from './limits.ts';
import { PathTable } from './path-table.ts';
import { addValue, readQuality, readTime } from './points.ts';
import { type Rows, Values, batchOf, bytes, doubles, integers } from './rows.ts';
import { TOKEN, type Tokens } from './tokens.ts';

type List = Exclude<Key, 'path' | 'value'>;

/**
 * Reads `{"paths":[…],"ts"?:[…],"values":[…],"quality"?:[…]}`, keys in any order. The lists are of one length; `paths`
 * or `ts` of a single entry stands for every row.
 */
export class ColumnsReader {
  readonly #tokens: Tokens;
  readonly #table = new PathTable();
  readonly #path = integers();
  readonly #time = doubles();
  readonly #quality = bytes();
  readonly #values = new Values();
  readonly #seen = new Set<List>();
  #state: 'list' | 'first' | 'item' | 'comma' | 'next' | 'key' | 'colon' = 'list';
  #name: List = 'paths';

  constructor(tokens: Tokens) {
    this.#tokens = tokens;
  }

  /** Begins with the first key, whose colon was read too. */
  open(key: Key): void {
    this.#begin(key);
    this.#state = 'list';
  }

  /** True when the closing brace was read; false when the next chunk is needed. */
  run(): boolean {
    for (;;) {
      if (this.#state === 'item' || this.#state === 'comma') {
        if (!this.#items()) return false;
        continue;
      }
      const token = this.#tokens.next();
      if (token <= TOKEN.end) return false;
      if (token === TOKEN.close && this.#state === 'next') return true;
      this.#between(token);
    }
  }

  /** All rows, in slices. @throws ConnectorError never when the lists do not fit together */
  batches(): Batch[] {
    const rows = this.#rows();
    const { length } = this.#values;
    const batches: Batch[] = [];
    for (let from = 0; from < length; from += ROWS_PER_SLICE)
      batches.push(batchOf(rows, from, Math.min(length, from + ROWS_PER_SLICE)));
    return batches;
  }

  /** Whatever stands around the lists. */
  #between(token: number): void {
    const state = this.#state;
    if (state === 'list' && token === TOKEN.openList) this.#state = 'first';
    else if (state === 'next' && token === TOKEN.comma) this.#state = 'key';
    else if (state === 'colon' && token === TOKEN.colon) this.#state = 'list';
    else if (state === 'key' && token === TOKEN.string) {
      this.#begin(readKey(this.#tokens));
      this.#state = 'colon';
    } else if (state === 'first') {
      if (token === TOKEN.closeList) this.#state = 'next';
      else {
        this.#add(token);
        this.#state = 'comma';
      }
    } else
      throw this.#tokens.fault(
        state === 'list' ? `“${this.#name}” must be a list, as long as the others` : 'this is not JSON',
      );
  }

  #begin(key: Key): void {
    if (key === 'path' || key === 'value')
      throw this.#tokens.fault(`“${key}” is one point’s, and no list: columns have “${key}s”`);
    if (this.#seen.has(key)) throw this.#tokens.fault(`“${key}” stands twice`);
    this.#seen.add(key);
    this.#name = key;
  }

  /** The rest of a list, as far as it has arrived. True when it was closed. */
  #items(): boolean {
    const tokens = this.#tokens;
    let comma = this.#state === 'comma';
    for (;;) {
      const token = tokens.next();
      if (token <= TOKEN.end) {
        this.#state = comma ? 'comma' : 'item';
        return false;
      }
      if (!comma) this.#add(token);
      else if (token === TOKEN.closeList) break;
      else if (token !== TOKEN.comma) throw this.#fault('a comma or ] is missing');
      comma = !comma;
    }
    this.#state = 'next';
    return true;
  }

  #add(token: number): void {
    const tokens = this.#tokens;
    try {
      if (this.#name === 'paths') {
        if (token !== TOKEN.string) throw tokens.fault('a path must be a text');
        this.#path.add(this.#table.index(tokens));
      } else if (this.#name === 'ts') this.#time.add(readTime(token, tokens));
      else if (this.#name === 'values') addValue(this.#values, token, tokens);
      else this.#quality.add(readQuality(token, tokens));
    } catch (error) {
      throw this.#located(error);
    }
    if (this.#length > MAX_COLUMN_ROWS)
      throw tokens.fault(`more than ${MAX_COLUMN_ROWS} rows in one columns object: send several`);
  }

  /** Entries of the list being read. */
  get #length(): number {
    const lists = { paths: this.#path, ts: this.#time, values: this.#values, quality: this.#quality };
    return lists[this.#name].length;
  }

  #rows(): Rows {
    for (const name of ['paths', 'values'] as const)
      if (!this.#seen.has(name)) throw this.#tokens.fault(`columns need “${name}”`);
    const { length } = this.#values;
    const time = this.#seen.has('ts') ? this.#time : { length: 1, cells: Float64Array.of(Number.NaN) };
    this.#check('paths', this.#path.length, length, true);
    this.#check('ts', time.length, length, true);
    if (this.#seen.has('quality')) this.#check('quality', this.#quality.length, length, false);
    return {
      paths: this.#table.paths,
      path: this.#path.length === length ? this.#path.cells : new Int32Array(length),
      time: time.length === length ? time.cells : new Float64Array(length).fill(time.cells[0]),
      values: this.#values,
      quality: this.#seen.has('quality') ? this.#quality.cells : null,
    };
  }

  #check(name: List, length: number, expected: number, mayBeOne: boolean): void {
    if (length === expected || (mayBeOne && length === 1)) return;
    throw this.#tokens.fault(`“${name}” has ${length} entries, “values” has ${expected}`);
  }

  #fault(what: string): Error {
    return this.#located(this.#tokens.fault(what));
  }

  #located(error: unknown): Error {
    if (!(error instanceof Error)) return new Error(String(error));
    error.message = error.message.replace(/^(line \d+): /, `$1, ${this.#name}[${this.#length}]: `);
    return error;
  }
}
