import { type Field, type Fields, unitIn } from '@selvedge/sdk/app';
import type { Labels } from '../../client/index.ts';
import { formatExact, withUnit } from '../../format/number.ts';
import { formatMinute } from '../../format/time.ts';
import type { Language } from '../../i18n/language.ts';
import { plainText } from './plain.ts';

/** Sign of the currency that the platform reckons in. */
export const CURRENCY = '¥';

/** In whose words a value is told. */
export interface Telling {
  readonly language: Language;
  readonly zone: string;
  readonly labels: Labels;
  readonly yes: string;
  readonly no: string;
  readonly rows: (count: number) => string;
}

/** The unit of a field in a language; undefined when it has none. */
export const unitOf = (field: { readonly unit?: string }, language: Language): string | undefined =>
  field.unit === undefined ? undefined : unitIn(field.unit, language);

/** A value as one line, with its unit. */
export function wordsOf(field: Field, value: unknown, telling: Telling): string {
  if (value === null || value === undefined) return '';
  switch (field.kind) {
    case 'integer':
      return withUnit(formatExact(Number(value)), unitOf(field, telling.language));
    case 'decimal':
      return field.isMoney === true
        ? `${CURRENCY}${formatExact(plainText(value))}`
        : withUnit(formatExact(plainText(value)), unitOf(field, telling.language));
    case 'boolean':
      return value === true ? telling.yes : telling.no;
    case 'moment':
      return formatMinute(Date.parse(plainText(value)), telling.zone);
    case 'choice':
      return field.options[plainText(value)]?.[telling.language] ?? plainText(value);
    case 'ref':
      return telling.labels[plainText(value)] ?? plainText(value).slice(0, 8);
    case 'file':
      return plainText(value).slice(0, 8);
    case 'list':
      return listWords(field.item, Array.isArray(value) ? value : [], telling);
    case 'object':
      return Object.entries(field.fields)
        .map(([name, each]) => wordsOf(each, part(value, name), telling))
        .filter((word) => word !== '')
        .join(' ');
    case 'map':
      return Object.entries(value)
        .map(([key, each]) => `${key} ${wordsOf(field.value, each, telling)}`)
        .join(telling.language === 'zh' ? '，' : ', ');
    default:
      return plainText(value);
  }
}

/** So many rows are named in a cell, the rest is counted. */
const NAMED = 3;

/** The field of a row that says which one it is: what it refers to, else its first text. */
const namingOf = (fields: Fields): [string, Field] | undefined =>
  Object.entries(fields).find(([, field]) => field.kind === 'ref') ??
  Object.entries(fields).find(([, field]) => field.kind === 'text');

function listWords(item: Field, values: readonly unknown[], telling: Telling): string {
  if (item.kind === 'object') {
    const naming = namingOf(item.fields);
    if (naming === undefined) return telling.rows(values.length);
    const names = values.slice(0, NAMED).map((row) => wordsOf(naming[1], part(row, naming[0]), telling));
    const named = names.join(telling.language === 'zh' ? '、' : ', ');
    return values.length > NAMED ? `${named} … ${telling.rows(values.length)}` : named || telling.rows(0);
  }
  if (item.kind === 'list' || item.kind === 'map') return telling.rows(values.length);
  return values.map((each) => wordsOf(item, each, telling)).join(telling.language === 'zh' ? '、' : ', ');
}

/** A value as a cell of a spreadsheet takes it: numbers bare, so that they can be reckoned with. */
export const cellWords = (field: Field, value: unknown, telling: Telling): string =>
  value !== null && value !== undefined && (field.kind === 'integer' || field.kind === 'decimal')
    ? plainText(value)
    : wordsOf(field, value, telling);

/** One named part of a value; undefined when it has none. */
export const part = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).find(([each]) => each === name)?.[1]
    : undefined;
