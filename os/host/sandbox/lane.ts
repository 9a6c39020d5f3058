import type { Ask, Reply } from './protocol.ts';
import { type Loss, Thread } from './thread.ts';

/**
 * A place for one thread at a time. A lost one is replaced at once: from the first loss on a second thread stands by,
 * because one takes longer to start (170 ms) than the next rule should wait.
 */
export class Lane {
  #thread: Promise<Thread> | null = null;
  #standby: Promise<Thread> | null = null;
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
    this.#thread = this.#standby;
    this.#standby = null;
    if (this.#isClosed) throw closed();
    this.#standBy().catch(() => undefined);
    return { ...reply, milliseconds: reply.milliseconds + thread.startMilliseconds };
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all([this.#thread, this.#standby].map(ended));
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

  /** The one that serves starts first. */
  async #standBy(): Promise<void> {
    await this.#ready();
    if (this.#isClosed || this.#standby !== null) return;
    const starting = Thread.start();
    this.#standby = starting;
    starting.catch(() => {
      if (this.#standby === starting) this.#standby = null;
    });
  }
}

async function ended(starting: Promise<Thread> | null): Promise<void> {
  const thread = await starting?.catch(() => null);
  await thread?.end();
}

export const closed = (): Error => new Error('The sandbox is closed.');
