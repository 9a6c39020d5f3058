import type { PointValue } from '@selvedge/sdk/connector';
import { parseTime } from '../payload/time.ts';
import { BROKEN } from './lines.ts';
import { LocalTime, readLetters, readLocal } from './local-time.ts';
import { type MappedMetric, type Mapping, thingOf, wordsOf } from './mapping.ts';
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

const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const LONG = /^-?\d{16,19}$/;
const INT64_MIN = -(2n ** 63n);
const INT64_MAX = 2n ** 63n - 1n;
const TRUE = new Set(['1', '1.0', 'true', 'yes', 'on', '是', '开']);
const FALSE = new Set(['0', '0.0', 'false', 'no', 'off', '否', '关']);

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
    const { metrics, skip, time, file } = this.#mapping;
    if (skip.some(({ column, equals }) => equals.includes(row.cells[column] ?? '')))
      return { points: null, faults: [] };
    if (row.fault !== null)
      return { points: null, faults: [{ line: row.line, column: '', reason: row.fault }] };
    const faults: RowFault[] = [];
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
    const values: { metric: MappedMetric; value: PointValue }[] = [];
    for (const metric of metrics) {
      const written = metric.column === undefined ? String(metric.constant) : row.cells[metric.column];
      if (written === undefined || written === '') continue;
      const value = valueOf(metric, written, file.decimal);
      if (value !== null) values.push({ metric, value });
      else
        faults.push({ line: row.line, column: metric.column ?? metric.name, reason: notA(metric, written) });
    }
    return { points: { thing, ts, values }, faults };
  }

  #time(text: string): number | null {
    const { format, midnight } = this.#mapping.time;
    if (format === 'epoch-ms' || format === 'epoch-s') {
      const read = parseTime(text === '' ? null : Number(text) * (format === 'epoch-s' ? 1000 : 1));
      return read === null ? null : read / 1000;
    }
    const exact = format === 'iso' ? parseTime(text) : null;
    if (exact !== null) return exact / 1000;
    // Excel gives its own dates in this form, whatever a CSV of the same rows would write.
    const local = (format === 'iso' ? null : readLetters(text, format)) ?? readLocal(text);
    if (local === null) return null;
    const isMidnight = local % 86_400_000 === 0;
    return this.#zone.toWorld(isMidnight && midnight === 'end-of-day' ? local + 86_400_000 : local);
  }
}

const notA = ({ datatype }: MappedMetric, written: string): string =>
  written.includes(BROKEN) ? 'broken characters' : `no ${datatype}: “${written.slice(0, 40)}”`;

function valueOf(metric: MappedMetric, written: string, decimal: '.' | ','): PointValue | null {
  if (written.includes(BROKEN)) return null;
  const meaning =
    metric.map !== undefined && Object.hasOwn(metric.map, written) ? metric.map[written] : written;
  switch (metric.datatype) {
    case 'text':
      return String(meaning);
    case 'enum':
      return wordsOf(metric).includes(String(meaning)) ? String(meaning) : null;
    case 'boolean': {
      const word = String(meaning).toLowerCase();
      return TRUE.has(word) ? true : FALSE.has(word) ? false : null;
    }
    default:
      return numberOf(metric, String(meaning), decimal);
  }
}

/** A number as written by people and programs; whole ones keep all their digits. */
function numberOf(
  { datatype, factor }: MappedMetric,
  written: string,
  decimal: '.' | ',',
): PointValue | null {
  const plain = decimal === ',' ? written.replaceAll('.', '').replace(',', '.') : written;
  if (!NUMBER.test(plain)) return null;
  if (datatype === 'integer' && factor === undefined && LONG.test(plain)) {
    const exact = BigInt(plain);
    return exact >= INT64_MIN && exact <= INT64_MAX ? exact : null;
  }
  const number = factor === undefined ? Number(plain) : Number(plain) * factor;
  return Number.isFinite(number) && (datatype === 'double' || Number.isInteger(number)) ? number : null;
}
