import { isPath, isSegment, RESERVED_METRIC_NAMES } from '@selvedge/sdk/connector';
import { parse } from 'yaml';
import { z } from 'zod';
import { BROKEN } from './lines.ts';

const titles = z.object({ zh: z.string(), en: z.string() });

const metric = z.strictObject({
  /** Heading of the column … */
  column: z.string().optional(),
  /** … or the same value in every row. */
  constant: z.union([z.string(), z.number(), z.boolean()]).optional(),
  name: z.string().refine((name) => isSegment(name) && !RESERVED_METRIC_NAMES.has(name), 'no metric name'),
  title: titles.optional(),
  datatype: z.enum(['double', 'integer', 'boolean', 'text', 'enum']).default('double'),
  unit: z.string().optional(),
  counter: z.boolean().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  /** Words of an enum; without them, what `map` maps to. */
  words: z.array(z.string()).optional(),
  /** What is written → what it means; what is not listed stays as written. */
  map: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  /** What a number is multiplied by, to be in the unit. */
  factor: z.number().optional(),
});

const mapping = z.strictObject({
  title: titles.optional(),
  file: z
    .strictObject({
      delimiter: z.string().min(1).max(2).default(','),
      /** `auto`: UTF-8, or what a byte order mark says, where the file begins so; else GB18030. */
      encoding: z.enum(['auto', 'utf-8', 'gb18030', 'utf-16le']).default('auto'),
      /** Sheet of an Excel file: its name, or its number from 1. */
      sheet: z.union([z.string(), z.number().int().positive()]).default(1),
      /** `,` where numbers are written 1.234,5. */
      decimal: z.enum(['.', ',']).default('.'),
    })
    .prefault({}),
  time: z.strictObject({
    column: z.string(),
    /** `iso` (RFC 3339, or 2026-11-23 07:50:00 in the zone), `epoch-ms`, `epoch-s`, or letters YYYY MM DD HH mm ss with anything between. */
    format: z.string().default('iso'),
    /** IANA zone of times that do not say theirs. */
    zone: z.string().default('UTC'),
    /** A 00:00 that a file writes at the end of a day under the same date: `end-of-day` moves it to the next date. */
    midnight: z.enum(['start-of-day', 'end-of-day']).default('start-of-day'),
  }),
  /** Path of the thing below the one given at import; `{column}` takes a cell. Empty = that thing itself. */
  thing: z.string().default(''),
  /** Type of its things, with the metrics below; without it the things get the metrics themselves. */
  type: z
    .strictObject({ id: z.string().refine(isSegment, 'no type id'), title: titles.optional() })
    .optional(),
  metrics: z.array(metric).min(1),
  /** Rows to leave out: a column with one of these texts. */
  skip: z.array(z.strictObject({ column: z.string(), equals: z.array(z.string()) })).default([]),
});

/** How the columns of a file become things, metrics and points. */
export type Mapping = z.output<typeof mapping>;
export type MappedMetric = Mapping['metrics'][number];

/** Reads a mapping (YAML). @throws Error that names what does not fit */
export function readMapping(text: string): Mapping {
  const read = mapping.safeParse(parse(text));
  const faults = read.success
    ? faultsOf(read.data)
    : read.error.issues.map(({ path, message }) => `${path.join('.') || 'file'}: ${message}`);
  if (!read.success || faults.length > 0) throw new Error(`The mapping does not fit: ${faults.join('; ')}`);
  return read.data;
}

/** What the parts of a mapping, each well-formed, do not agree in. */
function faultsOf({ metrics, thing, time }: Mapping): string[] {
  const names = metrics.map(({ name }) => name);
  return [
    ...metrics.flatMap((metric, index) =>
      faultsOfMetric(metric).map((fault) => `metrics.${index}: ${fault}`),
    ),
    ...names
      .filter((name, index) => names.indexOf(name) < index)
      .map((name) => `metrics: “${name}” stands twice`),
    ...(thing === '' || isPath(thing.replaceAll(/\{[^}]+\}/g, 'x'))
      ? []
      : [`thing: “${thing}” makes no path`]),
    ...(isZone(time.zone) ? [] : [`time.zone: “${time.zone}” is no time zone`]),
  ];
}

function faultsOfMetric(metric: MappedMetric): string[] {
  const faults: string[] = [];
  if ((metric.column === undefined) === (metric.constant === undefined))
    faults.push('needs either “column” or “constant”');
  if (metric.datatype === 'enum' && wordsOf(metric).length === 0)
    faults.push('an enum needs “words” or “map”');
  return faults;
}

/** Words of an enum metric. */
export const wordsOf = ({ words, map }: MappedMetric): readonly string[] =>
  words ?? [...new Set(Object.values(map ?? {}).map(String))];

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Path of the thing a row belongs to, or null when a cell makes no path. Characters no path may have become `_`. */
export function thingOf(
  mapping: Mapping,
  under: string,
  cells: Readonly<Record<string, string>>,
): string | null {
  let isWhole = true;
  const name = mapping.thing.replaceAll(/\{([^}]+)\}/g, (_, column: string) => {
    const cell = (cells[column] ?? '').trim().normalize('NFC');
    if (cell === '' || cell.includes(BROKEN)) isWhole = false;
    return cell.replaceAll(/[^\p{L}\p{M}\p{Nd}_-]/gu, '_');
  });
  if (!isWhole) return null;
  const path = [under, name].filter((part) => part !== '').join('/');
  return isPath(path) ? path : null;
}
