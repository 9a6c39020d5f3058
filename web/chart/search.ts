import { HOUR } from '../format/time.ts';
import { RANGES, type View } from './window.ts';

/** A thing page's address tells what is on screen, so that it can be sent to somebody. */
export interface TrendSearch {
  /** Length of a moving view: 1h … 1y, or milliseconds. */
  readonly last?: string | number;
  readonly from?: number;
  readonly to?: number;
  /** Metrics shown; names for the thing's own, paths for others'. */
  readonly metrics?: readonly string[];
  readonly tab?: 'points' | 'changes';
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

export function readTrendSearch(search: Record<string, unknown>): TrendSearch {
  const { last, from, to, metrics, tab } = search;
  return {
    ...(isNumber(last) || RANGES.some(([id]) => id === last)
      ? { last: isNumber(last) ? last : String(last) }
      : {}),
    ...(isNumber(from) && isNumber(to) && from < to ? { from, to } : {}),
    ...(Array.isArray(metrics) ? { metrics: metrics.filter((each) => typeof each === 'string') } : {}),
    ...(tab === 'points' || tab === 'changes' ? { tab } : {}),
  };
}

export function viewOfSearch({ last, from, to }: TrendSearch): View {
  if (from !== undefined && to !== undefined) return { kind: 'fixed', from, to };
  const length = typeof last === 'number' ? last : RANGES.find(([id]) => id === last)?.[1];
  return { kind: 'follow', length: length ?? 8 * HOUR };
}

export function searchOfView(view: View): Pick<TrendSearch, 'last' | 'from' | 'to'> {
  if (view.kind === 'fixed') return { from: view.from, to: view.to };
  return { last: RANGES.find(([, length]) => length === view.length)?.[0] ?? view.length };
}
