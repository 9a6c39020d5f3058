import type { Datatype, MetricDraft, Titles } from '../client/index.ts';

export const DATATYPES: readonly Datatype[] = ['double', 'integer', 'boolean', 'text', 'enum'];

/** A metric as the form holds it. */
export interface MetricRow {
  readonly name: string;
  readonly datatype: Datatype;
  readonly zh?: string;
  readonly en?: string;
  readonly unit?: string;
  readonly min?: number | null;
  readonly max?: number | null;
  readonly counter?: boolean;
  readonly words?: readonly string[];
  readonly formula?: string;
}

export function rowOf(metric: MetricDraft): MetricRow {
  const title = metric.title;
  const titles =
    typeof title === 'string' ? { zh: title, en: title } : { zh: title?.zh ?? '', en: title?.en ?? '' };
  return {
    name: metric.name,
    datatype: metric.datatype,
    ...titles,
    unit: metric.unit ?? '',
    min: metric.min ?? null,
    max: metric.max ?? null,
    counter: metric.counter ?? false,
    words: metric.words ?? [],
    formula: metric.formula ?? '',
  };
}

/** What is sent: only what the datatype knows, only what was filled in. */
export function draftOf(row: MetricRow): MetricDraft {
  const isNumber = row.datatype === 'double' || row.datatype === 'integer';
  const title = titleFrom(row.zh, row.en);
  return {
    name: row.name.trim(),
    datatype: row.datatype,
    ...(title === null ? {} : { title }),
    ...(isNumber && row.unit ? { unit: row.unit.trim() } : {}),
    ...(isNumber && typeof row.min === 'number' ? { min: row.min } : {}),
    ...(isNumber && typeof row.max === 'number' ? { max: row.max } : {}),
    ...(isNumber && row.counter === true ? { counter: true } : {}),
    ...(row.datatype === 'enum' ? { words: row.words ?? [] } : {}),
    ...(row.formula?.trim() ? { formula: row.formula.trim() } : {}),
  };
}

/** Both languages, or none; one alone stands for both. */
export function titleFrom(zh: string | undefined, en: string | undefined): Titles | null {
  const inChinese = zh?.trim() ?? '';
  const inEnglish = en?.trim() ?? '';
  if (inChinese === '' && inEnglish === '') return null;
  return { zh: inChinese || inEnglish, en: inEnglish || inChinese };
}
