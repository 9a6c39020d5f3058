import type { Readable } from 'node:stream';
import { SelvedgeError } from '@selvedge/sdk/errors';
import type { Historian } from '../historian/historian.ts';
import { type IngestState, LiveStream } from './live-stream.ts';
import type { HttpParts } from './parts.ts';

const BEAT_MS = 1000;
const RECHECK_BEATS = 15;
const MOST_PER_PERSON = 30;
const LONGEST_INTERVAL_MS = 60_000;

export interface LiveWish {
  /** Who watches: a limit holds for each. */
  readonly person: string;
  /** Least milliseconds between two events. */
  readonly intervalMs: number;
  /** Subtrees to watch as things stand. @throws when the person may no longer see them */
  subtrees(): Promise<readonly string[]>;
  /** Tells when something was changed; @returns the way to stop */
  changes?(heard: () => void): () => void;
}

interface LiveParts extends Pick<HttpParts, 'live' | 'log' | 'meters'> {
  readonly historian: Pick<Historian, 'status'>;
}

interface Open {
  readonly stream: LiveStream;
  readonly wish: LiveWish;
  readonly watches: Map<string, () => void>;
}

/** The live streams of the installation: one beat for all of them. */
export class LiveStreams {
  readonly #parts: LiveParts;
  readonly #open = new Set<Open>();
  #beat: NodeJS.Timeout | null = null;
  #beats = 0;

  constructor(parts: LiveParts) {
    this.#parts = parts;
    parts.meters.gauge('live_streams', 'Live streams that are open', () => this.#open.size);
  }

  /** @throws rate.limited when the person has too many; whatever `subtrees` throws */
  async open(wish: LiveWish): Promise<Readable> {
    const mine = [...this.#open].filter(({ wish: { person } }) => person === wish.person);
    if (mine.length >= MOST_PER_PERSON) throw new SelvedgeError('rate.limited', { seconds: 15 });
    const stream = new LiveStream(performance.now());
    const open: Open = { stream, wish, watches: new Map() };
    const subtrees = await wish.subtrees();
    const stop = wish.changes?.(() => stream.changed());
    stream.once('close', () => {
      stop?.();
      this.#forget(open);
    });
    this.#open.add(open);
    this.#beat ??= setInterval(() => this.#pulse(), BEAT_MS);
    stream.first(subtrees.flatMap((under) => [...this.#parts.live.latest(under)]));
    stream.beat(performance.now(), this.#state());
    this.#watch(open, subtrees);
    return stream;
  }

  get size(): number {
    return this.#open.size;
  }

  close(): void {
    for (const { stream } of this.#open) stream.push(null);
    for (const open of this.#open) this.#forget(open);
  }

  #watch(open: Open, subtrees: readonly string[]): void {
    const interval = Math.min(LONGEST_INTERVAL_MS, open.wish.intervalMs);
    for (const [under, stop] of open.watches) {
      if (subtrees.includes(under)) continue;
      stop();
      open.watches.delete(under);
    }
    for (const under of subtrees) {
      if (open.watches.has(under)) continue;
      open.watches.set(
        under,
        this.#parts.live.watch(under, interval, (values) => open.stream.offer(values)),
      );
    }
  }

  #forget(open: Open): void {
    for (const stop of open.watches.values()) stop();
    open.watches.clear();
    this.#open.delete(open);
    if (this.#open.size > 0 || this.#beat === null) return;
    clearInterval(this.#beat);
    this.#beat = null;
  }

  #pulse(): void {
    this.#beats++;
    const now = performance.now();
    const state = this.#state();
    for (const open of this.#open) {
      open.stream.beat(now, state);
      if (this.#beats % RECHECK_BEATS === 0) void this.#recheck(open);
    }
  }

  /** Ends the stream of somebody who was signed out; follows subtrees that came or went. */
  async #recheck(open: Open): Promise<void> {
    try {
      const subtrees = await open.wish.subtrees();
      if (this.#open.has(open)) this.#watch(open, subtrees);
    } catch (error) {
      if (error instanceof SelvedgeError && error.code === 'store.unavailable') return;
      this.#parts.log.debug({ error }, 'a live stream was ended');
      open.stream.push(null);
      this.#forget(open);
    }
  }

  #state(): IngestState {
    const { taking, reason } = this.#parts.historian.status();
    return taking ? { ingest: 'ok', reason: null } : { ingest: 'blocked', reason };
  }
}
