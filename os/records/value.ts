import { fromScaled, toScaled, type Field } from '@selvedge/sdk/app';
import type { SqlValue } from '../store/unit.ts';
import { type Column, quoted } from './table.ts';

/** A value of a record as it travels. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A checked value as a parameter of its column. */
export function toSql(facts: Field, value: unknown): SqlValue {
  if (value === null || value === undefined) return null;
  if (facts.kind === 'decimal') return toScaled(value as string, facts.scale).toString();
  if (facts.kind === 'list' || facts.kind === 'object' || facts.kind === 'map') return JSON.stringify(value);
  return value as SqlValue;
}

/** What a query must select so that `fromSql` can read it: a day as text, for the driver would make a moment of it. */
export const selected = ({ name, type }: Column, prefix = ''): string =>
  type === 'date' ? `${prefix}${quoted(name)}::text as ${quoted(name)}` : prefix + quoted(name);

/** A column's value as it travels. */
export function fromSql(facts: Field, raw: unknown): Json {
  if (raw === null || raw === undefined) return null;
  if (facts.kind === 'decimal') return fromScaled(raw as number | bigint, facts.scale);
  if (raw instanceof Date) return raw.toISOString();
  return raw as Json;
}
