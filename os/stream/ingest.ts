import type { Batch, IngestResult, Source } from '@selvedge/sdk/connector';
import type { Historian, SeriesRows } from '../historian/historian.ts';
import type { Live } from '../live/live.ts';
import type { SeriesMap, UnknownPath } from '../namespace/series.ts';
import { AHEAD, check } from './check.ts';
import { Derivation, joined } from './derive.ts';
import { ArrivalStamps } from './stamp.ts';
import type { Stream } from './stream.ts';

const REJECTED = -1;
const QUARANTINED = 2;

/** Counts since the start. */
export interface StreamCounters {
  accepted: number;
  quarantined: number;
  rejected: number;
  batches: number;
}

/** The way of a batch. One per installation. */
export class Ingest implements Stream {
  readonly counters: StreamCounters = { accepted: 0, quarantined: 0, rejected: 0, batches: 0 };
  readonly #series: SeriesMap;
  readonly #historian: Historian;
  readonly #live: Live;
  readonly #now: () => number;
  readonly #stamps = new ArrivalStamps();
  readonly #derivation: Derivation;
  readonly #watchers = new Set<(rows: SeriesRows) => void>();

  /** @param now milliseconds since the epoch */
  constructor(series: SeriesMap, historian: Historian, live: Live, now: () => number) {
    this.#series = series;
    this.#historian = historian;
    this.#live = live;
    this.#now = now;
    this.#derivation = new Derivation(series);
  }

  /** Lets stamps and derived metrics go on from what history already holds. */
  resume(newest: SeriesRows): void {
    const ahead = this.#now() * 1000 + AHEAD;
    for (let row = 0; row < newest.length; row++)
      if (newest.time[row] <= ahead) this.#stamps.after(newest.series[row], newest.time[row]);
    this.#derivation.resume(newest);
  }

  watch(heard: (rows: SeriesRows) => void): () => void {
    this.#watchers.add(heard);
    return () => void this.#watchers.delete(heard);
  }

  async accept(batch: Batch, source: Source): Promise<IngestResult> {
    const ids = await this.#resolve(batch, source);
    const { rows, quarantined, rejected } = this.#rows(batch, ids);
    if (rows.length > 0) {
      const now = this.#now() * 1000;
      this.#stamps.stamp(rows.series, rows.time, now);
      check(rows, this.#series, now);
      const derived = this.#derivation.derive(rows);
      if (derived !== null) check(derived, this.#series, now);
      const all = derived === null ? rows : joined(rows, derived);
      await this.#historian.append(all);
      this.#live.offer(all);
      for (const heard of this.#watchers) heard(all);
    }
    const result = { accepted: rows.length - quarantined, quarantined, rejected };
    this.counters.accepted += result.accepted;
    this.counters.quarantined += quarantined;
    this.counters.rejected += rejected;
    this.counters.batches++;
    return result;
  }

  /** Series id per path of the batch; unknown paths get one in quarantine, or −1 past its limit. */
  async #resolve(batch: Batch, source: Source): Promise<Int32Array> {
    const ids = new Int32Array(batch.paths.length);
    let unknown = 0;
    for (let index = 0; index < ids.length; index++) {
      ids[index] = this.#series.resolve(batch.paths[index]);
      if (ids[index] < 0) unknown++;
    }
    if (unknown === 0) return ids;
    const seen = describeUnknown(batch, ids, source.credential?.org ?? null);
    const given = await this.#series.quarantine([...seen.values()]);
    let at = 0;
    for (const index of seen.keys()) ids[index] = given[at++];
    return ids;
  }

  /** The batch as series columns, without what quarantine no longer keeps. */
  #rows(batch: Batch, ids: Int32Array): { rows: SeriesRows; quarantined: number; rejected: number } {
    const { state } = this.#series;
    let isPlain = true;
    for (let index = 0; index < ids.length; index++)
      if (ids[index] < 0 || state[ids[index]] === QUARANTINED) isPlain = false;
    const kept = isPlain ? null : this.#sift(batch, ids);
    if (kept === null || kept.rows === null) {
      const series = new Int32Array(batch.length);
      for (let row = 0; row < batch.length; row++) series[row] = ids[batch.path[row]];
      const rows = {
        length: batch.length,
        series,
        time: batch.time.slice(0, batch.length),
        value: batch.value,
        quality: batch.quality.slice(0, batch.length),
        ...(batch.text === undefined ? {} : { text: batch.text }),
      };
      return { rows, quarantined: kept?.quarantined ?? 0, rejected: 0 };
    }
    const pick = kept.rows;
    const rows = {
      length: pick.length,
      series: Int32Array.from(pick, (row) => ids[batch.path[row]]),
      time: Float64Array.from(pick, (row) => batch.time[row]),
      value: Float64Array.from(pick, (row) => batch.value[row]),
      quality: Uint8Array.from(pick, (row) => batch.quality[row]),
      ...(batch.text === undefined ? {} : { text: pick.map((row) => batch.text?.[row] ?? null) }),
    };
    return { rows, quarantined: kept.quarantined, rejected: batch.length - pick.length };
  }

  /** Rows to keep (null = all), and how many of them are quarantined. */
  #sift(batch: Batch, ids: Int32Array): { rows: number[] | null; quarantined: number } {
    const { state } = this.#series;
    const points = new Int32Array(ids.length);
    const kinds = new Map<number, Kind>();
    for (let row = 0; row < batch.length; row++) {
      const index = batch.path[row];
      points[index]++;
      if (state[ids[index]] === QUARANTINED) kinds.set(index, widest(kinds.get(index), kindOf(batch, row)));
    }
    const keeps = Array.from(
      ids,
      (id, index) =>
        id !== REJECTED &&
        (state[id] !== QUARANTINED || this.#series.mayKeep(id, points[index], kinds.get(index))),
    );
    let quarantined = 0;
    ids.forEach((id, index) => {
      if (keeps[index] && state[id] === QUARANTINED) quarantined += points[index];
    });
    if (keeps.every(Boolean)) return { rows: null, quarantined };
    const rows: number[] = [];
    for (let row = 0; row < batch.length; row++) if (keeps[batch.path[row]]) rows.push(row);
    return { rows, quarantined };
  }
}

/** What a person needs to see of each unknown path, keyed by its index in the batch. */
function describeUnknown(batch: Batch, ids: Int32Array, orgId: string | null): Map<number, UnknownPath> {
  const seen = new Map<
    number,
    { path: string; orgId: string | null; points: number; sample: string; kind: UnknownPath['kind'] }
  >();
  for (let row = 0; row < batch.length; row++) {
    const index = batch.path[row];
    if (ids[index] >= 0) continue;
    const kind = kindOf(batch, row);
    const known = seen.get(index);
    if (known !== undefined) {
      known.points++;
      known.kind = widest(known.kind, kind);
      continue;
    }
    const sample = (batch.text?.[row] ?? String(batch.value[row])).slice(0, 100);
    seen.set(index, { path: batch.paths[index], orgId, points: 1, sample, kind });
  }
  return seen;
}

type Kind = UnknownPath['kind'];

function kindOf(batch: Batch, row: number): Kind {
  const value = batch.value[row];
  if (Number.isNaN(value) && (batch.text?.[row] ?? null) !== null) return 'text';
  return Number.isInteger(value) ? 'integer' : 'number';
}

/** The kind that holds both: 20 and then 20.5 are numbers; with a text among them, texts. */
function widest(known: Kind | undefined, kind: Kind): Kind {
  if (known === undefined || known === kind) return kind;
  return known === 'text' || kind === 'text' ? 'text' : 'number';
}
