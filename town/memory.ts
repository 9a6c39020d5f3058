import { readFile, rename, writeFile } from 'node:fs/promises';
import type { Span } from './model/day.ts';

/** A device credential, as the platform gave it. */
export interface Secret {
  /** Subtree it may write. */
  readonly path: string;
  readonly id: string;
  readonly username: string;
  readonly secret: string;
}

/** What the town must know after a restart. */
export interface Remembered {
  readonly seed: number;
  readonly rushFrom: number | null;
  readonly devices: readonly Secret[];
  readonly coverage: readonly Span[];
  /** When the sewing hall began, and until when it has booked what it sewed; null = not yet. */
  readonly floor: Span | null;
}

/** The town's memory: a file of its own, closed to others, replaced whole. */
export class Memory {
  readonly #file: string;
  #now: Remembered;
  #saving: Promise<void> = Promise.resolve();

  private constructor(file: string, now: Remembered) {
    this.#file = file;
    this.#now = now;
  }

  /** Reads the file; one that is missing, unreadable or of another seed is begun anew. */
  static async open(file: string, fresh: Remembered): Promise<Memory> {
    const text = await readFile(file, 'utf8').catch(() => null);
    const known = text === null ? null : parse(text);
    return new Memory(file, known !== null && known.seed === fresh.seed ? known : fresh);
  }

  get now(): Remembered {
    return this.#now;
  }

  /** Saves one after the other; resolves when this change is in the file. */
  async change(change: Partial<Remembered>): Promise<void> {
    this.#now = { ...this.#now, ...change };
    const save = this.#saving.then(() => this.#save());
    this.#saving = save.catch(() => undefined);
    await save;
  }

  async #save(): Promise<void> {
    const aside = `${this.#file}.new`;
    await writeFile(aside, `${JSON.stringify(this.#now, null, 2)}\n`, { mode: 0o600 });
    await rename(aside, this.#file);
  }
}

function parse(text: string): Remembered | null {
  try {
    const written: unknown = JSON.parse(text);
    return isRemembered(written) ? { ...written, floor: written.floor ?? null } : null;
  } catch {
    return null;
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const isRemembered = (value: unknown): value is Remembered =>
  isRecord(value) &&
  typeof value['seed'] === 'number' &&
  (value['rushFrom'] === null || typeof value['rushFrom'] === 'number') &&
  isListOf(value['devices'], (device) =>
    ['path', 'id', 'username', 'secret'].every((name) => typeof device[name] === 'string'),
  ) &&
  isListOf(value['coverage'], isSpan) &&
  (value['floor'] == null || (isRecord(value['floor']) && isSpan(value['floor'])));

const isSpan = ({ from, to }: Readonly<Record<string, unknown>>): boolean =>
  typeof from === 'number' && typeof to === 'number';

const isListOf = (value: unknown, fits: (item: Readonly<Record<string, unknown>>) => boolean): boolean =>
  Array.isArray(value) && value.every((item) => isRecord(item) && fits(item));
