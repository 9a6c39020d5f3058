import { MAX_PATH, isUnder } from '@selvedge/sdk/connector';
import { matches } from './filter.ts';
import type { Guest, Line } from './guest.ts';
import { LIMITS } from './limits.ts';
import { publish } from './packets.ts';
import type { Relayed } from './routes.ts';

const REMEMBERED_TOPICS = 10_000;

/** What a client has subscribed to, and how a message reaches it: once, at the best quality of its matching filters. */
export class Delivery {
  readonly #line: Line;
  readonly #guest: Guest;
  readonly #dropped: () => void;
  readonly #filters = new Map<string, 0 | 1 | 2>();
  readonly #best = new Map<string, 0 | 1 | 2>();
  #last = 0;

  constructor(line: Line, guest: Guest, dropped: () => void) {
    this.#line = line;
    this.#guest = guest;
    this.#dropped = dropped;
  }

  /** @returns false when the client has too many filters */
  grant(filter: string, qos: 0 | 1 | 2): boolean {
    if (!this.#filters.has(filter) && this.#filters.size >= LIMITS.subscriptions) return false;
    this.#filters.set(filter, qos);
    this.#best.clear();
    return true;
  }

  isGranted(filter: string): boolean {
    return this.#filters.has(filter);
  }

  withdraw(filters: readonly string[]): void {
    for (const filter of filters) this.#filters.delete(filter);
    this.#best.clear();
  }

  /** Takes a live message, or (without `brokerId`) a retained one; `done` when another may come. */
  deliver(message: Relayed, done: () => void): void {
    const { topic, payload, retain } = message;
    const live = message.brokerId !== null;
    const { credential, session } = this.#guest;
    if ((live && message.brokerCounter === this.#last) || !isUnder(topic, credential.path)) return done();
    if (live) this.#last = message.brokerCounter;
    const granted = this.#granted(topic);
    const qos = message.qos < granted ? message.qos : granted;
    if (qos !== 0) {
      // A live message is in a persistent session's queue already: the relay put it there, durably.
      if (live && session.persistent) done();
      else session.outgoing.offer({ topic, payload, qos, retain }, done);
      return;
    }
    if (live && this.#line.backlog > LIMITS.backlog) this.#dropped();
    else this.#line.send(publish(topic, payload, 0, retain));
    if (live) done();
    else this.#line.whenDrained(done);
  }

  #granted(topic: string): 0 | 1 | 2 {
    const known = this.#best.get(topic);
    if (known !== undefined) return known;
    let best: 0 | 1 | 2 = 0;
    for (const [filter, qos] of this.#filters) if (qos > best && matches(filter, topic)) best = qos;
    if (this.#best.size >= REMEMBERED_TOPICS) this.#best.clear();
    if (topic.length <= MAX_PATH) this.#best.set(topic, best);
    return best;
  }
}
