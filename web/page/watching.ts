import { readEvents } from '../client/events.ts';
import type { Transport } from '../client/transport.ts';

const RETRY_MS = [500, 1000, 2000, 4000, 8000, 15_000] as const;

/** One stream for all who listen to an app; opened with the first, closed with the last. */
export class Watching {
  readonly #transport: Transport;
  readonly #app: string;
  readonly #listeners = new Set<() => void>();
  #stop: AbortController | null = null;

  constructor(transport: Transport, app: string) {
    this.#transport = transport;
    this.#app = app;
  }

  on(changed: () => void): () => void {
    this.#listeners.add(changed);
    if (this.#stop === null) {
      this.#stop = new AbortController();
      void this.#follow(this.#stop.signal);
    }
    return () => {
      this.#listeners.delete(changed);
      if (this.#listeners.size > 0) return;
      this.#stop?.abort();
      this.#stop = null;
    };
  }

  async #follow(signal: AbortSignal): Promise<void> {
    for (let tries = 0; !signal.aborted; tries++) {
      try {
        const path = `/apps/${encodeURIComponent(this.#app)}/live`;
        const { body } = await this.#transport.send('GET', path, { signal });
        // What happened while nobody listened is not told.
        if (tries > 0) this.#tell();
        if (body !== null)
          for await (const { event } of readEvents(body)) {
            tries = 0;
            if (event === 'changed') this.#tell();
          }
      } catch {
        // Opened again below.
      }
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS[Math.min(tries, RETRY_MS.length - 1)]));
    }
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
