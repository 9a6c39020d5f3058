import type { LiveEvent } from '../client/index.ts';
import { coverOf } from './cover.ts';
import { takePoints, type LiveValue, type LiveValues } from './values.ts';

export type LiveState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'catchingUp' }
  | { readonly kind: 'connected' }
  | { readonly kind: 'offline'; readonly since: number };

export interface Ingest {
  readonly blocked: boolean;
  readonly reason: string | null;
}

export type OpenStream = (under: string, signal: AbortSignal) => AsyncIterable<LiveEvent>;

interface Stream {
  readonly stop: AbortController;
  caughtUp: boolean;
  failed: boolean;
}

/** Streams are closed a little later than wished, so that going from page to page does not open them anew. */
const LINGER = 3000;
/** The server pings every 15 s; silence for longer means the line is dead. */
const SILENCE = 40_000;
/** Of the six connections a browser opens on HTTP/1.1, most stay free for questions. */
const MOST_STREAMS = 2;
const RETRY = [500, 1000, 2000, 4000, 8000, 15_000] as const;

/**
 * The live values a page sees. Subtrees are retained while somebody watches; one stream serves all that it covers.
 * A broken stream is opened again by itself.
 */
export class LiveFeed {
  readonly #open: OpenStream;
  readonly #values: LiveValues = new Map();
  readonly #wished = new Map<string, number>();
  readonly #streams = new Map<string, Stream>();
  readonly #pathListeners = new Map<string, Set<() => void>>();
  readonly #anyListeners = new Set<(changed: ReadonlySet<string>) => void>();
  readonly #stateListeners = new Set<() => void>();
  #state: LiveState = { kind: 'idle' };
  #ingest: Ingest = { blocked: false, reason: null };
  #offlineSince: number | null = null;
  #settling: ReturnType<typeof setTimeout> | null = null;
  #closed = false;

  constructor(open: OpenStream) {
    this.#open = open;
  }

  get state(): LiveState {
    return this.#state;
  }

  get ingest(): Ingest {
    return this.#ingest;
  }

  value(path: string): LiveValue | undefined {
    return this.#values.get(path);
  }

  /** Keeps the values under a path coming. Returns the way to stop. */
  retain(under: string): () => void {
    this.#wished.set(under, (this.#wished.get(under) ?? 0) + 1);
    this.#settle(0);
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      const left = (this.#wished.get(under) ?? 1) - 1;
      if (left > 0) this.#wished.set(under, left);
      else this.#wished.delete(under);
      this.#settle(LINGER);
    };
  }

  /** Hears when the value of one path changes. */
  onPath(path: string, listener: () => void): () => void {
    let listeners = this.#pathListeners.get(path);
    if (listeners === undefined) this.#pathListeners.set(path, (listeners = new Set()));
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#pathListeners.delete(path);
    };
  }

  /** Hears which paths changed, once an event. */
  onChange(listener: (changed: ReadonlySet<string>) => void): () => void {
    this.#anyListeners.add(listener);
    return () => this.#anyListeners.delete(listener);
  }

  /** Hears of connection and ingest. */
  onState(listener: () => void): () => void {
    this.#stateListeners.add(listener);
    return () => this.#stateListeners.delete(listener);
  }

  close(): void {
    this.#closed = true;
    if (this.#settling !== null) clearTimeout(this.#settling);
    for (const stream of this.#streams.values()) stream.stop.abort();
    this.#streams.clear();
  }

  #settle(after: number): void {
    if (this.#closed) return;
    if (this.#settling !== null) clearTimeout(this.#settling);
    this.#settling = setTimeout(() => {
      this.#settling = null;
      const cover = coverOf(this.#wished.keys(), MOST_STREAMS);
      for (const [under, stream] of this.#streams) {
        if (cover.includes(under)) continue;
        stream.stop.abort();
        this.#streams.delete(under);
      }
      for (const under of cover) if (!this.#streams.has(under)) this.#start(under);
      this.#judge();
    }, after);
  }

  #start(under: string): void {
    const stream: Stream = { stop: new AbortController(), caughtUp: false, failed: false };
    this.#streams.set(under, stream);
    void this.#keep(under, stream);
  }

  async #keep(under: string, stream: Stream): Promise<void> {
    let attempt = 0;
    while (!stream.stop.signal.aborted) {
      const heard = await this.#listen(under, stream);
      if (stream.stop.signal.aborted) return;
      attempt = heard ? 0 : attempt + 1;
      stream.caughtUp = false;
      stream.failed = true;
      this.#judge();
      await pause(RETRY[Math.min(attempt, RETRY.length - 1)] ?? 15_000, stream.stop.signal);
    }
  }

  /** One connection from open to end; true when anything was heard on it. */
  async #listen(under: string, stream: Stream): Promise<boolean> {
    const line = new AbortController();
    const hangUp = (): void => line.abort();
    stream.stop.signal.addEventListener('abort', hangUp, { once: true });
    let watchdog = setTimeout(hangUp, SILENCE);
    let heard = false;
    try {
      for await (const event of this.#open(under, line.signal)) {
        clearTimeout(watchdog);
        watchdog = setTimeout(hangUp, SILENCE);
        heard = true;
        stream.failed = false;
        this.#take(event, stream);
      }
    } catch {
      // The line broke; #keep opens it again.
    } finally {
      clearTimeout(watchdog);
      stream.stop.signal.removeEventListener('abort', hangUp);
      line.abort();
    }
    return heard;
  }

  #take(event: LiveEvent, stream: Stream): void {
    if (event.kind === 'values') {
      const changed = takePoints(this.#values, event.points);
      stream.caughtUp = true;
      if (changed.size > 0) {
        for (const path of changed) this.#pathListeners.get(path)?.forEach((listener) => listener());
        this.#anyListeners.forEach((listener) => listener(changed));
      }
    } else if (event.kind === 'status') {
      this.#ingest = { blocked: event.blocked, reason: event.reason };
      this.#stateListeners.forEach((listener) => listener());
    }
    this.#judge();
  }

  #judge(): void {
    const streams = [...this.#streams.values()];
    const failed = streams.some((stream) => stream.failed);
    if (failed) this.#offlineSince ??= Date.now();
    else this.#offlineSince = null;
    const kind =
      streams.length === 0
        ? 'idle'
        : failed
          ? 'offline'
          : streams.every((each) => each.caughtUp)
            ? 'connected'
            : 'catchingUp';
    if (kind === this.#state.kind) return;
    this.#state = kind === 'offline' ? { kind, since: this.#offlineSince ?? Date.now() } : { kind };
    this.#stateListeners.forEach((listener) => listener());
  }
}

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done, { once: true });
  });
