import type { Field } from '@selvedge/sdk/app';
import { momentAt } from '../../format/zoned.ts';
import { tidy } from '../value/sum.ts';

/** A condition between two bounds, as it is asked. */
export interface Range {
  readonly from?: string | number;
  readonly to?: string | number;
}

export const without = <T>(all: Readonly<Record<string, T>>, name: string): Record<string, T> =>
  Object.fromEntries(Object.entries(all).filter(([each]) => each !== name));

/** What was typed as a bound, or null while it is none. A moment's bound is a day: its first or its last minute. */
export function boundOf(
  field: Field,
  typed: string,
  side: 'from' | 'to',
  zone: string,
): string | number | null {
  const text = tidy(typed);
  if (field.kind === 'integer') return /^[+-]?\d{1,15}$/.test(text) ? Number(text) : null;
  if (field.kind === 'decimal') return /^[+-]?\d+(\.\d+)?$/.test(text) ? text : null;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  return field.kind === 'moment' ? momentAt(`${text}T${side === 'from' ? '00:00' : '23:59'}`, zone) : text;
}

/** Both bounds, or undefined when there is none. */
export function rangeOf(range: Range): Range | undefined {
  const { from, to } = range;
  return from === undefined && to === undefined
    ? undefined
    : { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}
