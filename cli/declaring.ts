import { type MappedMetric, type Mapping, wordsOf } from '@selvedge/connectors/file/mapping.ts';

/** Sends a request to the platform, below /api/v1. @throws when it is refused */
export type Send = (method: 'PUT' | 'POST', path: string, body: object | string) => Promise<unknown>;

/** Makes the things of a file as they turn up: their type once, or their own metrics. */
export class Declaring {
  readonly #mapping: Mapping;
  readonly #send: Send | null;
  readonly #made = new Set<string>();

  /** @param send null = only notes what it would make */
  constructor(mapping: Mapping, send: Send | null) {
    this.#mapping = mapping;
    this.#send = send;
  }

  /** Paths of the things, in the order in which they turned up. */
  get things(): readonly string[] {
    return [...this.#made];
  }

  async thing(path: string): Promise<void> {
    if (this.#made.has(path)) return;
    const isFirst = this.#made.size === 0;
    this.#made.add(path);
    if (this.#send === null) return;
    const { type, metrics } = this.#mapping;
    const address = `/things/${path.split('/').map(encodeURIComponent).join('/')}`;
    if (type === undefined) await this.#send('PUT', address, { metrics: metrics.map(declared) });
    else {
      if (isFirst)
        await this.#send('PUT', `/thing-types/${encodeURIComponent(type.id)}`, {
          ...(type.title === undefined ? {} : { title: type.title }),
          metrics: metrics.map(declared),
        });
      await this.#send('PUT', address, { type: type.id });
    }
  }
}

function declared(metric: MappedMetric): object {
  const { name, title, datatype, unit, counter, min, max } = metric;
  const words = datatype === 'enum' ? wordsOf(metric) : undefined;
  const told = { name, title, datatype, unit, counter, min, max, words };
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
}
