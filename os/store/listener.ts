import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { normal } from './failure.ts';

const RETRY_MS = 250;

type Heard = (payload: string | null) => void;

/** One connection that hears NOTIFY for all who ask; connects again by itself and tells that it did. */
export class Listener {
  readonly #url: string;
  readonly #channels = new Map<string, Set<Heard>>();
  #client: pg.Client | null = null;
  #opening: Promise<void> | null = null;
  #isClosed = false;

  constructor(url: string) {
    this.#url = url;
  }

  /** Resolves when it hears. @throws store.unavailable when the first connection cannot be made */
  async listen(channel: string, heard: Heard): Promise<() => Promise<void>> {
    const hearers = this.#channels.get(channel) ?? new Set<Heard>();
    this.#channels.set(channel, hearers);
    hearers.add(heard);
    try {
      this.#opening ??= this.#connect();
      await this.#opening;
    } catch (error) {
      this.#opening = null;
      hearers.delete(heard);
      throw normal(error);
    }
    await this.#say('listen', channel);
    return async () => {
      hearers.delete(heard);
      if (hearers.size > 0 || !this.#channels.delete(channel)) return;
      await this.#say('unlisten', channel);
    };
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#opening?.catch(() => undefined);
    await this.#client?.end().catch(() => undefined);
  }

  /** A connection lost on the way is made again, and listens to every channel then. */
  async #say(verb: 'listen' | 'unlisten', channel: string): Promise<void> {
    await this.#client?.query(`${verb} ${pg.escapeIdentifier(channel)}`).catch(() => undefined);
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#url,
      keepAlive: true,
      connectionTimeoutMillis: 5000,
    });
    client.on('error', () => undefined);
    client.on('notification', ({ channel, payload }) =>
      this.#channels.get(channel)?.forEach((hear) => hear(payload ?? '')),
    );
    let isOpen = false;
    client.once('end', () => void (isOpen && this.#again()));
    try {
      await client.connect();
      for (const channel of this.#channels.keys())
        await client.query(`listen ${pg.escapeIdentifier(channel)}`);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    this.#client = client;
    isOpen = true;
  }

  async #again(): Promise<void> {
    this.#client = null;
    for (let isBack = false; !isBack && !this.#isClosed;) {
      await delay(RETRY_MS, undefined, { ref: false });
      if (this.#isClosed) return;
      this.#opening = this.#connect();
      isBack = await this.#opening.then(
        () => true,
        () => false,
      );
      if (isBack) this.#channels.forEach((hearers) => hearers.forEach((hear) => hear(null)));
    }
  }
}
