import type { Ask, Reply } from './protocol.ts';
import { type Loss, Thread } from './thread.ts';

/** A place for one thread at a time: a lost one is replaced at once. */
export class Lane {
  #thread: Promise<Thread> | null = null;
  #isClosed = false;

  /** A loss includes what the next thread costs. One at a time. @throws when no thread can start, or when closed */
  async ask(ask: Ask): Promise<Reply | Loss> {
    let thread = await this.#ready();
    if (thread.isOver) {
      this.#thread = null;
      thread = await this.#ready();
    }
    const reply = await thread.ask(ask);
    if (reply.kind !== 'lost') return reply;
    this.#thread = null;
    if (this.#isClosed) throw closed();
    this.#ready().catch(() => undefined);
    return { ...reply, milliseconds: reply.milliseconds + thread.startMilliseconds };
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const thread = await this.#thread?.catch(() => null);
    await thread?.end();
  }

  #ready(): Promise<Thread> {
    if (this.#isClosed) return Promise.reject(closed());
    if (this.#thread === null) {
      const starting = Thread.start();
      this.#thread = starting;
      starting.catch(() => {
        if (this.#thread === starting) this.#thread = null;
      });
    }
    return this.#thread;
  }
}

export const closed = (): Error => new Error('The sandbox is closed.');
