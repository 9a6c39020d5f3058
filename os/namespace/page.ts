import { invalid } from './parse.ts';
import { FAULT } from './words.ts';

/** A page of a list; `next` asks for the one after it. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

const DEFAULT_LIMIT = 50;
const MOST = 500;

export const limitOf = (limit: number | undefined): number =>
  Math.min(MOST, Math.max(1, Math.trunc(limit ?? DEFAULT_LIMIT)));

/** @param rows one more than the limit, where there are more */
export function pageOf<T>(rows: readonly T[], limit: number, keyOf: (row: T) => string): Page<T> {
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? markOf(keyOf(items[limit - 1])) : null };
}

const markOf = (key: string): string => Buffer.from(key, 'utf8').toString('base64url');

/** Key after which a page begins; '' = from the start. @throws input.invalid for a mark that we did not give */
export function keyAfter(mark: string | undefined): string {
  if (mark === undefined || mark === '') return '';
  const key = Buffer.from(mark, 'base64url').toString('utf8');
  if (markOf(key) !== mark || key.includes('\u0000')) throw invalid([{ path: 'after', message: FAULT.page }]);
  return key;
}
