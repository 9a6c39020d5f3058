import type { Log } from '@selvedge/sdk/connector';
import type { Historian } from '../historian/historian.ts';
import type { Store } from '../store/unit.ts';

const ROUND_MS = 6 * 3_600_000;
const DAY_MS = 86_400_000;

/** Removes history older than each org's own limit, a few times a day. */
export class Retention {
  readonly #store: Store;
  readonly #historian: Historian;
  readonly #log: Log;
  readonly #now: () => number;
  readonly #timer: NodeJS.Timeout;

  constructor(store: Store, historian: Historian, log: Log, now: () => number) {
    this.#store = store;
    this.#historian = historian;
    this.#log = log;
    this.#now = now;
    this.#timer = setInterval(
      () =>
        void this.run().catch((error: Error) =>
          log.error({ error: error.message }, 'old history could not be removed'),
        ),
      ROUND_MS,
    );
    this.#timer.unref();
  }

  async run(): Promise<void> {
    const orgs = await this.#store.system((tx) =>
      tx.rows<{ slug: string; days: number }>(
        'select slug, history_days as days from selvedge.orgs where history_days is not null',
      ),
    );
    for (const { slug, days } of orgs) {
      const { files } = await this.#historian.retain(slug, (this.#now() - days * DAY_MS) * 1000);
      if (files > 0) this.#log.info({ org: slug, files, days }, 'old history removed');
    }
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
