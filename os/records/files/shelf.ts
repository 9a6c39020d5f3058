import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { SelvedgeError } from '@selvedge/sdk/errors';
import { HEAD } from './kind.ts';

/** A file as it was taken in. */
export interface Shelved {
  /** SHA-256, hexadecimal: its name on the shelf. */
  readonly sha256: string;
  readonly size: number;
  /** First bytes. */
  readonly head: Uint8Array;
}

/** Contents by their checksum below a folder: the same picture is kept once, whoever sends it. */
export class Shelf {
  readonly #folder: string;
  readonly #most: number;

  /** @param most largest file, bytes */
  constructor(folder: string, most: number) {
    this.#folder = folder;
    this.#most = most;
  }

  /**
   * Takes a file in as it comes: written, flushed, then given its name, so that a name always stands for the whole file.
   * @throws body.too.large; store.unavailable when the disk is full
   */
  async take(content: Readable): Promise<Shelved> {
    const temporary = join(this.#folder, 'coming', randomUUID());
    await mkdir(dirname(temporary), { recursive: true });
    try {
      const shelved = await this.#write(content, temporary);
      const final = this.#path(shelved.sha256);
      if (existsSync(final)) await rm(temporary);
      else {
        await mkdir(dirname(final), { recursive: true });
        await rename(temporary, final);
        await flush(dirname(final));
      }
      return shelved;
    } catch (error) {
      await rm(temporary, { force: true });
      throw isFull(error) ? full(error) : error;
    }
  }

  open(sha256: string): Readable {
    return createReadStream(this.#path(sha256));
  }

  async #write(content: Readable, path: string): Promise<Shelved> {
    const hash = createHash('sha256');
    const head: number[] = [];
    let size = 0;
    const file = await open(path, 'wx', 0o600);
    try {
      for await (const part of content as AsyncIterable<Buffer>) {
        size += part.length;
        if (size > this.#most)
          throw new SelvedgeError('body.too.large', { limit: `${Math.floor(this.#most / 1e6)} MB` });
        if (head.length < HEAD) head.push(...part.subarray(0, HEAD - head.length));
        hash.update(part);
        await file.write(part);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    return { sha256: hash.digest('hex'), size, head: Uint8Array.from(head) };
  }

  #path(sha256: string): string {
    return join(this.#folder, sha256.slice(0, 2), sha256);
  }
}

async function flush(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const isFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOSPC';

const full = (cause: unknown): SelvedgeError =>
  new SelvedgeError(
    'store.unavailable',
    { reason: { zh: '磁盘已满。', en: 'The disk is full.' } },
    { cause },
  );
