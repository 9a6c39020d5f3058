import { SelvedgeError } from '@selvedge/sdk/errors';

/** Which part of a list is wished: what comes after a key (`next` of the page before), at most `limit` items. */
export interface Page {
  readonly after?: string | null;
  /** 1 to 500; default 50. */
  readonly limit?: number;
}

export interface Paged<T> {
  readonly items: T[];
  /** Key for the next page; null = this was the last. */
  readonly next: string | null;
}

const MOST = 500;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const isId = (text: string): boolean => UUID.test(text);

/** Key and limit for a query; one row more than wished tells whether there is a next page. @throws input.invalid */
export function boundsOf(page: Page): { after: string | null; limit: number; fetch: number } {
  const limit = Math.min(MOST, Math.max(1, Math.trunc(page.limit ?? 50)));
  const after = page.after ?? null;
  if (after !== null && !isId(after)) {
    throw new SelvedgeError(
      'input.invalid',
      { reason: { zh: '分页位置无效。', en: 'The page key is not one of ours.' } },
      {
        fields: [
          { path: 'after', message: { zh: '请使用上一页的 next', en: 'use “next” of the page before' } },
        ],
      },
    );
  }
  return { after, limit, fetch: limit + 1 };
}

/** Cuts fetched rows to the page. */
export function paged<Row, T>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => string,
  read: (row: Row) => T,
): Paged<T> {
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  return { items: kept.map(read), next: rows.length > limit && last !== undefined ? keyOf(last) : null };
}
