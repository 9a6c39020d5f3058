import type { RawAnswer } from '../historian/historian.ts';
import type { SeriesEntry } from '../namespace/series.ts';

/** Columns as JSON texts, built without an object per point. */

/** NaN and infinities read as null. */
export function numbersText(column: Float64Array | Uint8Array): string {
  const text = column.join(',');
  return `[${/[NI]/.test(text) ? text.replaceAll(/NaN|-?Infinity/g, 'null') : text}]`;
}

/** Microseconds as epoch milliseconds. */
export const timesText = (column: Float64Array): string => numbersText(column.map((time) => time / 1000));

/** 1 and 0 as true and false. */
export const booleansText = (column: Float64Array): string =>
  `[${Array.from(column, booleanText).join(',')}]`;

const booleanText = (value: number): string =>
  value === 1 ? 'true' : value === 0 ? 'false' : Number.isFinite(value) ? String(value) : 'null';

/** Values of raw points: numbers, true/false, texts; whole numbers beyond 2^53 as texts. */
export function valuesText({ value, text }: Pick<RawAnswer, 'value' | 'text'>, entry: SeriesEntry): string {
  const isBoolean = entry.datatype === 'boolean';
  if (text === null) return isBoolean ? booleansText(value) : numbersText(value);
  const parts: string[] = [];
  for (let row = 0; row < value.length; row++) {
    const word = text[row];
    if (word !== null) parts.push(JSON.stringify(word));
    else if (isBoolean) parts.push(booleanText(value[row]));
    else parts.push(Number.isFinite(value[row]) ? String(value[row]) : 'null');
  }
  return `[${parts.join(',')}]`;
}
