import { isPath } from '@selvedge/sdk/connector';
import { SelvedgeError } from '@selvedge/sdk/errors';
import { owns, type Principal } from '../identity/principal.ts';
import type { SeriesEntry } from '../namespace/series.ts';
import type { House } from './parts.ts';

const METRIC = { zh: '测点', en: 'metric' };
const PATH = { zh: '路径', en: 'path' };

/** Declared series of a metric path (today's or an old one), in the principal's org. @throws not.found */
export function seriesOf(house: House, principal: Principal, path: string): SeriesEntry {
  const { series } = house.namespace;
  const entry = series.entry(series.resolve(path));
  if (entry?.state === 'active' && entry.orgId === principal.org.id) return entry;
  throw new SelvedgeError('not.found', { object: METRIC }, { fields: [{ path: 'path', message: path }] });
}

/**
 * Subtrees that an address `under=…` means for a principal: itself, or, for '', every root of the org.
 * @throws not.found for another org's path, or when there is nothing of that name
 */
export async function subtreesOf(
  house: House,
  principal: Principal,
  under: string,
): Promise<readonly string[]> {
  if (under === '') return principal.roots;
  if (!isPath(under) || !owns(principal, under)) throw new SelvedgeError('not.found', { object: PATH });
  const [first] = house.namespace.series.under(under);
  if (first === undefined) await house.store.org(principal.org.id, (tx) => house.namespace.get(tx, under));
  return [under];
}

/** Declared series below some subtrees, in path order. */
export const seriesUnder = (house: House, principal: Principal, subtrees: readonly string[]): SeriesEntry[] =>
  subtrees.flatMap((under) =>
    [...house.namespace.series.under(under)].filter(({ orgId }) => orgId === principal.org.id),
  );
