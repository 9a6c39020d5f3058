import type { Log } from '@selvedge/sdk/connector';
import { Turns } from './turns.ts';

/** What cannot be done at the moment is looked for again after a while. */
const LATER_MS = 250;

interface RoundParts<T> {
  readonly log: Log;
  /** What waits when something is away, for the log. */
  readonly waits: string;
  /** How many work at once: handlers of others, and who writes, need connections too. */
  readonly workers: number;
  /** How many of an owner's. */
  readonly workersOf: (turn: T) => number;
  readonly ownerOf: (turn: T) => string;
  readonly nameOf: (turn: T) => string;
  /** For whom there is something to do. */
  readonly look: () => Promise<readonly T[]>;
  /** @returns whether there may be more */
  readonly work: (turn: T) => Promise<boolean>;
}

/** Looks for work, now and then and when it is woken, and does it: owners take turns, of one name never two at once. */
export class Rounds<T> {
  readonly #parts: RoundParts<T>;
  readonly #turns: Turns<T>;
  readonly #timer: NodeJS.Timeout | null;
  #looking: Promise<void> | null = null;
  #isAgain = false;
  #later: NodeJS.Timeout | null = null;
  #isOpen = true;

  /** @param lookMs 0 = only when it is woken */
  constructor(parts: RoundParts<T>, lookMs: number) {
    this.#parts = parts;
    this.#turns = new Turns(parts.workers, parts.workersOf, (turn) => this.#take(turn));
    this.#timer = lookMs > 0 ? setInterval(() => this.wake(), lookMs).unref() : null;
  }

  /** There may be something to do. */
  wake(): void {
    if (this.#isOpen) void this.#look();
  }

  /** What could not be done at the moment is looked for again. */
  wakeLater(): void {
    this.#later ??= setTimeout(() => {
      this.#later = null;
      this.wake();
    }, LATER_MS).unref();
  }

  /** Resolves when everything that can be done now has been. */
  async settle(): Promise<void> {
    do {
      await this.#look();
      await this.#turns.idle();
    } while (this.#looking !== null);
  }

  async close(): Promise<void> {
    this.#isOpen = false;
    if (this.#timer !== null) clearInterval(this.#timer);
    if (this.#later !== null) clearTimeout(this.#later);
    this.#turns.clear();
    await this.#looking;
    await this.#turns.idle();
  }

  #look(): Promise<void> {
    this.#isAgain = true;
    return (this.#looking ??= this.#lookAll().finally(() => (this.#looking = null)));
  }

  async #lookAll(): Promise<void> {
    const { look, nameOf, ownerOf, log, waits } = this.#parts;
    while (this.#isAgain && this.#isOpen) {
      this.#isAgain = false;
      try {
        for (const turn of await look()) this.#turns.add(nameOf(turn), ownerOf(turn), turn);
      } catch (error) {
        log.warn({ error }, `${waits}; they are looked for again`);
      }
    }
  }

  async #take(turn: T): Promise<boolean> {
    if (!this.#isOpen) return false;
    const { work, log, waits, nameOf } = this.#parts;
    try {
      return await work(turn);
    } catch (error) {
      log.warn({ error, handler: nameOf(turn) }, `${waits}; they are tried again`);
      return false;
    }
  }
}
