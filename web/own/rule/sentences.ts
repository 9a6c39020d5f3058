import type { Field } from '@selvedge/sdk/app';
import type { Known } from './known.ts';

/** How a field is looked at in a condition. */
export type Test = 'empty' | 'filled' | 'is' | 'isNot' | 'above' | 'below';

export interface Condition {
  readonly code: string;
  readonly test: Test;
  readonly value: string;
  /** What people read for the value, where it is another word. */
  readonly word?: string;
}

/** What may be asked of a field. */
export function testsOf({ kind }: Field): readonly Test[] {
  switch (kind) {
    case 'integer':
    case 'decimal':
      return ['empty', 'filled', 'above', 'below', 'is'];
    case 'date':
    case 'moment':
    case 'time':
      return ['empty', 'filled', 'above', 'below'];
    case 'boolean':
      return ['is', 'isNot'];
    case 'choice':
    case 'text':
      return ['is', 'isNot', 'empty', 'filled'];
    default:
      return ['empty', 'filled'];
  }
}

const isNumber = ({ kind }: Field): boolean => kind === 'integer' || kind === 'decimal';
export const asksValue = (test: Test): boolean => test !== 'empty' && test !== 'filled';

const literal = (field: Field, value: string): string => {
  if (field.kind === 'boolean') return 'true';
  return isNumber(field) ? String(Number(value) || 0) : quoted(value);
};
export const quoted = (text: string): string =>
  `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;
/** A decimal travels as a text. */
const read = ({ code, field }: Known): string => (field.kind === 'decimal' ? `Number(${code})` : code);

/** Nought is a number like any other. */
const has = ({ code, field }: Known): string => (isNumber(field) ? `${code} != null` : code);
const lacks = ({ code, field }: Known): string => (isNumber(field) ? `${code} == null` : `!${code}`);

function conditionCode(known: Known, { test, value, word }: Condition): string {
  const note = word === undefined ? '' : ` /* ${word.replaceAll('*/', '')} */`;
  const { field } = known;
  switch (test) {
    case 'empty':
      return lacks(known);
    case 'filled':
      return has(known);
    case 'is':
      return `${read(known)} === ${literal(field, value)}${note}`;
    case 'isNot':
      return `${read(known)} !== ${literal(field, value)}${note}`;
    case 'above':
      return `${has(known)} && ${read(known)} > ${literal(field, value)}`;
    case 'below':
      return `${has(known)} && ${read(known)} < ${literal(field, value)}`;
  }
}

const nameOf = (code: string): string => code.slice(code.lastIndexOf('.') + 1);

/**
 * “Refuse when …, and say …”. The sentence stands under the field of the last condition, one of the organisation's own
 * before others: where only actions write the record, those alone are on its form.
 */
export function refusal(known: readonly Known[], conditions: readonly Condition[], sentence: string): string {
  const codes = conditions.flatMap((condition) => {
    const found = known.find(({ code }) => code === condition.code);
    return found === undefined ? [] : [conditionCode(found, condition)];
  });
  const isOwn = ({ code }: Condition): boolean => known.some((one) => one.code === code && one.isOwn);
  const last = conditions.findLast(isOwn) ?? conditions.at(-1);
  if (codes.length === 0 || last === undefined) return '';
  return `if (${codes.join(' && ')})\n  return { ${nameOf(last.code)}: ${quoted(sentence)} };\n`;
}

/** What a field is filled in with. */
export type Filling =
  | { readonly way: 'product'; readonly from: string; readonly factor: string }
  | { readonly way: 'days'; readonly from: string; readonly to: string }
  | { readonly way: 'copy'; readonly from: string };

const shortName = (code: string): string => nameOf(code).replace(/^own_/, '');

/** “Fill in … with …”. */
export function filling(known: readonly Known[], target: Known, how: Filling): string {
  const from = known.find(({ code }) => code === how.from);
  const key = target.code.startsWith('record.own_') ? shortName(target.code) : nameOf(target.code);
  if (from === undefined) return '';
  const put = (value: string): string => `return { ${key}: ${value} };\n`;
  const check = (...needed: Known[]): string =>
    `if (${needed.map(lacks).join(' || ')}) return { ${key}: null };\n`;
  if (how.way === 'copy') return put(from.code);
  if (how.way === 'days') {
    const to = known.find(({ code }) => code === how.to);
    if (to === undefined) return '';
    return `${check(from, to)}const days = (Date.parse(${to.code}) - Date.parse(${from.code})) / 86400000;\n${put('Math.round(days)')}`;
  }
  const product = `${read(from)} * ${Number(how.factor) || 1}`;
  const value =
    target.field.kind === 'decimal' ? `(${product}).toFixed(${target.field.scale})` : `Math.ceil(${product})`;
  return `${check(from)}${put(value)}`;
}

/** “Add a record to …”: what each of its fields gets. */
export function adding(entity: string, values: Readonly<Record<string, string>>): string {
  const lines = Object.entries(values)
    .filter(([, code]) => code !== '')
    .map(([name, code]) => `    ${name}: ${code},\n`);
  return `api.call('add', {\n  entity: ${quoted(entity)},\n  values: {\n${lines.join('')}  },\n});\n`;
}

/** “For each record found: …”. */
export const forEachRow = (code: string): string =>
  `for (const row of rows) {\n${code.replaceAll(/^(?=.)/gm, '  ')}}\n`;
