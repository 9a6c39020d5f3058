import type { DurableState } from '@selvedge/sdk/connector';
import { Eraser } from './eraser.ts';
import { FilterTree } from './filter-tree.ts';
import { LIMITS } from './limits.ts';
import type { Shelf } from './outgoing.ts';
import { Session } from './session.ts';
import type { Subscription } from './session.ts';

const SESSION = 'session/';
const QUEUE = 'queue/';
const RECEIVED = 'received/';

/** Key under which a received QoS 2 packet id is kept. */
export const receivedKey = (session: Session, id: number): string => `${RECEIVED}${session.id}/${id}`;

interface SessionRecord {
  seen: number;
  subscriptions: [filter: string, qos: 0 | 1 | 2][];
}

/** The sessions that outlive their connections, in memory and in the durable state. */
export class Sessions {
  readonly #state: DurableState;
  readonly #now: () => number;
  readonly #dropped: () => void;
  readonly #eraser: Eraser;
  readonly #sessions = new Map<string, Session>();
  readonly #tree = new FilterTree<Subscription>();
  #sequence = 0;

  constructor(state: DurableState, now: () => number, dropped: () => void, failed: (error: unknown) => void) {
    this.#state = state;
    this.#now = now;
    this.#dropped = dropped;
    this.#eraser = new Eraser(state, failed);
  }

  get version(): number {
    return this.#tree.version;
  }

  get size(): number {
    return this.#sessions.size;
  }

  /** Reads everything back after a start; leftovers of sessions that are gone are removed. */
  async load(): Promise<void> {
    for (const [key, bytes] of await this.#state.entries(SESSION)) {
      const record = readRecord(bytes);
      const session = this.#make(key.slice(SESSION.length), record.seen);
      this.#sessions.set(session.id, session);
      for (const [filter, qos] of record.subscriptions) this.#listen(session, filter, qos);
    }
    for (const [key, bytes] of await this.#state.entries(QUEUE)) {
      this.#sequence = Math.max(this.#sequence, Number(key.slice(key.lastIndexOf('/') + 1)));
      this.#owner(key, QUEUE)?.outgoing.restore(key, bytes);
    }
    for (const [key] of await this.#state.entries(RECEIVED)) {
      this.#owner(key, RECEIVED)?.received.add(Number(key.slice(key.lastIndexOf('/') + 1)));
    }
  }

  find(id: string): Session | undefined {
    return this.#sessions.get(id);
  }

  /** A session for a clean connection; one kept under the same id ends. */
  async openClean(id: string): Promise<Session> {
    const former = this.#sessions.get(id);
    if (former !== undefined) await this.discard(former);
    return new Session(id, null, this.#now(), this.#dropped);
  }

  /** The session kept under the id, or a new one. Durable when it resolves. */
  async openPersistent(id: string): Promise<Session> {
    const kept = this.#sessions.get(id);
    if (kept !== undefined) {
      kept.seen = this.#now();
      kept.fresh = false;
      return kept;
    }
    const session = this.#make(id, this.#now());
    session.fresh = true;
    this.#sessions.set(id, session);
    await this.#makeRoom(session);
    await this.#state.write([[SESSION + id, writeRecord(session)]]);
    return session;
  }

  async subscribe(session: Session, filters: readonly { filter: string; qos: 0 | 1 | 2 }[]): Promise<void> {
    const news = filters.filter(({ filter, qos }) => session.subscriptions.get(filter)?.qos !== qos);
    if (news.length === 0 || session.discarded) return;
    for (const { filter, qos } of news) {
      this.#forget(session, filter);
      this.#listen(session, filter, qos);
    }
    await this.#state.write([[SESSION + session.id, writeRecord(session)]]);
  }

  async unsubscribe(session: Session, filters: readonly string[]): Promise<void> {
    const known = filters.filter((filter) => session.subscriptions.has(filter));
    if (known.length === 0 || session.discarded) return;
    for (const filter of known) this.#forget(session, filter);
    await this.#state.write([[SESSION + session.id, writeRecord(session)]]);
  }

  /** Calls back once per session that is to get a message of the topic, with its best quality of service (1 or 2). */
  match(topic: string, found: (session: Session, qos: 1 | 2) => void): void {
    const best = new Map<Session, 1 | 2>();
    this.#tree.match(topic, ({ session, qos }) => {
      if (qos !== 0 && (best.get(session) ?? 0) < qos) best.set(session, qos);
    });
    for (const [session, qos] of best) found(session, qos);
  }

  wanted(topic: string): boolean {
    return this.#tree.any(topic);
  }

  /** Notes that the session was in use until now; nobody waits for it. */
  async touch(session: Session): Promise<void> {
    if (session.discarded || !session.persistent) return;
    session.seen = this.#now();
    await this.#state.write([[SESSION + session.id, writeRecord(session)]]);
  }

  /** Ends a session and removes all it has. Rejects, and the session stays, when that cannot be written. */
  async discard(session: Session): Promise<void> {
    session.discarded = true;
    try {
      await this.#state.write([[SESSION + session.id, null]]);
      await this.#state.clear(`${QUEUE}${session.id}/`);
      await this.#state.clear(`${RECEIVED}${session.id}/`);
    } catch (error) {
      session.discarded = false;
      throw error;
    }
    if (this.#sessions.get(session.id) === session) this.#sessions.delete(session.id);
    for (const filter of session.subscriptions.keys()) this.#forget(session, filter);
    session.received.clear();
  }

  /** Ends sessions nobody used for a month. */
  async expire(inUse: (session: Session) => boolean): Promise<void> {
    const oldest = this.#now() - LIMITS.sessionAge;
    const unused = [...this.#sessions.values()].filter((session) => session.seen < oldest && !inUse(session));
    for (const session of unused) await this.discard(session);
  }

  /** Removes a key of the durable state; nobody waits for it. */
  erase(key: string): void {
    this.#eraser.erase(key);
  }

  async close(): Promise<void> {
    await this.#eraser.flush();
  }

  async #makeRoom(newest: Session): Promise<void> {
    const own = [...this.#sessions.values()].filter((session) => session.credential === newest.credential);
    if (own.length <= LIMITS.persistentSessionsPerCredential) return;
    const oldest = own.reduce((least, session) => (session.seen < least.seen ? session : least));
    if (oldest !== newest) await this.discard(oldest);
  }

  #make(id: string, seen: number): Session {
    const next = (): number => ++this.#sequence;
    const shelf: Shelf = { prefix: `${QUEUE}${id}/`, next, state: this.#state, eraser: this.#eraser };
    return new Session(id, shelf, seen, this.#dropped);
  }

  #listen(session: Session, filter: string, qos: 0 | 1 | 2): void {
    const subscription: Subscription = { session, filter, qos };
    session.subscriptions.set(filter, subscription);
    if (qos > 0) this.#tree.add(filter, subscription);
  }

  #forget(session: Session, filter: string): void {
    const subscription = session.subscriptions.get(filter);
    if (subscription === undefined) return;
    session.subscriptions.delete(filter);
    this.#tree.remove(filter, subscription);
  }

  #owner(key: string, prefix: string): Session | undefined {
    const owner = this.#sessions.get(key.slice(prefix.length, key.lastIndexOf('/')));
    if (owner === undefined) this.#eraser.erase(key);
    return owner;
  }
}

const writeRecord = (session: Session): Buffer => {
  const subscriptions = [...session.subscriptions.values()].map(({ filter, qos }) => [filter, qos]);
  return Buffer.from(JSON.stringify({ seen: session.seen, subscriptions }));
};

const readRecord = (bytes: Uint8Array): SessionRecord => JSON.parse(Buffer.from(bytes).toString('utf8'));
