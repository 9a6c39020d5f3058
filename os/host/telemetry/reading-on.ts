import type { Historian, IngestAnswer, IngestPlace, SeriesRows } from '../../historian/historian.ts';
import { isSamePlace } from './places.ts';

/** Points that are read from history at once: who is far behind does not look through it for every call. */
const AHEAD = 10_000;

/** Points of one call, and the place behind them. */
export interface Piece {
  readonly rows: SeriesRows;
  readonly place: IngestPlace;
  /** False when there is nothing behind it, as far as was looked. */
  readonly more: boolean;
}

/** Reads what was taken in, some points at a time. Of the last answer it keeps what was not asked for yet. */
export class ReadingOn {
  readonly #historian: Historian;
  readonly #atOnce: number;
  #answer: IngestAnswer | null = null;
  #at = 0;
  /** The place before what is kept. */
  #place: IngestPlace | null = null;

  /** @param atOnce points of a piece at most */
  constructor(historian: Historian, atOnce: number) {
    this.#historian = historian;
    this.#atOnce = atOnce;
  }

  /** The next points after a place. @param upTo included; whatever is listened to by now was so when these came */
  async after(place: IngestPlace, upTo: IngestPlace, series: ReadonlySet<number>): Promise<Piece> {
    if (series.size === 0) return { rows: NO_ROWS, place: upTo, more: false };
    const kept = this.#answer !== null && this.#place !== null && isSamePlace(this.#place, place);
    const answer =
      kept && this.#answer !== null
        ? this.#answer
        : await this.#historian.ingested({ series: [...series], after: place, upTo, limit: AHEAD });
    const from = kept ? this.#at : 0;
    const to = Math.min(answer.rows.length, from + this.#atOnce);
    const isAll = to === answer.rows.length;
    const last = to - 1;
    const { rows, sequence } = answer;
    this.#at = to;
    this.#answer = isAll ? null : answer;
    this.#place = isAll
      ? null
      : { sequence: sequence[last], series: rows.series[last], time: rows.time[last] };
    return {
      rows: part(rows, from, to),
      place: this.#place ?? answer.place,
      // What was kept does not know of what came since.
      more: !isAll || answer.more || answer.place.sequence < upTo.sequence,
    };
  }
}

const part = ({ series, time, value, quality, text }: SeriesRows, from: number, to: number): SeriesRows => ({
  length: to - from,
  series: series.subarray(from, to),
  time: time.subarray(from, to),
  value: value.subarray(from, to),
  quality: quality.subarray(from, to),
  ...(text === undefined ? {} : { text: text.slice(from, to) }),
});

const NO_ROWS: SeriesRows = {
  length: 0,
  series: new Int32Array(0),
  time: new Float64Array(0),
  value: new Float64Array(0),
  quality: new Uint8Array(0),
};
