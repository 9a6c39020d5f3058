import type { PointValue } from '@selvedge/sdk/connector';
import { parseTime } from '../payload/time.ts';
import { LocalTime, readLetters } from './local-time.ts';
import { type MappedMetric, type Mapping, thingOf } from './mapping.ts';
import type { Row } from './rows.ts';

/** What a row says. */
export interface RowPoints {
  readonly thing: string;
  /** Milliseconds since the epoch. */
  readonly ts: number;
  readonly values: readonly { readonly metric: MappedMetric; readonly value: PointValue }[];
}

/** What of a row could not be read; the rest of it is kept. */
export interface RowFault {
  readonly line: number;
  readonly column: string;
  readonly reason: string;
}

export interface RowReading {
  readonly points: RowPoints | null;
  readonly faults: readonly RowFault[];
}

const TRUE = new Set(['1', 'true', 'yes', 'on', '是', '开']);
const FALSE = new Set(['0', 'false', 'no', 'off', '否', '关']);

/** Reads rows by a mapping. An empty cell is no point and no fault. */
export class RowReader {
  readonly #mapping: Mapping;
  readonly #under: string;
  readonly #zone: LocalTime;

  /** @param under path that the mapping's things go under. @throws RangeError for an unknown zone */
  constructor(mapping: Mapping, under: string) {
    this.#mapping = mapping;
    this.#under = under;
    this.#zone = new LocalTime(mapping.time.zone);
  }

  read(row: Row): RowReading {
    const { metrics, skip, time } = this.#mapping;
    if (skip.some(({ column, equals }) => equals.includes(row.cells[column] ?? '')))
      return { points: null, faults: [] };
    const faults: RowFault[] = row.fault === null ? [] : [{ line: row.line, column: '', reason: row.fault }];
    const ts = this.#time(row.cells[time.column] ?? '');
    if (ts === null)
      return {
        points: null,
        faults: [
          ...faults,
          { line: row.line, column: time.column, reason: `no time: “${row.cells[time.column] ?? ''}”` },
        ],
      };
    const thing = thingOf(this.#mapping, this.#under, row.cells);
    if (thing === null)
      return {
        points: null,
        faults: [...faults, { line: row.line, column: '', reason: 'its cells make no path' }],
      };
    const values = metrics.flatMap((metric) => {
      const written = row.cells[metric.column];
      if (written === undefined || written === '') return [];
      const value = valueOf(metric, written);
      if (value !== null) return [{ metric, value }];
      faults.push({
        line: row.line,
        column: metric.column,
        reason: `no ${metric.datatype}: “${written.slice(0, 40)}”`,
      });
      return [];
    });
    return { points: { thing, ts, values }, faults };
  }

  #time(text: string): number | null {
    const { format, midnight } = this.#mapping.time;
    if (format === 'iso' || format === 'epoch-ms') {
      const read = parseTime(format === 'iso' ? text.trim() : text.trim() === '' ? null : Number(text));
      return read === null ? null : read / 1000;
    }
    const local = readLetters(text, format);
    if (local === null) return null;
    const isMidnight = local % 86_400_000 === 0;
    return this.#zone.toWorld(isMidnight && midnight === 'end-of-day' ? local + 86_400_000 : local);
  }
}

function valueOf(metric: MappedMetric, written: string): PointValue | null {
  const meaning =
    metric.map !== undefined && Object.hasOwn(metric.map, written) ? metric.map[written] : written;
  switch (metric.datatype) {
    case 'text':
      return String(meaning);
    case 'enum':
      return metric.words === undefined || metric.words.includes(String(meaning)) ? String(meaning) : null;
    case 'boolean': {
      const word = String(meaning).toLowerCase();
      return TRUE.has(word) ? true : FALSE.has(word) ? false : null;
    }
    default: {
      const number = typeof meaning === 'string' && meaning.trim() === '' ? Number.NaN : Number(meaning);
      return Number.isFinite(number) && (metric.datatype === 'double' || Number.isInteger(number))
        ? number
        : null;
    }
  }
}
