import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Ask, Reply, Said } from './protocol.ts';
import type { FaultKind } from './rule.ts';

/** Milliseconds past its limit that a run may stay silent before its thread is ended; more than a clock's patience. */
const GRACE = 120;
/** The second fence, around what is not WebAssembly's own memory. */
const RESOURCES = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 8, stackSizeMb: 8 };

/** The thread was lost during an ask: it was ended for its silence, or ended itself. */
export interface Loss {
  readonly kind: 'lost';
  readonly because: Extract<FaultKind, 'time' | 'memory'>;
  /** From the ask to the end, milliseconds. */
  readonly milliseconds: number;
}

interface Waiting {
  readonly resolve: (reply: Reply | Loss) => void;
  readonly from: number;
  readonly watchdog: NodeJS.Timeout;
}

/** A worker that runs rules and can be ended in the middle of anything. */
export class Thread {
  /** What it cost to start, milliseconds. */
  readonly startMilliseconds: number;
  readonly #worker: Worker;
  #waiting: Waiting | null = null;
  #isSilent = false;
  #isOver = false;

  private constructor(worker: Worker, startMilliseconds: number) {
    this.#worker = worker;
    this.startMilliseconds = startMilliseconds;
    worker.on('message', (said: Said) => said.kind !== 'ready' && this.#settle(said));
    worker.on('error', () => undefined);
    worker.once('exit', () => this.#lose());
    worker.unref();
  }

  /** @throws when a worker cannot start here */
  static async start(): Promise<Thread> {
    const from = performance.now();
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      resourceLimits: RESOURCES,
      env: {},
      name: 'sandbox',
    });
    await Promise.race([once(worker, 'message'), stillborn(worker)]);
    return new Thread(worker, performance.now() - from);
  }

  /** It can be asked no more. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Answers in any case, at the latest when its limit, the grace and the end of a thread are past. One at a time. */
  ask(ask: Ask): Promise<Reply | Loss> {
    return new Promise((resolve) => {
      const watchdog = setTimeout(() => this.#suspect(), ask.limits.milliseconds + GRACE);
      this.#waiting = { resolve, from: performance.now(), watchdog };
      if (this.#isOver) this.#lose();
      else this.#worker.postMessage(ask);
    });
  }

  async end(): Promise<void> {
    this.#isOver = true;
    await this.#worker.terminate();
  }

  /** An answer that already waits in the port comes before the immediate: a busy house ends no innocent thread. */
  #suspect(): void {
    const { resolve } = this.#waiting ?? {};
    setImmediate(() => {
      if (this.#waiting === null || this.#waiting.resolve !== resolve) return;
      this.#isSilent = true;
      void this.end();
    });
  }

  #lose(): void {
    this.#isOver = true;
    const milliseconds = performance.now() - (this.#waiting?.from ?? 0);
    this.#settle({ kind: 'lost', because: this.#isSilent ? 'time' : 'memory', milliseconds });
  }

  #settle(reply: Reply | Loss): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting === null) return;
    clearTimeout(waiting.watchdog);
    waiting.resolve(reply);
  }
}

/** Rejects when the worker ends before it is ready. */
async function stillborn(worker: Worker): Promise<never> {
  const [code] = await once(worker, 'exit');
  throw new Error(`A sandbox thread ended with code ${String(code)} before it was ready.`);
}
