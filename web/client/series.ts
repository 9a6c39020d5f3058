import type { Client, SeriesAnswer } from './generated.ts';
import { Problem } from './problem.ts';
import type { Buckets, RawPoints } from './types.ts';

export interface Span {
  /** Epoch milliseconds, inclusive. */
  readonly from: number;
  /** Epoch milliseconds, exclusive. */
  readonly to: number;
}

/** Questions to the history, with answers as the screens need them. */
export const seriesClient = (client: Client) => {
  const ask = async (
    path: readonly string[],
    { from, to }: Span,
    wish: { points?: number; limit?: number; newest?: '1'; agg: string },
    signal?: AbortSignal,
  ): Promise<readonly SeriesAnswer[]> => {
    if (path.length === 0) return [];
    const answer = await client.getSeries({ path, from: String(from), to: String(to), ...wish }, signal);
    const answers = 'path' in answer ? [answer] : answer;
    if (answers.length !== path.length) throw new Problem({ status: 200, code: 'answer' });
    return answers;
  };

  return {
    /** Minimum, maximum and average in about `points` buckets, in the order of `paths`. */
    async buckets(
      paths: readonly string[],
      span: Span,
      points: number,
      signal?: AbortSignal,
    ): Promise<Buckets[]> {
      const answers = await ask(paths, span, { points, agg: 'min,max,avg' }, signal);
      return answers.map(
        ({ path, unit, datatype, ts, width = 0, min = [], max = [], avg = [], unusable = [] }) => ({
          path,
          unit,
          datatype,
          width,
          ts,
          min,
          max,
          avg,
          unusable,
        }),
      );
    },

    /** Points as they came, oldest first; with `newest` the limit keeps the newest. */
    async raw(
      paths: readonly string[],
      span: Span,
      limit: number,
      newest: boolean,
      signal?: AbortSignal,
    ): Promise<RawPoints[]> {
      return (await ask(paths, span, { limit, agg: 'raw', ...(newest ? { newest: '1' } : {}) }, signal)).map(
        pointsOf,
      );
    },

    /** Last word of a text metric in each of about `points` buckets. */
    async words(path: string, span: Span, points: number, signal?: AbortSignal): Promise<RawPoints[]> {
      return (await ask([path], span, { points, agg: 'last' }, signal)).map(pointsOf);
    },
  };
};

const pointsOf = ({
  path,
  unit,
  datatype,
  ts,
  values = [],
  quality = [],
  more = false,
}: SeriesAnswer): RawPoints => ({
  path,
  unit,
  datatype,
  ts,
  values,
  quality,
  more,
});
