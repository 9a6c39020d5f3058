import { Problem } from '../client/problem.ts';

/** Whether the server can be asked, and in whose name. */
export type LineState =
  | { readonly kind: 'online' }
  | { readonly kind: 'offline'; readonly since: number }
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'other' };

const PROBE_MS = [1000, 2000, 4000, 8000, 15_000] as const;
/** A line that swallows what is sent is no line; browsers would wait for minutes. */
const PATIENCE_MS = 8000;
const LEAST_DIFFERENCE_MS = 1500;

/** The line to the server: up or down, as every request finds it, and how far this device's clock is ahead. */
export class Line {
  readonly #probe: (signal: AbortSignal) => Promise<unknown>;
  readonly #listeners = new Set<() => void>();
  #state: LineState = { kind: 'online' };
  #timer: ReturnType<typeof setTimeout> | null = null;
  #tries = 0;
  #ahead: number | null = null;

  /** @param probe asks the server anything in this person's name */
  constructor(probe: (signal: AbortSignal) => Promise<unknown>) {
    this.#probe = probe;
  }

  get state(): LineState {
    return this.#state;
  }

  /** Milliseconds by which this device's clock is ahead of the server's; null = not measured yet. */
  get ahead(): number | null {
    return this.#ahead;
  }

  on(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Listens to the device's own word until it is closed. */
  open(): () => void {
    const asked = (): void => void this.look();
    addEventListener('online', asked);
    addEventListener('offline', asked);
    document.addEventListener('visibilitychange', asked);
    return () => {
      removeEventListener('online', asked);
      removeEventListener('offline', asked);
      document.removeEventListener('visibilitychange', asked);
      if (this.#timer !== null) clearTimeout(this.#timer);
    };
  }

  /** Asks the server now. */
  async look(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    try {
      await this.#probe(AbortSignal.timeout(PATIENCE_MS));
    } catch (cause) {
      this.lost(cause);
    }
  }

  /** An answer came, whatever it says. @param took milliseconds from asking to answer */
  heard(response: Response, took: number): void {
    const date = Date.parse(response.headers.get('Date') ?? '');
    if (Number.isFinite(date)) {
      // The header tells whole seconds.
      const ahead = Date.now() - took / 2 - (date + 500);
      this.#ahead = Math.abs(ahead) < LEAST_DIFFERENCE_MS ? 0 : Math.round(ahead);
    }
    if (response.ok) this.#become({ kind: 'online' });
  }

  /** What was sent got no answer in time: as good as no line. A problem was told by `failed` already. */
  lost(cause: unknown): void {
    if (!(cause instanceof Problem)) this.failed(new Problem({ status: 0, code: 'network' }, { cause }));
  }

  failed(problem: unknown): void {
    if (!(problem instanceof Problem)) return;
    if (problem.code === 'session.required') this.#become({ kind: 'signedOut' });
    else if (problem.code === 'session.other') this.#become({ kind: 'other' });
    else if (problem.status === 0 || problem.status >= 500)
      this.#become(this.#state.kind === 'offline' ? this.#state : { kind: 'offline', since: Date.now() });
  }

  #become(state: LineState): void {
    if (state.kind === 'online') this.#tries = 0;
    else if (this.#timer === null) {
      const wait = PROBE_MS[Math.min(this.#tries++, PROBE_MS.length - 1)];
      this.#timer = setTimeout(() => void this.look(), wait);
    }
    if (state.kind === this.#state.kind) return;
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
