import { isUsable, QUALITY } from '@selvedge/sdk/connector';
import { DATATYPES, type SeriesMap } from '../namespace/series.ts';

/** 2000-01-01 in microseconds: an earlier time is a clock that was never set. */
export const EARLIEST = 946_684_800_000_000;
/** How far ahead of the platform's clock a time may be, microseconds. */
export const AHEAD = 86_400_000_000;

const [DOUBLE, INTEGER, BOOLEAN, TEXT, ENUM] = DATATYPES.keys();

/** Columns that a check may change; row i of each is one point. */
export interface Checked {
  readonly length: number;
  readonly series: Int32Array;
  readonly time: Float64Array;
  readonly value: Float64Array;
  readonly quality: Uint8Array;
  readonly text?: readonly (string | null)[];
}

/**
 * Gives each point that does not fit its metric a quality code that says why. Nothing is dropped; a source's own
 * "bad" stays. @param now microseconds since the epoch
 */
export function check(rows: Checked, map: SeriesMap, now: number): void {
  const { datatype, low, high } = map;
  const latest = now + AHEAD;
  for (let row = 0; row < rows.length; row++) {
    const time = rows.time[row];
    if (time < EARLIEST || time > latest) {
      rows.quality[row] = QUALITY.badTime;
      continue;
    }
    if (!isUsable(rows.quality[row])) continue;
    const series = rows.series[row];
    const value = rows.value[row];
    const text = rows.text?.[row] ?? null;
    switch (datatype[series]) {
      case DOUBLE:
      case INTEGER:
        if (text !== null && Number.isNaN(value)) rows.quality[row] = QUALITY.wrongType;
        else if (!Number.isFinite(value)) rows.quality[row] = QUALITY.notANumber;
        else if (datatype[series] === INTEGER && !Number.isInteger(value))
          rows.quality[row] = QUALITY.wrongType;
        else if (value < low[series] || value > high[series]) rows.quality[row] = QUALITY.outOfRange;
        break;
      case BOOLEAN:
        if (text !== null || (value !== 0 && value !== 1)) rows.quality[row] = QUALITY.wrongType;
        break;
      case TEXT:
        if (text === null) rows.quality[row] = QUALITY.wrongType;
        break;
      case ENUM:
        if (text === null) rows.quality[row] = QUALITY.wrongType;
        else if (map.entry(series)?.words?.includes(text) === false) rows.quality[row] = QUALITY.outOfRange;
        break;
      default:
        if (text === null && !Number.isFinite(value)) rows.quality[row] = QUALITY.notANumber;
    }
  }
}
