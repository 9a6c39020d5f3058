import type { DurableState } from '@selvedge/sdk/connector';
import type { Eraser } from './eraser.ts';
import { LIMITS } from './limits.ts';
import { ANSWER, answer, publish } from './packets.ts';
import { decodeMessage, encodeMessage } from './stored.ts';

/** A message for one session, at the quality of service it is delivered with. */
export interface Message {
  readonly topic: string;
  readonly payload: Buffer;
  readonly qos: 1 | 2;
  readonly retain: boolean;
}

/** A message in the queue. */
export interface Entry {
  readonly message: Message;
  /** Where it lies in the durable state; null = in memory only. */
  readonly key: string | null;
  id: number;
  released: boolean;
}

/** The client's connection, as far as the queue needs it. */
export interface Pipe {
  send(bytes: Buffer): void;
  /** Closes the connection: what the queue promised cannot be kept. */
  fail(error: unknown): void;
}

/** Where a persistent session's queue is kept. */
export interface Shelf {
  /** Prefix of its keys. */
  readonly prefix: string;
  /** Numbers of entries grow, whatever session they belong to: a key is never used twice. */
  readonly next: () => number;
  readonly state: DurableState;
  readonly eraser: Eraser;
}

const stored = (entry: Entry): Buffer =>
  encodeMessage({ ...entry.message, id: entry.id, released: entry.released });

/**
 * QoS 1 and 2 messages on their way to one client: in order, a bounded number under way, sent again on reconnect.
 * With a shelf everything that must survive a restart is on disk before it is acted upon: a message before it is
 * enqueued (the caller writes what `prepare` gives), a QoS 2 packet id before it is sent, PUBREC before PUBREL.
 */
export class Outgoing {
  readonly #shelf: Shelf | null;
  readonly #dropped: () => void;
  #waiting: Entry[] = [];
  #first = 0;
  #bytes = 0;
  readonly #inflight = new Map<number, Entry>();
  #pipe: Pipe | null = null;
  #writing = false;
  #nextId = 1;
  #room: (() => void)[] = [];

  constructor(shelf: Shelf | null, dropped: () => void) {
    this.#shelf = shelf;
    this.#dropped = dropped;
  }

  /** Messages waiting or under way. */
  get length(): number {
    return this.#waiting.length - this.#first + this.#inflight.size;
  }

  /** Takes an entry found in the durable state; call in key order. */
  restore(key: string, bytes: Uint8Array): void {
    const message = decodeMessage(bytes);
    if (message === null || message.qos === 0) return;
    const { topic, payload, qos, retain, id, released } = message;
    const entry: Entry = { message: { topic, payload, qos, retain }, key, id, released };
    if (id > 0) this.#inflight.set(id, entry);
    else this.#push(entry);
  }

  /** Makes an entry; with a shelf the caller writes `[key, bytes]` before `enqueue`. */
  prepare(message: Message): { entry: Entry; write: [key: string, bytes: Buffer] | null } {
    if (this.#shelf === null) return { entry: { message, key: null, id: 0, released: false }, write: null };
    const key = this.#shelf.prefix + String(this.#shelf.next()).padStart(12, '0');
    const entry: Entry = { message, key, id: 0, released: false };
    return { entry, write: [key, stored(entry)] };
  }

  enqueue(entry: Entry): void {
    this.#push(entry);
    while (this.#waiting.length - this.#first > LIMITS.queued || this.#bytes > LIMITS.queuedBytes) {
      const oldest = this.#shift();
      if (oldest === undefined) break;
      this.#forget(oldest);
      this.#dropped();
    }
    this.#pump();
  }

  /** Enqueues without durability (live clean sessions, retained messages); `done` when there is room for more. */
  offer(message: Message, done: () => void): void {
    this.enqueue({ message, key: null, id: 0, released: false });
    if (this.#waiting.length - this.#first < LIMITS.queued / 10) done();
    else this.#room.push(done);
  }

  /** The client is here: sends again what it has not acknowledged, then the rest; what it may no longer hear is dropped. */
  connect(pipe: Pipe, allowed: (topic: string) => boolean): void {
    this.#pipe = pipe;
    this.#purge(allowed);
    for (const entry of this.#inflight.values()) this.#send(pipe, entry, true);
    this.#pump();
  }

  disconnect(pipe: Pipe): void {
    if (this.#pipe === pipe) this.#pipe = null;
    this.#makeRoom();
  }

  puback(id: number): void {
    if (this.#inflight.get(id)?.message.qos === 1) this.#finish(id);
  }

  pubrec(id: number): void {
    const entry = this.#inflight.get(id);
    const pipe = this.#pipe;
    if (entry === undefined || entry.released || entry.message.qos !== 2) {
      pipe?.send(answer(ANSWER.pubrel, id));
      return;
    }
    entry.released = true;
    if (this.#shelf === null || entry.key === null || pipe === null) pipe?.send(answer(ANSWER.pubrel, id));
    else void this.#release(pipe, entry.key, entry);
  }

  pubcomp(id: number): void {
    if (this.#inflight.get(id)?.message.qos === 2) this.#finish(id);
  }

  /** PUBREL may only be sent when the PUBREC before it is on disk. */
  async #release(pipe: Pipe, key: string, entry: Entry): Promise<void> {
    try {
      await this.#shelf?.state.write([[key, stored(entry)]]);
    } catch (error) {
      pipe.fail(error);
      return;
    }
    pipe.send(answer(ANSWER.pubrel, entry.id));
  }

  #finish(id: number): void {
    const entry = this.#inflight.get(id);
    this.#inflight.delete(id);
    if (entry !== undefined) this.#forget(entry);
    this.#pump();
    if (this.#waiting.length - this.#first < LIMITS.queued / 20) this.#makeRoom();
  }

  #pump(): void {
    const pipe = this.#pipe;
    if (pipe === null || this.#writing) return;
    const batch: Entry[] = [];
    const writes: [string, Buffer][] = [];
    while (this.#inflight.size < LIMITS.inflight) {
      const entry = this.#shift();
      if (entry === undefined) break;
      entry.id = this.#freeId();
      this.#inflight.set(entry.id, entry);
      batch.push(entry);
      if (entry.key !== null && entry.message.qos === 2) writes.push([entry.key, stored(entry)]);
    }
    if (writes.length === 0 || this.#shelf === null) {
      for (const entry of batch) this.#send(pipe, entry, false);
      return;
    }
    void this.#sendDurably(pipe, batch, writes);
  }

  async #sendDurably(
    pipe: Pipe,
    batch: readonly Entry[],
    writes: readonly [string, Buffer][],
  ): Promise<void> {
    this.#writing = true;
    try {
      await this.#shelf?.state.write(writes);
    } catch (error) {
      pipe.fail(error);
      return;
    } finally {
      this.#writing = false;
    }
    if (this.#pipe === pipe) for (const entry of batch) this.#send(pipe, entry, false);
    this.#pump();
  }

  #send(pipe: Pipe, entry: Entry, again: boolean): void {
    const { topic, payload, qos, retain } = entry.message;
    pipe.send(
      entry.released
        ? answer(ANSWER.pubrel, entry.id)
        : publish(topic, payload, qos, retain, entry.id, again),
    );
  }

  #purge(allowed: (topic: string) => boolean): void {
    for (const [id, entry] of this.#inflight) {
      if (entry.released || allowed(entry.message.topic)) continue;
      this.#inflight.delete(id);
      this.#forget(entry);
    }
    const waiting = this.#waiting.slice(this.#first);
    this.#waiting = [];
    this.#first = 0;
    this.#bytes = 0;
    for (const entry of waiting) {
      if (allowed(entry.message.topic)) this.#push(entry);
      else this.#forget(entry);
    }
  }

  #push(entry: Entry): void {
    this.#waiting.push(entry);
    this.#bytes += entry.message.payload.length + entry.message.topic.length;
  }

  #shift(): Entry | undefined {
    if (this.#first === this.#waiting.length) return undefined;
    const entry = this.#waiting[this.#first++];
    this.#bytes -= entry.message.payload.length + entry.message.topic.length;
    if (this.#first > 1_000 && this.#first * 2 > this.#waiting.length) {
      this.#waiting = this.#waiting.slice(this.#first);
      this.#first = 0;
    }
    return entry;
  }

  #forget(entry: Entry): void {
    if (entry.key !== null) this.#shelf?.eraser.erase(entry.key);
  }

  #makeRoom(): void {
    const room = this.#room;
    this.#room = [];
    for (const done of room) done();
  }

  #freeId(): number {
    do this.#nextId = this.#nextId >= 65_535 ? 1 : this.#nextId + 1;
    while (this.#inflight.has(this.#nextId));
    return this.#nextId;
  }
}
