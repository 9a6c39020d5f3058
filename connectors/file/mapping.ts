import { isPath, isSegment, RESERVED_METRIC_NAMES } from '@selvedge/sdk/connector';
import { parse } from 'yaml';
import { z } from 'zod';

const titles = z.object({ zh: z.string(), en: z.string() });

const metric = z.strictObject({
  /** Heading of the column. */
  column: z.string(),
  name: z.string().refine((name) => isSegment(name) && !RESERVED_METRIC_NAMES.has(name), 'no metric name'),
  title: titles.optional(),
  datatype: z.enum(['double', 'integer', 'boolean', 'text', 'enum']).default('double'),
  unit: z.string().optional(),
  counter: z.boolean().optional(),
  words: z.array(z.string()).optional(),
  /** What is written → what it means; what is not listed stays as written. */
  map: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
});

const mapping = z.strictObject({
  title: titles.optional(),
  file: z
    .strictObject({
      delimiter: z.string().min(1).max(2).default(','),
      encoding: z.enum(['utf-8', 'gb18030', 'utf-16le']).default('utf-8'),
    })
    .prefault({}),
  time: z.strictObject({
    column: z.string(),
    /** `iso` (RFC 3339), `epoch-ms`, or letters YYYY MM DD HH mm ss with anything between. */
    format: z.string().default('iso'),
    /** IANA zone of times that do not say theirs. */
    zone: z.string().default('UTC'),
    /** A 00:00 that a file writes at the end of a day under the same date: `end-of-day` moves it to the next date. */
    midnight: z.enum(['start-of-day', 'end-of-day']).default('start-of-day'),
  }),
  /** Path of the thing below the one given at import; `{column}` takes a cell. Empty = that thing itself. */
  thing: z.string().default(''),
  type: z.string().optional(),
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
  if (!read.success) {
    throw new Error(
      `The mapping does not fit: ${read.error.issues.map((issue) => `${issue.path.join('.') || 'file'}: ${issue.message}`).join('; ')}`,
    );
  }
  return read.data;
}

/** Path of the thing a row belongs to, or null when a cell makes no path. Characters no path may have become `_`. */
export function thingOf(
  mapping: Mapping,
  under: string,
  cells: Readonly<Record<string, string>>,
): string | null {
  const name = mapping.thing.replace(/\{([^}]+)\}/g, (_, column: string) =>
    (cells[column] ?? '')
      .trim()
      .normalize('NFC')
      .replaceAll(/[^\p{L}\p{M}\p{Nd}_-]/gu, '_'),
  );
  const path = [under, name].filter((part) => part !== '').join('/');
  return isPath(path) ? path : null;
}
