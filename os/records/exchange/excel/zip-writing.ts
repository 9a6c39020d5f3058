import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  readonly content: AsyncIterable<string | Uint8Array> | Iterable<string>;
}

interface Kept {
  readonly name: Buffer;
  readonly start: number;
  readonly sum: number;
  readonly packed: number;
  readonly size: number;
}

/** Sizes follow the content (bit 3); names are UTF-8 (bit 11). */
const FLAGS = 0x0808;
const DEFLATED = 8;
/** 1 January 1980, the first day the format knows: the same content is the same archive. */
const DATE = 0x0021;
const AT_ONCE = 65_536;

/** A ZIP archive as it is made; no file of it is in memory whole. */
export async function* zipOf(entries: Iterable<ZipEntry> | AsyncIterable<ZipEntry>): AsyncGenerator<Buffer> {
  const kept: Kept[] = [];
  let at = 0;
  for await (const { name: written, content } of entries) {
    const name = Buffer.from(written);
    const start = at;
    const head = headOf(name);
    yield head;
    at += head.length;
    const packer = new Packer(content);
    for await (const chunk of packer) {
      at += chunk.length;
      yield chunk;
    }
    const entry = { name, start, sum: packer.sum, packed: packer.packed, size: packer.size };
    const tail = tailOf(entry);
    yield tail;
    at += tail.length;
    kept.push(entry);
  }
  const directory = Buffer.concat(kept.map(directoryOf));
  yield directory;
  yield endOf(kept.length, directory.length, at);
}

/** Deflates texts as they come, and counts. */
class Packer {
  readonly #content: ZipEntry['content'];
  sum = 0;
  size = 0;
  packed = 0;

  constructor(content: ZipEntry['content']) {
    this.#content = content;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    const deflate = createDeflateRaw();
    const feeding = pipeline(Readable.from(this.#counted(), { objectMode: false }), deflate);
    // Whoever reads hears of it too.
    feeding.catch(() => undefined);
    for await (const chunk of deflate as AsyncIterable<Buffer>) {
      this.packed += chunk.length;
      yield chunk;
    }
    await feeding;
  }

  async *#counted(): AsyncGenerator<Buffer> {
    let waiting = '';
    for await (const part of this.#content) {
      if (typeof part !== 'string') {
        if (waiting !== '') yield this.#count(waiting);
        waiting = '';
        yield this.#count(part);
        continue;
      }
      waiting += part;
      if (waiting.length < AT_ONCE) continue;
      yield this.#count(waiting);
      waiting = '';
    }
    if (waiting !== '') yield this.#count(waiting);
  }

  #count(part: string | Uint8Array): Buffer {
    const bytes = Buffer.from(part as string);
    this.sum = crc32(bytes, this.sum);
    this.size += bytes.length;
    return bytes;
  }
}

function headOf(name: Buffer): Buffer {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(FLAGS, 6);
  head.writeUInt16LE(DEFLATED, 8);
  head.writeUInt16LE(DATE, 12);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, name]);
}

function tailOf({ sum, packed, size }: Kept): Buffer {
  const tail = Buffer.alloc(16);
  tail.writeUInt32LE(0x08074b50, 0);
  tail.writeUInt32LE(sum, 4);
  tail.writeUInt32LE(packed, 8);
  tail.writeUInt32LE(size, 12);
  return tail;
}

function directoryOf({ name, start, sum, packed, size }: Kept): Buffer {
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(20, 4);
  entry.writeUInt16LE(20, 6);
  entry.writeUInt16LE(FLAGS, 8);
  entry.writeUInt16LE(DEFLATED, 10);
  entry.writeUInt16LE(DATE, 14);
  entry.writeUInt32LE(sum, 16);
  entry.writeUInt32LE(packed, 20);
  entry.writeUInt32LE(size, 24);
  entry.writeUInt16LE(name.length, 28);
  entry.writeUInt32LE(start, 42);
  return Buffer.concat([entry, name]);
}

function endOf(count: number, length: number, start: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(length, 12);
  end.writeUInt32LE(start, 16);
  return end;
}
