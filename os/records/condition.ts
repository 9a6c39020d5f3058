import type { Field, Titles } from '@selvedge/sdk/app';
import type { SqlValue } from '../store/unit.ts';
import { invalid, read } from '../namespace/parse.ts';
import { shapeOf } from './shape.ts';
import { type Column, quoted, type Table } from './table.ts';
import { type Json, toSql } from './value.ts';
import { FAULT } from './words.ts';

/** Conditions of a query and their parameters. */
export class Conditions {
  readonly #parts: string[] = [];
  readonly params: SqlValue[];

  /** @param params those that stand before */
  constructor(params: readonly SqlValue[] = []) {
    this.params = [...params];
  }

  /** A parameter's place, `$3`. */
  place(value: SqlValue): string {
    return `$${this.params.push(value)}`;
  }

  add(condition: string): void {
    this.#parts.push(condition);
  }

  get sql(): string {
    return this.#parts.length === 0 ? 'true' : this.#parts.join(' and ');
  }
}

const ORDERED = new Set(['text', 'integer', 'decimal', 'date', 'moment', 'time', 'choice']);
const COMPARISONS = { from: '>=', to: '<=', above: '>', below: '<' } as const;
type Comparison = keyof typeof COMPARISONS;
const isComparison = (word: string): word is Comparison => Object.hasOwn(COMPARISONS, word);

/** Which fields somebody may know of. */
export interface Sight {
  (field: string): boolean;
  /** A value without the parts of it that he may not know of; absent = he may know all of it. */
  readonly part?: (facts: Field, value: Json) => Json;
  /** Whether he may know every part of a field; one of which he sees a part only he does not change. */
  readonly whole?: (facts: Field) => boolean;
}

const faultOf = (path: string, message: Titles): Error => invalid([{ path, message }]);

/**
 * The column of a field that somebody may see; one that is hidden does not exist.
 * @throws input.invalid
 */
export function columnOf(table: Table, field: string, sees: Sight): Column {
  const column = table.columns.find((one) => one.field === field);
  if (column === undefined || !sees(field)) throw faultOf(field, FAULT.unknownField);
  return column;
}

/** True when values of a column have an order. */
export const isOrdered = ({ facts }: Column): boolean => ORDERED.has(facts.kind);

/** Adds what fields must fulfil. @throws input.invalid for a field, a comparison or a value that cannot be */
export function addWhere(conditions: Conditions, table: Table, where: object, sees: Sight): void {
  for (const [field, wished] of Object.entries(where)) {
    if (wished === undefined) continue;
    if (field === 'id') addIds(conditions, wished);
    else addTest(conditions, columnOf(table, field, sees), wished);
  }
}

const ID = shapeOf({ kind: 'ref', entity: '', title: { zh: '', en: '' } });

function addIds(conditions: Conditions, wished: unknown): void {
  const ids = isObject(wished) && Array.isArray(wished['in']) ? wished['in'] : [wished];
  for (const id of ids) if (!ID.safeParse(id).success) throw faultOf('id', FAULT.reference);
  conditions.add(`id = any(${conditions.place(ids)}::uuid[])`);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function addTest(conditions: Conditions, column: Column, wished: unknown): void {
  const name = quoted(column.name);
  if (!isObject(wished)) {
    conditions.add(equal(conditions, column, wished));
    return;
  }
  for (const [word, value] of Object.entries(wished)) {
    if (value === undefined) continue;
    if (word === 'in' && Array.isArray(value)) addAny(conditions, column, value);
    else if (word === 'not')
      conditions.add(
        value === null
          ? `${name} is not null`
          : `${name} is distinct from ${placed(conditions, column, value)}`,
      );
    else if (isComparison(word) && isOrdered(column))
      conditions.add(`${name} ${COMPARISONS[word]} ${placed(conditions, column, value)}`);
    else throw faultOf(column.field, FAULT.notSortable);
  }
}

function equal(conditions: Conditions, column: Column, value: unknown): string {
  return value === null
    ? `${quoted(column.name)} is null`
    : `${quoted(column.name)} = ${placed(conditions, column, value)}`;
}

function addAny(conditions: Conditions, column: Column, values: readonly unknown[]): void {
  const known = values.filter((value) => value !== null).map((value) => parameterOf(column, value));
  const name = quoted(column.name);
  const one = `${name} = any(${conditions.place(known)}::${column.type}[])`;
  conditions.add(known.length === values.length ? one : `(${one} or ${name} is null)`);
}

const placed = (conditions: Conditions, column: Column, value: unknown): string =>
  `${conditions.place(parameterOf(column, value))}::${column.type}`;

function parameterOf(column: Column, value: unknown): SqlValue {
  if (column.type === 'jsonb') throw faultOf(column.field, FAULT.notSortable);
  const result = read(shapeOf(column.facts), value);
  if ('faults' in result) throw invalid(result.faults.map((fault) => ({ ...fault, path: column.field })));
  return toSql(column.facts, result.value);
}

/** Words that all must occur in some of the columns. */
export function addSearch(conditions: Conditions, columns: readonly Column[], words: string): void {
  const text = columns.map(({ name }) => `coalesce(${quoted(name)}, '')`).join(` || ' ' || `);
  for (const word of words.trim().split(/\s+/).filter(Boolean).slice(0, 10)) {
    const pattern = `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    conditions.add(columns.length === 0 ? 'false' : `(${text}) ilike ${conditions.place(pattern)}`);
  }
}
