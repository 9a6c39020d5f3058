/** One field that differs; undefined = it was not there. */
export interface Difference {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Fields that differ between two documents, one level into nested ones. */
export function differencesOf(before: unknown, after: unknown, prefix = ''): Difference[] {
  if (!isPlain(before) && !isPlain(after))
    return textOf(before) === textOf(after)
      ? []
      : [{ field: prefix || '·', before: before ?? undefined, after: after ?? undefined }];
  const old = isPlain(before) ? before : {};
  const now = isPlain(after) ? after : {};
  const fields = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return fields.flatMap((field): Difference[] => {
    const name = prefix === '' ? field : `${prefix}.${field}`;
    const was = old[field];
    const is = now[field];
    if (textOf(was) === textOf(is)) return [];
    if (prefix === '' && isPlain(was) && isPlain(is)) return differencesOf(was, is, name);
    return [{ field: name, before: was, after: is }];
  });
}

/** A value as one line. */
export const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);
