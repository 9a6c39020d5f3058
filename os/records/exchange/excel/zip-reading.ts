import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';

const inflate = promisify(inflateRaw);

/** An honest workbook of the largest body that a request may have does not unpack to more bytes. */
const MOST_UNPACKED = 120_000_000;
const END = 0x06054b50;
const ENTRY = 0x02014b50;
const MOST_ENTRIES = 2000;

interface Entry {
  readonly method: number;
  readonly packed: number;
  /** As the archive says. */
  readonly unpacked: number;
  readonly start: number;
}

/** It would unpack to more than is allowed. */
export class TooLarge extends Error {}

/** Files of a ZIP archive in memory, unpacked when asked for, together within a limit. */
export class ZipFile {
  readonly #bytes: Buffer;
  readonly #entries = new Map<string, Entry>();
  #left = MOST_UNPACKED;

  /** @throws Error when it is no archive */
  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
    if (end < 0 || bytes.readUInt32LE(end) !== END) throw new Error('no archive');
    let at = bytes.readUInt32LE(end + 16);
    const count = bytes.readUInt16LE(end + 10);
    if (count > MOST_ENTRIES) throw new TooLarge();
    for (let index = 0; index < count; index++) {
      if (bytes.readUInt32LE(at) !== ENTRY) throw new Error('the archive is broken');
      const [name, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
      this.#entries.set(bytes.toString('utf8', at + 46, at + 46 + name).replace(/^\//, ''), {
        method: bytes.readUInt16LE(at + 10),
        packed: bytes.readUInt32LE(at + 20),
        unpacked: bytes.readUInt32LE(at + 24),
        start: bytes.readUInt32LE(at + 42),
      });
      at += 46 + name + extra + comment;
    }
  }

  /** A file's text; null when there is none of that name. @throws TooLarge, Error when it is broken */
  async text(name: string): Promise<string | null> {
    const entry = this.#entries.get(name);
    if (entry === undefined) return null;
    const { method, packed, unpacked: told, start } = entry;
    if (told > this.#left) throw new TooLarge();
    const from = start + 30 + this.#bytes.readUInt16LE(start + 26) + this.#bytes.readUInt16LE(start + 28);
    const content = this.#bytes.subarray(from, from + packed);
    const unpacked = method === 0 ? content : await this.#unpacked(content);
    this.#left -= unpacked.length;
    if (this.#left < 0) throw new TooLarge();
    return unpacked.toString('utf8');
  }

  async #unpacked(content: Buffer): Promise<Buffer> {
    try {
      return await inflate(content, { maxOutputLength: Math.max(1, this.#left) });
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
        throw new TooLarge();
      throw error;
    }
  }
}
