import type { Field } from '@selvedge/sdk/app';
import type { Json } from '../value.ts';

type Scalar = Extract<Field, { kind: 'text' | 'integer' | 'decimal' | 'date' | 'time' }>;

const isScalar = (field: Field): field is Scalar =>
  field.kind === 'text' ||
  field.kind === 'integer' ||
  field.kind === 'decimal' ||
  field.kind === 'date' ||
  field.kind === 'time';

const SEPARATORS = /[;；、\n]/;
const WITH_COMMAS = /[;；、\n,，]/;

/**
 * A list, map or object as a person writes it where that reads back as the same, `红; 蓝` and `S=12; M=20`; as JSON where
 * it does not.
 */
export function compactOf(field: Field, value: Json): string {
  const json = JSON.stringify(value);
  const words = simply(field, value);
  if (words === null || words === '') return json;
  const read = compactIn(field, words);
  return read !== undefined && JSON.stringify(read) === json ? words : json;
}

function simply(field: Field, value: Json): string | null {
  if (field.kind === 'list' && isScalar(field.item) && Array.isArray(value)) return value.join('; ');
  if (field.kind !== 'map' || !isScalar(field.value) || !isObject(value)) return null;
  return Object.entries(value)
    .map(([key, item]) => `${key}=${typeof item === 'object' ? JSON.stringify(item) : item}`)
    .join('; ');
}

/** The value that a text stands for, not yet checked; undefined = it cannot be read. */
export function compactIn(field: Field, text: string): Json | undefined {
  if (/^[[{]/.test(text)) return withEmpty(field, jsonIn(text));
  if (field.kind === 'list' && isScalar(field.item)) {
    const { item } = field;
    return partsOf(text, item).map((part) => scalarIn(item, part));
  }
  if (field.kind !== 'map' || !isScalar(field.value)) return undefined;
  const pairs: [string, Json][] = [];
  for (const part of partsOf(text, field.value)) {
    const [, key, written] = /^([^=:：＝]+?)\s*[=:：＝]\s*(.*)$/s.exec(part) ?? [];
    if (key === undefined || pairs.some(([known]) => known === key)) return undefined;
    pairs.push([key, scalarIn(field.value, written)]);
  }
  return Object.fromEntries(pairs);
}

const partsOf = (text: string, item: Scalar): string[] =>
  text
    .split(item.kind === 'text' ? SEPARATORS : WITH_COMMAS)
    .map((part) => part.trim())
    .filter((part) => part !== '');

function scalarIn(item: Scalar, part: string): Json {
  if (item.kind !== 'integer' && item.kind !== 'decimal') return part;
  const digits = part.normalize('NFKC');
  return item.kind === 'integer' && /^-?\d+$/.test(digits) ? Number(digits) : digits;
}

function jsonIn(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** An empty text in a list is kept as null, and is a text again on its way in. */
const withEmpty = (field: Field, value: Json | undefined): Json | undefined =>
  field.kind === 'list' && field.item.kind === 'text' && Array.isArray(value)
    ? value.map((item: Json) => item ?? '')
    : value;

const isObject = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
