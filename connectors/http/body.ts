import { type Batch, ConnectorError } from '@selvedge/sdk/connector';
import { ColumnsReader } from './columns.ts';
import { type Key, readKey } from './keys.ts';
import { PointsReader } from './points.ts';
import { TOKEN, type Tokens } from './tokens.ts';

type State = 'top' | 'first' | 'item' | 'comma' | 'key' | 'colon' | 'which' | 'point' | 'columns';

/**
 * Reads a body: `[point, …]`, one point, `{"paths","ts","values"}`, or (NDJSON) any of those one after the other.
 * `run` consumes what has arrived; `take` hands over what is complete.
 */
export class BodyReader {
  readonly #tokens: Tokens;
  /** Several values may stand at the top: NDJSON. */
  readonly #many: boolean;
  readonly #points: PointsReader;
  #columns: ColumnsReader | null = null;
  #state: State = 'top';
  #key: Key = 'path';
  #inList = false;
  #values = 0;
  /** Index in the list being read. */
  #index = 0;
  #ready: Batch[] = [];

  constructor(tokens: Tokens, many: boolean) {
    this.#tokens = tokens;
    this.#many = many;
    this.#points = new PointsReader(tokens);
  }

  /** Reads until the rest of a token is missing. @throws ConnectorError never, with line and index */
  run(): void {
    try {
      while (this.#step());
    } catch (error) {
      throw this.#located(error);
    }
  }

  /** After the last chunk. @throws ConnectorError never when something is missing */
  close(): void {
    this.#tokens.finish();
    this.run();
    if (this.#state !== 'top') throw this.#located(this.#tokens.fault('the body is cut off'));
    if (this.#values === 0 && !this.#many) throw this.#tokens.fault('the body is empty');
    this.#flush();
  }

  take(): Batch[] {
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }

  /** One step further; false when the next chunk is needed. */
  #step(): boolean {
    if (this.#state === 'point') return this.#point();
    if (this.#state === 'columns') return this.#readColumns();
    if (this.#state === 'which') return this.#which();
    const token = this.#tokens.next();
    if (token <= TOKEN.end) return false;
    if (this.#state === 'key') {
      if (token !== TOKEN.string) throw this.#tokens.fault('a point needs "path" and "value"');
      this.#key = readKey(this.#tokens);
      this.#state = 'colon';
    } else if (this.#state === 'colon') {
      if (token !== TOKEN.colon) throw this.#tokens.fault('a colon is missing');
      this.#state = 'which';
    } else this.#between(token);
    return true;
  }

  /** Whatever stands around points and columns. */
  #between(token: number): void {
    const state = this.#state;
    if (state === 'top') {
      if (!this.#many && this.#values > 0)
        throw this.#tokens.fault('something follows the end of the JSON value');
      this.#values++;
      if (token === TOKEN.openList) {
        this.#inList = true;
        this.#index = 0;
        this.#state = 'first';
        return;
      }
    } else if (token === TOKEN.closeList && state !== 'item') {
      this.#inList = false;
      this.#state = 'top';
      return;
    } else if (state === 'comma') {
      if (token !== TOKEN.comma) throw this.#tokens.fault('a comma or ] is missing');
      this.#index++;
      this.#state = 'item';
      return;
    }
    if (token !== TOKEN.open) throw this.#tokens.fault('a point {"path","ts","value"} must stand here');
    this.#state = 'key';
  }

  /** A key with a list behind it begins columns, any other a point. */
  #which(): boolean {
    const begins = this.#tokens.peek();
    if (begins <= TOKEN.end) return false;
    if (begins === TOKEN.openList && !this.#inList) {
      this.#flush();
      this.#columns = new ColumnsReader(this.#tokens);
      this.#columns.open(this.#key);
      this.#state = 'columns';
    } else {
      this.#points.open(this.#key);
      this.#state = 'point';
    }
    return true;
  }

  #point(): boolean {
    if (!this.#points.run()) return false;
    this.#state = this.#inList ? 'comma' : 'top';
    if (this.#points.isFull) this.#flush();
    return true;
  }

  #readColumns(): boolean {
    if (this.#columns === null || !this.#columns.run()) return false;
    this.#ready.push(...this.#columns.batches());
    this.#columns = null;
    this.#state = 'top';
    return true;
  }

  #flush(): void {
    const batch = this.#points.take();
    if (batch !== null) this.#ready.push(batch);
  }

  #located(error: unknown): unknown {
    if (!this.#inList || !(error instanceof ConnectorError)) return error;
    return new ConnectorError(
      error.kind,
      error.message.replace(/^(line \d+): /, `$1, index ${this.#index}: `),
    );
  }
}
