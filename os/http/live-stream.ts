import { Readable } from 'node:stream';
import type { LastValue } from '@selvedge/sdk/connector';

/** What a client is told about taking in. */
export interface IngestState {
  readonly ingest: 'ok' | 'blocked';
  readonly reason: string | null;
}

const PING_MS = 15_000;
/** A client that takes nothing for so long is gone. */
const STALL_MS = 60_000;

/** Last values as server-sent events. A slow client gets fewer, newer values, never a queue of old ones. */
export class LiveStream extends Readable {
  readonly #waiting = new Map<string, LastValue>();
  #isOpen = true;
  #stalledAt: number | null = null;
  #pingAt: number;
  #state = '';
  #hasChanged = false;

  /** @param now milliseconds of a clock that only goes forward */
  constructor(now: number) {
    super({ highWaterMark: 256 * 1024 });
    this.#pingAt = now + PING_MS;
  }

  override _read(): void {
    this.#isOpen = true;
    this.#stalledAt = null;
    if (this.#waiting.size > 0) this.#flush();
    if (this.#hasChanged) this.changed();
  }

  /** Something was changed: the client asks anew. */
  changed(): void {
    this.#hasChanged = !this.#isOpen;
    if (this.#isOpen) this.#write('changed', '{}');
  }

  /** The present state of everything watched, before anything else. */
  first(values: Iterable<LastValue>): void {
    this.#write('values', `{"points":[${[...values].map(pointText).join(',')}],"first":true}`);
  }

  offer(values: readonly LastValue[]): void {
    for (const value of values) this.#waiting.set(value.path, value);
    if (this.#isOpen) this.#flush();
  }

  /** The beat: says what changed about taking in, pings, and ends a client that takes nothing. */
  beat(now: number, state: IngestState): void {
    if (!this.#isOpen) {
      this.#stalledAt ??= now;
      if (now - this.#stalledAt > STALL_MS) this.destroy();
      return;
    }
    const text = JSON.stringify(state);
    if (text !== this.#state) {
      this.#state = text;
      this.#write('status', text);
    }
    if (now < this.#pingAt) return;
    this.#pingAt = now + PING_MS;
    this.#isOpen = this.push(': ping\n\n');
  }

  #flush(): void {
    const points = Array.from(this.#waiting.values(), pointText);
    this.#waiting.clear();
    this.#write('values', `{"points":[${points.join(',')}]}`);
  }

  #write(event: string, data: string): void {
    this.#isOpen = this.push(`event: ${event}\ndata: ${data}\n\n`);
  }
}

/** [path, epoch milliseconds, value, quality code]; whole numbers beyond 2^53 as texts. */
const pointText = ({ path, time, value, quality }: LastValue): string =>
  `[${JSON.stringify(path)},${time / 1000},${JSON.stringify(typeof value === 'bigint' ? value.toString() : value)},${quality}]`;
