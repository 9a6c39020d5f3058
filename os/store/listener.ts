import pg from 'pg';

const RETRY_MS = 500;

/** One connection that hears NOTIFY for all who ask; connects again by itself and tells that it did. */
export class Listener {
  readonly #url: string;
  readonly #heard = new Map<string, Set<(payload: string | null) => void>>();
  #client: pg.Client | null = null;
  #connecting: Promise<void> | null = null;
  #isClosed = false;

  constructor(url: string) {
    this.#url = url;
  }

  async listen(channel: string, heard: (payload: string | null) => void): Promise<() => Promise<void>> {
    const hearers = this.#heard.get(channel) ?? new Set();
    this.#heard.set(channel, hearers);
    hearers.add(heard);
    this.#connecting ??= this.#connect();
    await this.#connecting;
    await this.#client?.query(`listen ${pg.escapeIdentifier(channel)}`);
    return async () => {
      hearers.delete(heard);
      if (hearers.size === 0 && this.#heard.delete(channel))
        await this.#client?.query(`unlisten ${pg.escapeIdentifier(channel)}`).catch(() => undefined);
    };
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#client?.end().catch(() => undefined);
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#url });
    client.on('notification', ({ channel, payload }) =>
      this.#heard.get(channel)?.forEach((hear) => hear(payload ?? '')),
    );
    client.on('error', () => undefined);
    client.once('end', () => void this.#again());
    await client.connect();
    for (const channel of this.#heard.keys()) await client.query(`listen ${pg.escapeIdentifier(channel)}`);
    this.#client = client;
  }

  async #again(): Promise<void> {
    this.#client = null;
    while (!this.#isClosed && this.#client === null) {
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS).unref());
      if (this.#isClosed) return;
      await this.#connect().then(
        () => this.#heard.forEach((hearers) => hearers.forEach((hear) => hear(null))),
        () => undefined,
      );
    }
  }
}
