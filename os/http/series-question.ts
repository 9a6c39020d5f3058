import { SelvedgeError } from '@selvedge/sdk/errors';
import { AGGREGATES, type Aggregate } from '../historian/historian.ts';
import type { SeriesEntry } from '../namespace/series.ts';
import { instantOf } from './instant.ts';

const DAY_US = 86_400_000_000;

/** A span of time, microseconds; `from` inclusive, `to` exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Default: the last 24 hours. @throws input.invalid when it cannot be read or ends before it begins */
export function spanOf(written: { from?: string | undefined; to?: string | undefined }, now: number): Span {
  const to = written.to ? instantOf(written.to, now, 'to') : now * 1000;
  const from = written.from ? instantOf(written.from, now, 'from') : to - DAY_US;
  if (from < to) return { from, to };
  throw invalid('to', '结束须晚于开始。', 'The end must come after the beginning.');
}

export type Wish =
  | { readonly kind: 'raw' }
  | { readonly kind: 'buckets'; readonly aggregates: readonly Aggregate[] };

const isAggregate = (word: string): word is Aggregate => AGGREGATES.some((name) => name === word);
/** What can be said of texts. */
const OF_TEXTS: readonly Aggregate[] = ['first', 'last', 'count'];

/** `agg=min,max,avg`; null = not said. @throws input.invalid for an unknown word */
export function wishOf(written: string | undefined): Wish | null {
  const words = (written ?? '')
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean);
  if (words.length === 0) return null;
  if (words.includes('raw')) {
    if (words.length === 1) return { kind: 'raw' };
    throw invalid('agg', 'raw 不能与其它统计同用。', '“raw” stands alone.');
  }
  const unknown = words.find((word) => !isAggregate(word));
  if (unknown !== undefined)
    throw invalid(
      'agg',
      `没有“${unknown}”，可用：${AGGREGATES.join(' ')} raw。`,
      `There is no “${unknown}”; there are ${AGGREGATES.join(' ')} raw.`,
    );
  return { kind: 'buckets', aggregates: [...new Set(words.filter(isAggregate))] };
}

export const isWordy = ({ datatype }: SeriesEntry): boolean => datatype === 'text' || datatype === 'enum';

/** What is asked of one series: as said, or what suits its datatype. @throws input.invalid when it cannot be asked */
export function wishFor(entry: SeriesEntry, wish: Wish | null): Wish {
  if (wish === null)
    return {
      kind: 'buckets',
      aggregates: [isWordy(entry) || entry.datatype === 'boolean' ? 'last' : 'avg'],
    };
  if (wish.kind === 'raw' || !isWordy(entry)) return wish;
  const unfit = wish.aggregates.find((name) => !OF_TEXTS.includes(name));
  if (unfit === undefined) return wish;
  throw invalid(
    'agg',
    `“${entry.path}”是文字，不能求 ${unfit}；可用 raw、last、first、count。`,
    `“${entry.path}” is a text: it has no ${unfit}; ask for raw, last, first or count.`,
  );
}

export function invalid(path: string, zh: string, en: string): SelvedgeError {
  const message = { zh, en };
  return new SelvedgeError('input.invalid', { reason: message }, { fields: [{ path, message }] });
}
