import {
  DATATYPES,
  type Datatype,
  type SeriesEntry,
  type SeriesMap,
  type UnknownPath,
} from '../namespace/series.ts';
import { isUnder, lastOf, parentOf } from '@selvedge/sdk/connector';

export interface TestMetric {
  readonly path: string;
  readonly datatype?: Datatype;
  readonly low?: number;
  readonly high?: number;
  readonly words?: readonly string[];
  readonly formula?: string;
}

/** A series map without a database, for tests of what stands on it. At most `limit` unknown paths. */
export class MemorySeries implements SeriesMap {
  readonly datatype = new Uint8Array(10_000).fill(255);
  readonly state = new Uint8Array(10_000);
  readonly low = new Float64Array(10_000).fill(Number.NEGATIVE_INFINITY);
  readonly high = new Float64Array(10_000).fill(Number.POSITIVE_INFINITY);
  readonly #ids = new Map<string, number>();
  readonly #entries: (SeriesEntry | undefined)[] = [undefined];
  readonly #limit: number;
  #quarantined = 0;
  keepsPoints = true;
  /** Kind that each unknown path was said to have. */
  readonly kinds: Record<string, UnknownPath['kind']> = {};

  constructor(metrics: readonly TestMetric[], limit = 100) {
    this.#limit = limit;
    for (const metric of metrics) this.#add(metric, 'active');
  }

  resolve(path: string): number {
    return this.#ids.get(path) ?? -1;
  }

  entry(id: number): SeriesEntry | undefined {
    return this.#entries[id];
  }

  *under(path: string): Iterable<SeriesEntry> {
    for (const entry of this.#entries)
      if (entry?.state === 'active' && isUnder(entry.path, path)) yield entry;
  }

  quarantine(unknown: readonly UnknownPath[]): Promise<Int32Array> {
    return Promise.resolve(
      Int32Array.from(unknown, ({ path, kind }) => {
        this.kinds[path] = kind;
        if (this.#quarantined >= this.#limit) return -1;
        this.#quarantined++;
        return this.#add({ path }, 'quarantined');
      }),
    );
  }

  mayKeep(): boolean {
    return this.keepsPoints;
  }

  onChange(): () => void {
    return () => undefined;
  }

  #add(metric: TestMetric, state: 'active' | 'quarantined'): number {
    const id = this.#entries.length;
    this.#ids.set(metric.path, id);
    this.#entries.push({
      id,
      state,
      orgId: '00000000-0000-7000-8000-000000000001',
      org: 'f1',
      thing: parentOf(metric.path),
      metric: lastOf(metric.path),
      path: metric.path,
      datatype: metric.datatype ?? 'double',
      unit: null,
      words: metric.words ?? null,
      type: null,
      formula: metric.formula ?? null,
      counter: false,
    });
    this.state[id] = state === 'active' ? 1 : 2;
    this.datatype[id] = state === 'active' ? DATATYPES.indexOf(metric.datatype ?? 'double') : 255;
    this.low[id] = metric.low ?? Number.NEGATIVE_INFINITY;
    this.high[id] = metric.high ?? Number.POSITIVE_INFINITY;
    return id;
  }
}
