import type { Field, Fields } from '@selvedge/sdk/app';
import type { Values } from '../../client/index.ts';
import { momentAt, wallClockOf } from '../../format/zoned.ts';
import { cellsIn, isCells } from './cells.ts';
import { tidy } from '../value/sum.ts';
import { plainText } from '../value/plain.ts';

/** What is typed, before it is a value: numbers and moments as text. Names are those of the fields. */
export type Draft = Readonly<Record<string, unknown>>;

/** Why a draft is no value yet; the server knows the other rules, and says them in sentences. */
export type FaultCode = 'required' | 'integer' | 'decimal' | 'moment';

export const isDraft = (value: unknown): value is Draft =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const draftList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
export const draftText = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? plainText(value) : '';

/** Values as they stand in a form. @param zone time zone of the org */
export const draftOf = (fields: Fields, values: Values, zone: string): Draft =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, one(field, values[name], zone)]));

function one(field: Field, value: unknown, zone: string): unknown {
  if (value === null || value === undefined)
    return field.kind === 'list'
      ? []
      : field.kind === 'map' || field.kind === 'object'
        ? draftEmpty(field)
        : null;
  switch (field.kind) {
    case 'integer':
    case 'decimal':
      return plainText(value);
    case 'moment':
      return wallClockOf(draftText(value), zone);
    case 'list':
      return draftList(value).map((each) => one(field.item, each, zone));
    case 'object':
      return draftOf(field.fields, isDraft(value) ? value : {}, zone);
    case 'map':
      return Object.fromEntries(
        Object.entries(isDraft(value) ? value : {}).map(([key, each]) => [key, one(field.value, each, zone)]),
      );
    default:
      return value;
  }
}

const draftEmpty = (field: Field): Draft => (field.kind === 'object' ? newDraft(field.fields) : {});

/** The draft of a new item of a field. */
export const newItem = (field: Field): unknown =>
  field.kind === 'object' || field.kind === 'map' ? draftEmpty(field) : field.kind === 'list' ? [] : null;

/** An empty form, with defaults. */
export function newDraft(fields: Fields, given: Values = {}, zone = 'UTC'): Draft {
  const defaults = Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, 'default' in field ? field.default : undefined]),
  );
  return draftOf(fields, { ...defaults, ...given }, zone);
}

/** What a form holds as values, and what cannot be one yet, by path (`lines.0.quantity`). */
export function readDraft(fields: Fields, draft: Draft, zone: string) {
  const faults = new Map<string, FaultCode>();
  return { values: readFields(fields, draft, zone, '', faults), faults };
}

function readFields(
  fields: Fields,
  draft: Draft,
  zone: string,
  prefix: string,
  faults: Map<string, FaultCode>,
): Values {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => {
      const path = prefix + name;
      const value = readValue(field, draft[name], zone, path, faults);
      if (value === null && field.required === true && !faults.has(path)) faults.set(path, 'required');
      return [name, value];
    }),
  );
}

function readValue(
  field: Field,
  raw: unknown,
  zone: string,
  path: string,
  faults: Map<string, FaultCode>,
): unknown {
  const text = draftText(raw);
  switch (field.kind) {
    case 'text':
      return text.trim() === '' ? null : text;
    case 'integer':
      return readNumber(text, /^[+-]?\d{1,15}$/, Number, 'integer', path, faults);
    case 'decimal':
      return readNumber(text, /^[+-]?\d+(\.\d*)?$/, plainDecimal, 'decimal', path, faults);
    case 'boolean':
      return typeof raw === 'boolean' ? raw : field.required === true ? false : null;
    case 'moment': {
      if (text === '') return null;
      const moment = momentAt(text, zone);
      if (moment === null) faults.set(path, 'moment');
      return moment;
    }
    case 'list': {
      if (isCells(field)) return cellsIn(raw);
      const items = draftList(raw);
      if (items.length === 0) return field.required === true ? [] : null;
      return items.map((item, index) => {
        const at = `${path}.${index}`;
        const value = readValue(field.item, item, zone, at, faults);
        if (value === null && !faults.has(at)) faults.set(at, 'required');
        return value;
      });
    }
    case 'object':
      return isDraft(raw) && !isBlank(raw)
        ? readFields(field.fields, raw, zone, `${path}.`, faults)
        : field.required === true
          ? readFields(field.fields, isDraft(raw) ? raw : {}, zone, `${path}.`, faults)
          : null;
    case 'map': {
      const entries = Object.entries(isDraft(raw) ? raw : {})
        .map(([key, each]) => [key, readValue(field.value, each, zone, `${path}.${key}`, faults)] as const)
        .filter(([, each]) => each !== null);
      return entries.length === 0 && field.required !== true ? null : Object.fromEntries(entries);
    }
    default:
      return text === '' ? null : text;
  }
}

const plainDecimal = (text: string): string => text.replace(/^\+/, '').replace(/\.$/, '');

function readNumber<T>(
  text: string,
  form: RegExp,
  of: (text: string) => T,
  code: FaultCode,
  path: string,
  faults: Map<string, FaultCode>,
): T | null {
  const typed = tidy(text);
  if (typed === '') return null;
  if (form.test(typed)) return of(typed);
  faults.set(path, code);
  return null;
}

/** True when nothing was typed in it. */
export const isBlank = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  value === false ||
  (Array.isArray(value) && value.every(isBlank)) ||
  (isDraft(value) && Object.values(value).every(isBlank));

/** True when two values say the same, whatever the order of their names. */
export const isSame = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other);

/** Nothing and an empty list say the same. */
const bare = (value: unknown): unknown =>
  Array.isArray(value) && value.length === 0 ? null : (value ?? null);

const canonical = (value: unknown): string =>
  JSON.stringify(bare(value), (_, each: unknown) =>
    isDraft(each) ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1))) : each,
  );

/** Fields that differ, by name. */
export const differing = (fields: Fields, one: Values, other: Values): string[] =>
  Object.keys(fields).filter((name) => !isSame(one[name], other[name]));
