import {
  MAX_DEPTH,
  MAX_PATH,
  RESERVED_METRIC_NAMES,
  isMetricPath,
  isPath,
  isSegment,
} from '@selvedge/sdk/connector';
import type { Shape } from './shape.ts';

/** What a topic means to the namespace: checked once, then remembered. */
export class Topic {
  readonly path: string;
  /** A well-formed thing's or metric's path. */
  readonly isPath: boolean;
  readonly isMetric: boolean;
  /** How the objects sent to it are written, once known. */
  shape: Shape | null = null;
  /** Messages of late that had another shape. */
  misfits = 0;
  readonly #room: boolean;
  readonly #metrics = new Map<string, string | null>();

  constructor(path: string) {
    this.path = path;
    this.isPath = isPath(path);
    this.isMetric = this.isPath && isMetricPath(path);
    this.#room = this.isPath && path.split('/').length < MAX_DEPTH;
  }

  /** Path of a metric under this topic, or null when the name or the length cannot be one. */
  metric(name: string): string | null {
    const known = this.#metrics.get(name);
    if (known !== undefined) return known;
    const path = this.#check(name);
    if (this.#metrics.size < REMEMBERED_METRICS) this.#metrics.set(name, path);
    return path;
  }

  /** Metric names remembered. */
  get size(): number {
    return this.#metrics.size;
  }

  #check(name: string): string | null {
    if (!this.#room || RESERVED_METRIC_NAMES.has(name) || !isSegment(name)) return null;
    const path = `${this.path}/${name}`;
    return path.length <= MAX_PATH ? path : null;
  }
}

const REMEMBERED_METRICS = 2_000;

/** Remembers topics, up to a number; past it the oldest go. */
export class TopicTable<T extends Topic> {
  readonly #topics = new Map<string, T>();
  readonly #make: (path: string) => T;
  readonly #limit: number;

  constructor(make: (path: string) => T, limit = 100_000) {
    this.#make = make;
    this.#limit = limit;
  }

  find(path: string): T {
    const known = this.#topics.get(path);
    if (known !== undefined) return known;
    const topic = this.#make(path);
    if (path.length > MAX_PATH) return topic;
    if (this.#topics.size >= this.#limit) this.#forget();
    this.#topics.set(path, topic);
    return topic;
  }

  get size(): number {
    return this.#topics.size;
  }

  #forget(): void {
    let places = Math.ceil(this.#limit / 10);
    for (const path of this.#topics.keys()) {
      this.#topics.delete(path);
      if (--places === 0) return;
    }
  }
}
