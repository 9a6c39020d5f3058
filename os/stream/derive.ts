import { isUsable, QUALITY } from '@selvedge/sdk/connector';
import type { SeriesRows } from '../historian/historian.ts';
import type { Value } from '../namespace/formula/formula.ts';
import { DATATYPES, type SeriesMap } from '../namespace/series.ts';
import { type Derived, DerivedLinks } from './derived-links.ts';

/** How long a value stands for its metric, microseconds: as long as in figures. */
export const HOLD = 3_600_000_000;

const [, , BOOLEAN] = DATATYPES.keys();

interface Held {
  readonly time: number;
  /** Null for a value of unusable quality. */
  readonly value: Value;
}

/**
 * Reckons the metrics that have a formula. Each time an input has a new value, the formula is reckoned at that time
 * from what is known then: the inputs of the same batch, and values held before, an hour at most. A late point does not
 * see values that are newer than itself.
 */
export class Derivation {
  readonly #map: SeriesMap;
  readonly #links: DerivedLinks;
  readonly #held = new Map<number, Held>();
  /** Derived series whose last point could be used. */
  readonly #known = new Set<number>();

  constructor(map: SeriesMap) {
    this.#map = map;
    this.#links = new DerivedLinks(map);
  }

  /** Takes up values that history already holds. */
  resume(newest: SeriesRows): void {
    const { consumers } = this.#links;
    for (let row = 0; row < newest.length; row++)
      if (consumers.has(newest.series[row]))
        this.#held.set(newest.series[row], { time: newest.time[row], value: this.#valueOf(newest, row) });
  }

  /** Points that follow from checked rows; null when none do. */
  derive(rows: SeriesRows): SeriesRows | null {
    const { consumers } = this.#links;
    if (consumers.size === 0) return null;
    const order: number[] = [];
    for (let row = 0; row < rows.length; row++)
      if (consumers.has(rows.series[row]) && rows.quality[row] !== QUALITY.badTime) order.push(row);
    if (order.length === 0) return null;
    order.sort((left, right) => rows.time[left] - rows.time[right] || left - right);
    const fresh = new Map<number, Held>();
    const points = new Points();
    for (let at = 0; at < order.length;) {
      const time = rows.time[order[at]];
      const due = new Set<Derived>();
      for (; at < order.length && rows.time[order[at]] === time; at++) {
        const row = order[at];
        fresh.set(rows.series[row], { time, value: this.#valueOf(rows, row) });
        for (const derived of consumers.get(rows.series[row]) ?? []) due.add(derived);
      }
      this.#reckon(time, due, fresh, points);
    }
    for (const [series, held] of fresh)
      if (held.time >= (this.#held.get(series)?.time ?? Number.NEGATIVE_INFINITY))
        this.#held.set(series, held);
    return points.length === 0 ? null : points.rows();
  }

  /** Shallow ones first: what a derived value feeds is reckoned after it. */
  #reckon(time: number, due: Set<Derived>, fresh: Map<number, Held>, points: Points): void {
    for (let depth = 1; due.size > 0; depth++) {
      for (const derived of due) {
        if (derived.depth !== depth) continue;
        due.delete(derived);
        const value = derived.formula.value((input) => this.#at(derived.inputs[input], time, fresh));
        // The unknown is told once, so that an old value does not pass for today's.
        if (value !== null || this.#known.has(derived.id)) points.add(derived.id, time, value);
        if (value === null) this.#known.delete(derived.id);
        else this.#known.add(derived.id);
        const fed = this.#links.consumers.get(derived.id);
        if (fed === undefined) continue;
        fresh.set(derived.id, { time, value });
        for (const next of fed) due.add(next);
      }
    }
  }

  /** The newest value of a series that is not newer than a time, and not too old for it. */
  #at(series: number, time: number, fresh: ReadonlyMap<number, Held>): Value {
    const [inBatch, before] = [fresh.get(series), this.#held.get(series)];
    const isBefore =
      before !== undefined &&
      before.time <= time &&
      before.time > (inBatch?.time ?? Number.NEGATIVE_INFINITY);
    const held = isBefore ? before : inBatch;
    return held === undefined || time - held.time > HOLD ? null : held.value;
  }

  #valueOf(rows: SeriesRows, row: number): Value {
    if (!isUsable(rows.quality[row])) return null;
    const value = rows.value[row];
    if (Number.isNaN(value)) return rows.text?.[row] ?? null;
    return this.#map.datatype[rows.series[row]] === BOOLEAN ? value === 1 : value;
  }
}

/** Derived points, gathered into columns. */
class Points {
  readonly #series: number[] = [];
  readonly #time: number[] = [];
  readonly #values: Value[] = [];

  get length(): number {
    return this.#series.length;
  }

  add(series: number, time: number, value: Value): void {
    this.#series.push(series);
    this.#time.push(time);
    this.#values.push(value);
  }

  rows(): SeriesRows {
    const values = this.#values;
    const hasText = values.some((value) => typeof value === 'string');
    return {
      length: values.length,
      series: Int32Array.from(this.#series),
      time: Float64Array.from(this.#time),
      value: Float64Array.from(values, (value) =>
        value === null || typeof value === 'string' ? Number.NaN : Number(value),
      ),
      quality: Uint8Array.from(values, (value) => (value === null ? QUALITY.bad : QUALITY.good)),
      ...(hasText ? { text: values.map((value) => (typeof value === 'string' ? value : null)) } : {}),
    };
  }
}

/** Rows with others after them. */
export function joined(rows: SeriesRows, more: SeriesRows): SeriesRows {
  const length = rows.length + more.length;
  const series = new Int32Array(length);
  const [time, value] = [new Float64Array(length), new Float64Array(length)];
  const quality = new Uint8Array(length);
  for (const [part, at] of [
    [rows, 0],
    [more, rows.length],
  ] as const) {
    series.set(part.series.subarray(0, part.length), at);
    time.set(part.time.subarray(0, part.length), at);
    value.set(part.value.subarray(0, part.length), at);
    quality.set(part.quality.subarray(0, part.length), at);
  }
  if (rows.text === undefined && more.text === undefined) return { length, series, time, value, quality };
  const text = [rows, more].flatMap((part) =>
    Array.from({ length: part.length }, (_, row) => part.text?.[row] ?? null),
  );
  return { length, series, time, value, quality, text };
}
