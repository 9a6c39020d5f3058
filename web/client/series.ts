import { Problem } from './problem.ts';
import type { Transport } from './transport.ts';
import type { Buckets, Latest, RawPoints, Value } from './types.ts';

export interface Span {
  /** Epoch milliseconds, inclusive. */
  readonly from: number;
  /** Epoch milliseconds, exclusive. */
  readonly to: number;
}

interface LatestAnswer {
  readonly items: readonly {
    readonly path: string;
    readonly ts: string | number;
    readonly value: Value;
    readonly quality: number | string;
  }[];
}

/** Questions to the history. */
export const seriesClient = (transport: Transport) => ({
  /** Minimum, maximum and average in about `points` buckets, in the order of `paths`. */
  async buckets(
    paths: readonly string[],
    span: Span,
    points: number,
    signal?: AbortSignal,
  ): Promise<Buckets[]> {
    const answer = await ask<Buckets>(transport, paths, { ...span, points, agg: 'min,max,avg' }, signal);
    return answer.map((one) => ({ ...one, unit: one.unit ?? null, datatype: one.datatype ?? null }));
  },

  /** Points as they came, oldest first; with `newest` the limit keeps the newest. */
  async raw(
    paths: readonly string[],
    span: Span,
    limit: number,
    newest: boolean,
    signal?: AbortSignal,
  ): Promise<RawPoints[]> {
    const answer = await ask<RawPoints>(
      transport,
      paths,
      { ...span, limit, newest: newest || undefined, agg: 'raw' },
      signal,
    );
    return answer.map((one) => ({
      ...one,
      unit: one.unit ?? null,
      datatype: one.datatype ?? null,
      quality: one.quality ?? one.ts.map(() => 0),
      more: one.more ?? false,
    }));
  },

  /** Last word of a text metric in each of about `points` buckets. */
  async words(path: string, span: Span, points: number, signal?: AbortSignal): Promise<RawPoints> {
    const [answer] = await ask<RawPoints>(transport, [path], { ...span, points, agg: 'last' }, signal);
    if (answer === undefined) throw new Problem({ status: 200, code: 'answer' });
    return { ...answer, quality: answer.quality ?? answer.ts.map(() => 0), more: false };
  },

  /** Last values of all metrics under a path. */
  async latest(under: string, signal?: AbortSignal): Promise<Latest[]> {
    const answer = await transport.json<LatestAnswer>('GET', '/latest', { query: { under }, signal });
    return answer.items.map((item) => ({
      path: item.path,
      time: typeof item.ts === 'number' ? item.ts : Date.parse(item.ts),
      value: item.value,
      quality: typeof item.quality === 'number' ? item.quality : item.quality === 'good' ? 0 : 16,
    }));
  },

  /** A file of everything under a path. */
  async export(
    under: string,
    span: Span,
    format: 'csv' | 'parquet',
    signal?: AbortSignal,
  ): Promise<Response> {
    return transport.send('GET', '/export', { query: { under, ...span, format }, signal });
  },
});

/** One path answers with an object, several with a list. */
async function ask<T>(
  transport: Transport,
  paths: readonly string[],
  query: Readonly<Record<string, string | number | boolean | undefined>>,
  signal: AbortSignal | undefined,
): Promise<T[]> {
  if (paths.length === 0) return [];
  const answer = await transport.json<T | T[]>('GET', '/series', {
    query: { path: paths, ...query },
    signal,
  });
  const list = Array.isArray(answer) ? answer : [answer];
  if (list.length !== paths.length) throw new Problem({ status: 200, code: 'answer' });
  return list;
}
