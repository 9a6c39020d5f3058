import { isMetricPath } from '@selvedge/sdk/connector';
import { type Tokens, hashOf } from './tokens.ts';

/** Gives metric paths numbers, straight from the bytes of the body: one string per distinct path. */
export class PathTable {
  #paths: string[] = [];
  #bytes: Buffer[] = [];
  /** Open addressing: index + 1, 0 = free. */
  #slots = new Int32Array(256);
  #hashes: number[] = [];

  get paths(): readonly string[] {
    return this.#paths;
  }

  get size(): number {
    return this.#paths.length;
  }

  clear(): void {
    if (this.#paths.length === 0) return;
    this.#paths = [];
    this.#bytes = [];
    this.#hashes = [];
    this.#slots = new Int32Array(256);
  }

  /**
   * Number of the path that was just read as a string.
   * @throws ConnectorError never when it is no metric path
   */
  index(tokens: Tokens): number {
    if (tokens.escaped) return this.#escaped(tokens);
    const { hash } = tokens;
    const mask = this.#slots.length - 1;
    let slot = mix(hash) & mask;
    for (let found = this.#slots[slot]; found !== 0; found = this.#slots[slot]) {
      if (this.#hashes[found - 1] === hash && tokens.is(this.#bytes[found - 1])) return found - 1;
      slot = (slot + 1) & mask;
    }
    return this.#add(tokens, tokens.raw(), hash, slot);
  }

  /** A path written with escapes is the same path. */
  #escaped(tokens: Tokens): number {
    const raw = Buffer.from(tokens.text());
    const hash = hashOf(raw);
    const mask = this.#slots.length - 1;
    let slot = mix(hash) & mask;
    for (let found = this.#slots[slot]; found !== 0; found = this.#slots[slot]) {
      if (raw.equals(this.#bytes[found - 1])) return found - 1;
      slot = (slot + 1) & mask;
    }
    return this.#add(tokens, raw, hash, slot);
  }

  #add(tokens: Tokens, raw: Buffer, hash: number, slot: number): number {
    const path = tokens.text();
    if (!isMetricPath(path)) throw tokens.fault(`“${path.slice(0, 80)}” is no metric path`);
    const length = this.#paths.push(path);
    this.#bytes.push(raw);
    this.#hashes.push(hash);
    this.#slots[slot] = length;
    if (length * 2 > this.#slots.length) this.#widen();
    return length - 1;
  }

  #widen(): void {
    const slots = new Int32Array(this.#slots.length * 4);
    const mask = slots.length - 1;
    this.#hashes.forEach((hash, index) => {
      let slot = mix(hash) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = index + 1;
    });
    this.#slots = slots;
  }
}

/** Spreads a hash whose low bits depend on the last bytes only. */
const mix = (hash: number): number => Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 8;
