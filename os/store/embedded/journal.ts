import { closeSync, existsSync, openSync, readSync, renameSync, statSync, statfsSync } from 'node:fs';
import { dirname, join } from 'node:path';

const LARGEST = 10_000_000;
const LAST_WORDS = 4000;
const FULL_BELOW = 1_000_000;

/** What PostgreSQL says, in `<data>/postgres.log`; an old one is kept beside it. */
export class Journal {
  readonly #file: string;
  #from = 0;

  constructor(data: string) {
    this.#file = join(data, 'postgres.log');
  }

  /** Opens it for the next start. @returns a descriptor to be closed */
  open(): number {
    if (existsSync(this.#file) && statSync(this.#file).size > LARGEST)
      renameSync(this.#file, `${this.#file}.1`);
    const descriptor = openSync(this.#file, 'a', 0o600);
    this.#from = statSync(this.#file).size;
    return descriptor;
  }

  /** The last lines since it was opened. On a full disk it cannot even say so. */
  lastWords(): string {
    const text = existsSync(this.#file) ? this.#tail() : '';
    const words = text.trim().split('\n').slice(-6).join(' | ') || 'it said nothing';
    const { bavail, bsize } = statfsSync(dirname(this.#file));
    return bavail * bsize < FULL_BELOW ? `No space left on device (${words})` : words;
  }

  #tail(): string {
    const descriptor = openSync(this.#file, 'r');
    try {
      const { size } = statSync(this.#file);
      const from = Math.max(this.#from, size - LAST_WORDS);
      const bytes = Buffer.alloc(Math.max(0, size - from));
      readSync(descriptor, bytes, 0, bytes.length, from);
      return bytes.toString('utf8');
    } finally {
      closeSync(descriptor);
    }
  }
}
