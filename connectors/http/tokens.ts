import { isUtf8 } from 'node:buffer';
import { ConnectorError } from '@selvedge/sdk/connector';
import { readDecimal } from '../payload/decimal.ts';
import { MAX_TOKEN } from './limits.ts';

/** Kinds of token. more = the rest is in the next chunk; end = nothing but space is left. */
export const TOKEN = {
  more: -2,
  end: -1,
  open: 123,
  close: 125,
  openList: 91,
  closeList: 93,
  comma: 44,
  colon: 58,
  string: 34,
  number: 48,
  true: 116,
  false: 102,
  null: 110,
} as const;

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const WHOLE = /^-?\d+$/;
const INT64_MIN = -(2n ** 63n);
const UINT64_MAX = 2n ** 64n - 1n;
/** Words and numbers are made of these; anything else ends them. */
const IN_WORD = new Uint8Array(256);
for (const character of '+-.0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ')
  IN_WORD[character.charCodeAt(0)] = 1;
const WORDS: ReadonlyMap<string, number> = new Map([
  ['true', TOKEN.true],
  ['false', TOKEN.false],
  ['null', TOKEN.null],
  // What programs write although JSON has no such numbers: "no number".
  ['NaN', TOKEN.null],
  ['-NaN', TOKEN.null],
  ['Infinity', TOKEN.null],
  ['-Infinity', TOKEN.null],
]);
const NOTHING = Buffer.alloc(0);

/**
 * Cuts JSON that arrives in chunks into tokens, from bytes, without making a string of what is not asked for.
 * `feed` a chunk, call `next` until it says `more`; after `finish` it says `end`.
 * @throws ConnectorError never, naming the line
 */
export class Tokens {
  #bytes: Buffer = NOTHING;
  #at = 0;
  #finished = false;
  readonly #cursor = { end: 0 };
  /** Line of the byte being read, from 1. */
  line = 1;
  /** The last number: a double (±Infinity beyond it), or a bigint where 2^53 is exceeded and 64 bits are not. */
  number: number | bigint = 0;
  /** Bytes of the last string, without its quotes, and whether it has escapes. */
  start = 0;
  stop = 0;
  escaped = false;
  /** Hash of the last string's bytes. */
  hash = 0;

  feed(chunk: Uint8Array): void {
    const fresh = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const rest = this.#bytes.subarray(this.#at);
    this.#bytes = rest.length === 0 ? fresh : Buffer.concat([rest, fresh]);
    this.#at = 0;
  }

  finish(): void {
    this.#finished = true;
  }

  /** First byte of the next token, or `more` or `end`; nothing is consumed but space. */
  peek(): number {
    const bytes = this.#bytes;
    const { length } = bytes;
    let at = this.#at;
    for (; at < length; at++) {
      const code = bytes[at];
      if (code === 10) this.line++;
      else if (code !== 32 && code !== 13 && code !== 9) break;
    }
    this.#at = at;
    if (at === length) return this.#finished ? TOKEN.end : TOKEN.more;
    return bytes[at];
  }

  next(): number {
    const code = this.peek();
    if (code <= TOKEN.end) return code;
    const at = this.#at;
    if (code === 34) return this.#string(at + 1);
    if (code === 44 || code === 58 || code === 91 || code === 93 || code === 123 || code === 125) {
      this.#at = at + 1;
      return code;
    }
    return code === 45 || (code >= 48 && code <= 57) ? this.#number(at) : this.#word(at);
  }

  /** The last string, decoded. */
  text(): string {
    const raw = this.#bytes.subarray(this.start, this.stop);
    if (!isUtf8(raw)) throw this.fault('broken UTF-8');
    const text = raw.toString('utf8');
    if (!this.escaped) return text;
    try {
      return String(JSON.parse(`"${text}"`)).toWellFormed();
    } catch {
      throw this.fault('a string has a wrong escape');
    }
  }

  /** True when the last string is these bytes. */
  is(bytes: Uint8Array): boolean {
    const { start } = this;
    if (bytes.length !== this.stop - start) return false;
    for (let at = bytes.length - 1; at >= 0; at--) if (bytes[at] !== this.#bytes[start + at]) return false;
    return true;
  }

  /** A copy of the last string's bytes. */
  raw(): Buffer {
    return Buffer.from(this.#bytes.subarray(this.start, this.stop));
  }

  fault(what: string): ConnectorError {
    return new ConnectorError('never', `line ${this.line}: ${what}`);
  }

  #string(from: number): number {
    const bytes = this.#bytes;
    const { length } = bytes;
    let hash = 0;
    let escaped = false;
    for (let at = from; at < length; at++) {
      const code = bytes[at];
      if (code === 34) {
        this.start = from;
        this.stop = at;
        this.escaped = escaped;
        this.hash = hash;
        this.#at = at + 1;
        return TOKEN.string;
      }
      if (code === 92) {
        escaped = true;
        at++;
      } else if (code < 32) throw this.fault('a string is not closed');
      hash = (Math.imul(hash, 31) + code) | 0;
    }
    return this.#wait(from, 'a string is not closed');
  }

  #number(at: number): number {
    const bytes = this.#bytes;
    const { length } = bytes;
    const value = readDecimal(bytes, at, length, this.#cursor);
    const { end } = this.#cursor;
    if (end === at || end === length || IN_WORD[bytes[end]] === 1) return this.#word(at);
    this.#at = end;
    this.number = value === value ? value : exactly(bytes.toString('latin1', at, end));
    return TOKEN.number;
  }

  #word(at: number): number {
    const bytes = this.#bytes;
    if (bytes[at] === 0xef) return this.#mark(at);
    let end = at;
    while (end < bytes.length && IN_WORD[bytes[end]] === 1) end++;
    if (end === bytes.length && !this.#finished) return this.#wait(at, 'a number is too long');
    const word = bytes.toString('latin1', at, end);
    const known = WORDS.get(word);
    if (known === undefined) {
      if (!NUMBER.test(word)) throw this.fault(`this is not JSON: ${quote(bytes, at, end)}`);
      this.number = exactly(word);
    }
    this.#at = end;
    return known ?? TOKEN.number;
  }

  /** A byte order mark is no content. */
  #mark(at: number): number {
    const bytes = this.#bytes;
    if (bytes.length - at < 3 && !this.#finished) return TOKEN.more;
    if (bytes[at + 1] !== 0xbb || bytes[at + 2] !== 0xbf) throw this.fault('this is not JSON');
    this.#at = at + 3;
    return this.next();
  }

  #wait(from: number, otherwise: string): number {
    if (this.#finished) throw this.fault(`${otherwise}; the body is cut off`);
    if (this.#bytes.length - from > MAX_TOKEN) throw this.fault(otherwise);
    return TOKEN.more;
  }
}

/** The hash `next` leaves of a string without escapes. */
export function hashOf(bytes: Uint8Array): number {
  let hash = 0;
  for (const byte of bytes) hash = (Math.imul(hash, 31) + byte) | 0;
  return hash;
}

function exactly(word: string): number | bigint {
  const value = Number(word);
  if (Number.isSafeInteger(value) || !Number.isInteger(value) || word.length > 21 || !WHOLE.test(word))
    return value;
  const exact = BigInt(word);
  return exact >= INT64_MIN && exact <= UINT64_MAX ? exact : value;
}

const quote = (bytes: Buffer, at: number, end: number): string =>
  JSON.stringify(bytes.toString('utf8', at, Math.max(end, at + 12)).slice(0, 20));
