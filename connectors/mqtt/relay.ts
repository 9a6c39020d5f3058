import type { Entry, Message } from './outgoing.ts';
import type { Retained } from './retained.ts';
import type { Parcel } from './round.ts';
import type { Routes } from './routes.ts';
import type { Session } from './session.ts';
import type { Sessions } from './sessions.ts';

/** Passes stored messages on: retained values, queues of persistent sessions, live subscribers. */
export class Relay {
  readonly #routes: Routes;
  readonly #sessions: Sessions;
  readonly #retained: Retained;
  readonly #overLimit: () => void;
  #counter = 0;

  constructor(routes: Routes, sessions: Sessions, retained: Retained, overLimit: () => void) {
    this.#routes = routes;
    this.#sessions = sessions;
    this.#retained = retained;
    this.#overLimit = overLimit;
  }

  /** Changes whenever `wanted` could come out differently. */
  get version(): number {
    return this.#routes.version + this.#sessions.version;
  }

  /** True when somebody is to get a message on the topic. */
  wanted(topic: string): boolean {
    return this.#routes.wanted(topic) || this.#sessions.wanted(topic);
  }

  /**
   * Adds to `changes` what must be durable before the messages may be acknowledged.
   * @returns what to do once it is
   */
  prepare(parcels: readonly Parcel[], changes: Map<string, Uint8Array | null>): () => void {
    const keep: Parcel[] = [];
    const enqueue: [Session, Entry][] = [];
    for (const parcel of parcels) {
      if (parcel.retain) {
        if (this.#retained.plan(parcel, changes)) keep.push(parcel);
        else this.#overLimit();
      }
      if (parcel.qos === 0) continue;
      const highest = parcel.qos;
      this.#sessions.match(parcel.topic, (session, qos) => {
        const message: Message = {
          topic: parcel.topic,
          payload: parcel.payload,
          qos: qos < highest ? qos : highest,
          retain: false,
        };
        const { entry, write } = session.outgoing.prepare(message);
        if (write !== null) changes.set(write[0], write[1]);
        enqueue.push([session, entry]);
      });
    }
    return () => {
      for (const parcel of keep) this.#retained.keep(parcel);
      for (const [session, entry] of enqueue) this.#enqueue(session, entry);
      for (const parcel of parcels) this.#emit(parcel);
    };
  }

  #enqueue(session: Session, entry: Entry): void {
    if (!session.discarded) session.outgoing.enqueue(entry);
    else if (entry.key !== null) this.#sessions.erase(entry.key);
  }

  #emit({ topic, payload, qos }: Parcel): void {
    this.#routes.emit({
      cmd: 'publish',
      topic,
      payload,
      qos,
      retain: false,
      dup: false,
      brokerId: 'relay',
      brokerCounter: ++this.#counter,
    });
  }
}
