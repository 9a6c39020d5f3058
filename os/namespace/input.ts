import { RESERVED_METRIC_NAMES, isPath, isSegment } from '@selvedge/sdk/connector';
import { z } from 'zod';
import { FormulaFault, readFormula } from './formula/formula.ts';
import type { Metric, Title } from './metric.ts';
import { fault } from './parse.ts';
import { DATATYPES } from './series.ts';
import { FAULT } from './words.ts';

const LONGEST_TITLE = 200;
const LONGEST_UNIT = 32;
const LONGEST_WORD = 100;
const MOST_WORDS = 200;
const MOST_METRICS = 1000;
const LONGEST_FORMULA = 1000;

/** Text that PostgreSQL, a spreadsheet and a screen can all hold; U+FFFD stands where a text was broken already. */
const isKeepable = (text: string): boolean =>
  text.isWellFormed() && !/[\p{Cc}\p{Noncharacter_Code_Point}\ufffd]/u.test(text);

const text = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .superRefine((written, context) => {
      if (!isKeepable(written)) fault(context, FAULT.text);
    });

/** `''` and titles without a word read as no title. */
export const titleInput = z
  .union([
    text(LONGEST_TITLE),
    z.strictObject({ zh: text(LONGEST_TITLE), en: text(LONGEST_TITLE) }).partial(),
  ])
  .nullable()
  .transform((title): Title | null => {
    if (title === null || title === '') return null;
    if (typeof title === 'string') return title;
    const spoken = { ...(title.zh ? { zh: title.zh } : {}), ...(title.en ? { en: title.en } : {}) };
    return Object.keys(spoken).length === 0 ? null : spoken;
  });

const limit = z
  .number()
  .transform((number) => number + 0)
  .nullable()
  .default(null);

const wordsInput = z
  .array(text(LONGEST_WORD).min(1))
  .max(MOST_WORDS)
  .superRefine((words, context) => {
    words.forEach((word, index) => {
      if (words.indexOf(word) < index) fault(context, FAULT.twice, [index]);
      if (word.includes('|')) fault(context, FAULT.text, [index]);
    });
  })
  .readonly()
  .nullable()
  .default(null);

const formulaInput = text(LONGEST_FORMULA)
  .nullable()
  .default(null)
  .transform((formula) => formula || null)
  .superRefine((formula, context) => {
    if (formula === null) return;
    try {
      readFormula(formula);
    } catch (error) {
      if (!(error instanceof FormulaFault)) throw error;
      fault(context, error.reason);
    }
  });

export const metricName = z.string().superRefine((name, context) => {
  if (!isSegment(name) || RESERVED_METRIC_NAMES.has(name)) fault(context, FAULT.metricName);
});

export const metricInput = z
  .object({
    name: metricName,
    title: titleInput.default(null),
    datatype: z.enum(DATATYPES),
    unit: text(LONGEST_UNIT)
      .nullable()
      .default(null)
      .transform((unit) => unit || null),
    min: limit,
    max: limit,
    counter: z
      .boolean()
      .nullable()
      .default(false)
      .transform((counter) => counter ?? false),
    words: wordsInput,
    formula: formulaInput,
  })
  .superRefine((metric, context) => {
    const isNumber = metric.datatype === 'double' || metric.datatype === 'integer';
    if (!isNumber && metric.min !== null) fault(context, FAULT.onlyNumbers, ['min']);
    if (!isNumber && metric.max !== null) fault(context, FAULT.onlyNumbers, ['max']);
    if (!isNumber && metric.counter) fault(context, FAULT.onlyNumbers, ['counter']);
    if (metric.min !== null && metric.max !== null && metric.min > metric.max)
      fault(context, FAULT.range, ['min']);
    if (metric.datatype === 'enum' && (metric.words?.length ?? 0) === 0)
      fault(context, FAULT.wordsMissing, ['words']);
    if (metric.datatype !== 'enum' && metric.words !== null) fault(context, FAULT.wordsForeign, ['words']);
  })
  .transform((metric): Metric => metric);

export const metricsInput = z
  .array(metricInput)
  .max(MOST_METRICS)
  .superRefine((metrics, context) => {
    const seen = new Set<string>();
    metrics.forEach(({ name }, index) => {
      if (seen.has(name)) fault(context, FAULT.twice, [index, 'name']);
      seen.add(name);
    });
  })
  .readonly();

export const typeId = z.string().superRefine((id, context) => {
  if (!isSegment(id)) fault(context, FAULT.typeId);
});

/** Absent = leave as it is; null = take away. `metrics` are the thing's own, all of them. */
export const thingInput = z.object({
  type: typeId.nullable().optional(),
  title: titleInput.optional(),
  metrics: metricsInput.optional(),
});
export type ThingInput = z.input<typeof thingInput>;

export const typeInput = z.object({
  title: titleInput.default(null),
  metrics: metricsInput,
});
export type TypeInput = z.input<typeof typeInput>;

/** Path of a thing: room is left for a metric below it. */
export const thingPath = z.string().superRefine((path, context) => {
  if (!isPath(path)) fault(context, FAULT.path);
  else if (!isPath(`${path}/m`)) fault(context, FAULT.metricPath);
});
