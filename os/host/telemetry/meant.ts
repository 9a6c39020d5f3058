import type { SeriesEntry, SeriesMap } from '../../namespace/series.ts';
import type { PointHearing } from '../registry.ts';

const NONE: ReadonlySet<number> = new Set();

/** Which metrics handlers listen to, in memory, kept true as things come, go and change. */
export class Meant {
  readonly #series: SeriesMap;
  readonly #stop: () => void;
  /** `type metric` → names of handlers. */
  #handlers: ReadonlyMap<string, readonly string[]> = new Map();
  /** `org handler` → series. */
  #ids = new Map<string, Set<number>>();
  /** Series → `org handler`. */
  #names = new Map<number, readonly string[]>();

  constructor(series: SeriesMap) {
    this.#series = series;
    this.#stop = series.onChange((changed, gone) => {
      for (const id of gone) this.#drop(id);
      for (const entry of changed) {
        this.#drop(entry.id);
        this.#add(entry);
      }
    });
  }

  close(): void {
    this.#stop();
  }

  /** From now on these are the handlers. */
  follow(hearings: readonly PointHearing[]): void {
    const handlers = new Map<string, string[]>();
    for (const { subscription } of hearings)
      for (const metric of Object.keys(subscription.metrics)) {
        const what = `${subscription.type} ${metric}`;
        handlers.set(what, [...(handlers.get(what) ?? []), subscription.name]);
      }
    this.#handlers = handlers;
    this.#ids = new Map();
    this.#names = new Map();
    if (handlers.size > 0) for (const entry of this.#series.under('')) this.#add(entry);
  }

  /** Series that a handler listens to in an org. */
  seriesOf(org: string, handler: string): ReadonlySet<number> {
    return this.#ids.get(`${org} ${handler}`) ?? NONE;
  }

  /** `org handler` of all that listen to a series. */
  listenersOf(series: number): readonly string[] | undefined {
    return this.#names.get(series);
  }

  #add({ id, state, orgId, type, metric }: SeriesEntry): void {
    const handlers =
      type === null || state !== 'active' ? undefined : this.#handlers.get(`${type} ${metric}`);
    if (handlers === undefined) return;
    const names = handlers.map((handler) => `${orgId} ${handler}`);
    this.#names.set(id, names);
    for (const name of names) this.#ids.set(name, (this.#ids.get(name) ?? new Set()).add(id));
  }

  #drop(id: number): void {
    for (const name of this.#names.get(id) ?? []) this.#ids.get(name)?.delete(id);
    this.#names.delete(id);
  }
}
