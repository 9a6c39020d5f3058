import type { Values } from '../../client/index.ts';

/** What a list shows, as its address says. */
export interface ListSearch {
  readonly q?: string;
  /** Field, or `-field`. */
  readonly sort?: string;
  readonly where?: Values;
  /** A new record is being written, with these values to begin with. */
  readonly new?: Values;
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function readListSearch(search: Record<string, unknown>): ListSearch {
  const { q, sort, where, new: given } = search;
  return {
    ...(typeof q === 'string' && q !== '' ? { q } : typeof q === 'number' ? { q: String(q) } : {}),
    ...(typeof sort === 'string' && sort !== '' ? { sort } : {}),
    ...(isObject(where) && Object.keys(where).length > 0 ? { where } : {}),
    ...(isObject(given) ? { new: given } : {}),
  };
}
