import type { Titles } from '@selvedge/sdk/connector';
import { type FieldFault, SelvedgeError } from '@selvedge/sdk/errors';
import { isPath } from '@selvedge/sdk/connector';
import { z } from 'zod';
import { wordsOf } from './issue.ts';
import { FAULT, REASON } from './words.ts';

const IN_CHINESE = z.locales.zhCN().localeError;
const IN_ENGLISH = z.locales.en().localeError;

/** Adds a fault of our own words to a schema's check. */
export const fault = (context: z.core.$RefinementCtx, titles: Titles, path: (string | number)[] = []): void =>
  context.addIssue({ code: 'custom', message: titles.en, params: { titles }, path });

/** What is wrong with an input, field by field, in both languages; or the input as parsed. */
export function read<S extends z.ZodType>(
  schema: S,
  input: unknown,
): { readonly value: z.output<S> } | { readonly faults: readonly FieldFault[] } {
  const parsed = schema.safeParse(input, { error: IN_ENGLISH });
  if (parsed.success) return { value: parsed.data };
  const chinese = schema.safeParse(input, { error: IN_CHINESE }).error?.issues ?? [];
  const faults = parsed.error.issues.map((issue, index) => ({
    path: issue.path.map(String).join('.'),
    message: wordsOf(issue, input) ?? { zh: chinese[index]?.message ?? issue.message, en: issue.message },
  }));
  return { faults };
}

/** @throws SelvedgeError input.invalid with the wrong fields */
export function parse<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const result = read(schema, input);
  if ('faults' in result) throw invalid(result.faults);
  return result.value;
}

export const invalid = (fields: readonly FieldFault[]): SelvedgeError =>
  new SelvedgeError('input.invalid', { reason: REASON.input }, { fields });

/** @throws SelvedgeError input.invalid when it names no thing or metric that could be */
export function checkPath(path: string, field: string): void {
  if (!isPath(path)) throw invalid([{ path: field, message: FAULT.path }]);
}
