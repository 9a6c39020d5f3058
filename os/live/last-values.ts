import { isUnder, type LastValue, QUALITY } from '@selvedge/sdk/connector';
import type { SeriesRows } from '../historian/historian.ts';
import { DATATYPES, type SeriesEntry, type SeriesMap } from '../namespace/series.ts';
import type { Live } from './live.ts';

const [, , BOOLEAN] = DATATYPES.keys();
/** Beat on which changes are handed to watchers, milliseconds; no watcher hears more often. */
const BEAT_MS = 50;

interface Watcher {
  readonly under: string;
  readonly intervalMs: number;
  readonly push: (values: readonly LastValue[]) => void;
  /** Series under the path or not, as found out so far. */
  readonly covers: Map<number, boolean>;
  readonly pending: Set<number>;
  dueAt: number;
}

/** Last values in memory, one row per series id, and those who watch them. */
export class LastValues implements Live {
  readonly #series: SeriesMap;
  readonly #watchers = new Set<Watcher>();
  readonly #stopHearing: () => void;
  #time = new Float64Array(1024).fill(Number.NEGATIVE_INFINITY);
  #value = new Float64Array(1024);
  #quality = new Uint8Array(1024);
  readonly #text = new Map<number, string>();
  #changedAt = new Int32Array(1024);
  #changed: number[] = [];
  #epoch = 1;
  #beat: NodeJS.Timeout | null = null;

  constructor(series: SeriesMap) {
    this.#series = series;
    this.#stopHearing = series.onChange((changed, gone) => {
      for (const watcher of this.#watchers) {
        for (const { id } of changed) watcher.covers.delete(id);
        for (const id of gone) watcher.covers.delete(id);
      }
      for (const id of gone) this.#forget(id);
    });
  }

  get watchers(): number {
    return this.#watchers.size;
  }

  offer(rows: SeriesRows): void {
    const isWatched = this.#watchers.size > 0;
    for (let row = 0; row < rows.length; row++) {
      const id = rows.series[row];
      if (rows.quality[row] === QUALITY.badTime) continue;
      if (id >= this.#time.length) this.#grow(id);
      if (rows.time[row] < this.#time[id]) continue;
      this.#time[id] = rows.time[row];
      this.#value[id] = rows.value[row];
      this.#quality[id] = rows.quality[row];
      const text = rows.text?.[row] ?? null;
      if (text !== null) this.#text.set(id, text);
      else if (this.#text.size > 0) this.#text.delete(id);
      if (isWatched && this.#changedAt[id] !== this.#epoch) {
        this.#changedAt[id] = this.#epoch;
        this.#changed.push(id);
      }
    }
  }

  *latest(under: string): Iterable<LastValue> {
    for (const entry of this.#series.under(under)) {
      const value = this.#read(entry);
      if (value !== null) yield value;
    }
  }

  watch(under: string, intervalMs: number, push: (values: readonly LastValue[]) => void): () => void {
    const watcher: Watcher = { under, intervalMs, push, covers: new Map(), pending: new Set(), dueAt: 0 };
    this.#watchers.add(watcher);
    this.#beat ??= setInterval(() => this.#tick(), BEAT_MS);
    return () => {
      this.#watchers.delete(watcher);
      if (this.#watchers.size === 0) this.#rest();
    };
  }

  close(): void {
    this.#stopHearing();
    this.#watchers.clear();
    this.#rest();
  }

  #rest(): void {
    if (this.#beat !== null) clearInterval(this.#beat);
    this.#beat = null;
    this.#changed = [];
    this.#epoch++;
  }

  /** Hands the changes since the last beat to every watcher that covers them, and pushes where it is time. */
  #tick(): void {
    const changed = this.#changed;
    this.#changed = [];
    this.#epoch++;
    const now = performance.now();
    for (const watcher of this.#watchers) {
      for (const id of changed) if (this.#covers(watcher, id)) watcher.pending.add(id);
      if (watcher.pending.size === 0 || now < watcher.dueAt) continue;
      const values = [...watcher.pending].flatMap((id) => {
        const entry = this.#series.entry(id);
        return entry === undefined ? [] : (this.#read(entry) ?? []);
      });
      watcher.pending.clear();
      watcher.dueAt = now + watcher.intervalMs - BEAT_MS / 2;
      if (values.length > 0) watcher.push(values);
    }
  }

  #covers(watcher: Watcher, id: number): boolean {
    const known = watcher.covers.get(id);
    if (known !== undefined) return known;
    const entry = this.#series.entry(id);
    const covers = entry?.state === 'active' && isUnder(entry.path, watcher.under);
    watcher.covers.set(id, covers);
    return covers;
  }

  #read(entry: SeriesEntry): LastValue | null {
    const { id } = entry;
    if (entry.state !== 'active' || id >= this.#time.length || this.#time[id] === Number.NEGATIVE_INFINITY)
      return null;
    return { path: entry.path, time: this.#time[id], value: this.#valueOf(id), quality: this.#quality[id] };
  }

  #valueOf(id: number): LastValue['value'] {
    const text = this.#text.get(id);
    const value = this.#value[id];
    if (text !== undefined) return Number.isNaN(value) ? text : BigInt(text);
    if (!Number.isFinite(value)) return null;
    return this.#series.datatype[id] === BOOLEAN && (value === 0 || value === 1) ? value === 1 : value;
  }

  #forget(id: number): void {
    if (id < this.#time.length) this.#time[id] = Number.NEGATIVE_INFINITY;
    this.#text.delete(id);
  }

  #grow(id: number): void {
    const size = Math.max(id + 1, this.#time.length * 2);
    const time = new Float64Array(size).fill(Number.NEGATIVE_INFINITY);
    time.set(this.#time);
    this.#time = time;
    const value = new Float64Array(size);
    value.set(this.#value);
    this.#value = value;
    const quality = new Uint8Array(size);
    quality.set(this.#quality);
    this.#quality = quality;
    const changedAt = new Int32Array(size);
    changedAt.set(this.#changedAt);
    this.#changedAt = changedAt;
  }
}
