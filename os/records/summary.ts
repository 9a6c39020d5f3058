import { fromScaled, type SummaryRow } from '@selvedge/sdk/app';
import { invalid } from '../namespace/parse.ts';
import type { Tx } from '../store/unit.ts';
import { type Conditions, columnOf, isOrdered, type Sight } from './condition.ts';
import { type Column, quoted, type Table } from './table.ts';
import { fromSql, selected } from './value.ts';
import { FAULT } from './words.ts';

/** Figures wished for, by groups. */
export interface Sums {
  readonly where?: object;
  readonly search?: string;
  readonly by?: readonly string[];
  readonly sum?: readonly string[];
  readonly min?: readonly string[];
  readonly max?: readonly string[];
}

const MOST_GROUPS = 2000;
type Figure = string | number | null;

/** Counts and figures of records, by groups. Sums are exact. @throws input.invalid */
export async function summarize(
  tx: Tx,
  table: Table,
  question: Sums,
  sees: Sight,
  conditions: Conditions,
): Promise<SummaryRow[]> {
  const columns = (fields: readonly string[] = []): Column[] =>
    fields.map((field) => columnOf(table, field, sees));
  const by = columns(question.by);
  const sums = columns(question.sum);
  const ranged = [...columns(question.min), ...columns(question.max)];
  refuse(by, ({ type }) => type !== 'jsonb', FAULT.notSortable);
  refuse(sums, ({ type }) => type === 'bigint', FAULT.notSummable);
  refuse(ranged, isOrdered, FAULT.notSortable);
  const figures = [
    ...sums.map((column) => ({ word: 'sum' as const, column })),
    ...columns(question.min).map((column) => ({ word: 'min' as const, column })),
    ...columns(question.max).map((column) => ({ word: 'max' as const, column })),
  ];
  const wished = [
    ...by.map((column) => selected(column)),
    'count(*) as "#"',
    ...figures.map(
      ({ word, column }, index) =>
        `${word}(${quoted(column.name)})${column.type === 'timestamptz' ? '' : '::text'} as "f${index}"`,
    ),
  ];
  const groups = by.map(({ name }) => `r.${quoted(name)}`).join(', ');
  const rows = await tx.rows<Readonly<Record<string, unknown>>>(
    `select ${wished.join(', ')} from ${table.source} where ${conditions.sql}
     ${groups === '' ? '' : `group by ${groups} order by ${groups}`} limit ${MOST_GROUPS}`,
    conditions.params,
  );
  return rows.map((row) => {
    const answer = { sum: {}, min: {}, max: {} } as Record<'sum' | 'min' | 'max', Record<string, Figure>>;
    figures.forEach(({ word, column }, index) => {
      answer[word][column.field] = figureOf(column, row[`f${index}`]);
    });
    return {
      by: Object.fromEntries(
        by.map((column) => [column.field, fromSql(column.facts, row[column.name]) as Figure]),
      ),
      count: Number(row['#']),
      ...answer,
    };
  });
}

function refuse(
  columns: readonly Column[],
  fits: (column: Column) => boolean,
  message: typeof FAULT.notSummable,
): void {
  const wrong = columns.filter((column) => !fits(column));
  if (wrong.length > 0) throw invalid(wrong.map(({ field }) => ({ path: field, message })));
}

function figureOf({ facts }: Column, raw: unknown): Figure {
  if (raw instanceof Date) return raw.toISOString();
  if (typeof raw !== 'string') return null;
  if (facts.kind === 'decimal') return fromScaled(BigInt(raw), facts.scale);
  return facts.kind === 'integer' ? Number(raw) : raw;
}
