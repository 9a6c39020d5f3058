import { Readable } from 'node:stream';
import type { LastValue } from '@selvedge/sdk/connector';
import type { Connection } from './connection.ts';
import { lastValues } from './last-values.ts';
import type { Retained } from './retained.ts';
import type { Sessions } from './sessions.ts';
import type { Will, Wills } from './wills.ts';

/** A subscription as the broker library writes it. */
export interface LibrarySubscription {
  readonly topic: string;
  readonly qos: 0 | 1 | 2;
}

/** The library's own client object, as far as we look into it. */
export interface LibraryClient {
  readonly id: string;
}

/**
 * Given to the library with a session's subscriptions, and refused again when it asks whether they are allowed:
 * it takes a session without subscriptions for none at all and would tell the client so.
 */
export const SESSION_MARK = '$session';

/**
 * What the broker library asks of a store: subscriptions, wills and retained messages for new subscriptions.
 * Messages in either direction never pass through it (see Connection), so those questions find nothing.
 */
export class Persistence {
  readonly #sessions: Sessions;
  readonly #retained: Retained;
  readonly #wills: Wills;
  readonly #latest: (under: string) => Iterable<LastValue>;
  readonly #failed: (error: unknown) => void;
  readonly #connectionOf: (client: LibraryClient) => Connection | undefined;

  constructor(
    sessions: Sessions,
    retained: Retained,
    wills: Wills,
    latest: (under: string) => Iterable<LastValue>,
    connectionOf: (client: LibraryClient) => Connection | undefined,
    failed: (error: unknown) => void,
  ) {
    this.#failed = failed;
    this.#sessions = sessions;
    this.#retained = retained;
    this.#wills = wills;
    this.#latest = latest;
    this.#connectionOf = connectionOf;
  }

  async setup(): Promise<void> {}

  async subscriptionsByClient({ id }: LibraryClient): Promise<LibrarySubscription[]> {
    const session = this.#sessions.find(id);
    if (session === undefined || session.fresh) return [];
    const subscriptions = [...session.subscriptions.values()].map(({ filter, qos }) => ({
      topic: filter,
      qos,
    }));
    return [{ topic: SESSION_MARK, qos: 0 }, ...subscriptions];
  }

  /** The library hands over the whole SUBSCRIBE, refused filters included: only the granted are kept. */
  async addSubscriptions(
    client: LibraryClient,
    subscriptions: readonly LibrarySubscription[],
  ): Promise<void> {
    const admitted = this.#connectionOf(client)?.admitted;
    if (admitted === null || admitted === undefined) return;
    const granted = subscriptions.filter(({ topic }) => admitted.delivery.isGranted(topic));
    await this.#sessions.subscribe(
      admitted.session,
      granted.map(({ topic, qos }) => ({ filter: topic, qos })),
    );
  }

  async removeSubscriptions(client: LibraryClient, filters: readonly string[]): Promise<void> {
    const session = this.#connectionOf(client)?.admitted?.session;
    if (session !== undefined) await this.#sessions.unsubscribe(session, filters);
  }

  /** A clean connection has ended the kept session before this is asked. */
  async cleanSubscriptions(): Promise<void> {}

  createRetainedStreamCombi(filters: readonly string[]): Readable {
    return Readable.from(this.#retainedFor(filters));
  }

  *#retainedFor(filters: readonly string[]): Generator<object> {
    for (const filter of filters) {
      for (const message of this.#retained.matching(filter))
        yield { cmd: 'publish', ...message, retain: true };
      for (const message of lastValues(this.#latest, filter)) {
        if (this.#retained.get(message.topic) === undefined)
          yield { cmd: 'publish', ...message, retain: true };
      }
    }
  }

  async putWill(client: LibraryClient, will: Will): Promise<void> {
    const admitted = this.#connectionOf(client)?.admitted;
    if (admitted !== null && admitted !== undefined)
      await this.#wills.put(client.id, admitted.credential, will);
  }

  /** Never rejects: the library does not expect it to. */
  async delWill({ id }: LibraryClient): Promise<void> {
    try {
      await this.#wills.remove(id);
    } catch (error) {
      this.#failed(error);
    }
  }

  streamWill(): Readable {
    return Readable.from([]);
  }

  async subscriptionsByTopic(): Promise<[]> {
    return [];
  }

  async outgoingEnqueueCombi(): Promise<void> {}

  outgoingStream(): Readable {
    return Readable.from([]);
  }

  async cleanIncoming(): Promise<void> {}
}
