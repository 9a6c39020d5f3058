import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Api } from '../client/index.ts';
import { useApi } from '../session/useApi.ts';
import { lineOfBuckets, lineOfRaw, withTail, type Line } from './line.ts';
import { planTrend, type Plan } from './plan.ts';
import { useClock } from './useClock.ts';
import { useTail } from './useTail.ts';
import { windowOf, type View, type Window } from './window.ts';

export interface Trend {
  /** In the order asked; undefined while the first answer is on the way. */
  readonly lines: readonly (Line | undefined)[];
  readonly window: Window;
  readonly isLoading: boolean;
  readonly problem: unknown;
  again: () => void;
}

/** Raw points where they fit, else buckets. */
async function load(api: Api, path: string, plan: Plan, signal: AbortSignal): Promise<Line | null> {
  if (plan.rawLimit !== null) {
    const [raw] = await api.series.raw([path], plan.span, plan.rawLimit, false, signal);
    if (raw !== undefined && !raw.more) return lineOfRaw(raw);
  }
  const [buckets] = await api.series.buckets([path], plan.span, plan.points, signal);
  return buckets === undefined ? null : lineOfBuckets(buckets, plan.span.to);
}

/** Lines of some metrics for a view; a view that follows the present goes on by itself. */
export function useTrendLines(paths: readonly string[], view: View, pixels: number): Trend {
  const api = useApi();
  const follows = view.kind === 'follow';
  const { from, to } = windowOf(view, 0);
  const now = useClock(Math.max(1000, Math.min(30_000, (to - from) / Math.max(1, pixels))), follows);
  const plan = planTrend(view, pixels, now);
  const tail = useTail(paths, follows);
  const answers = useQueries({
    queries: paths.map((path) => ({
      queryKey: ['trend', path, plan],
      queryFn: ({ signal }: { signal: AbortSignal }) => load(api, path, plan, signal),
      placeholderData: keepPreviousData,
      staleTime: Infinity,
      gcTime: 60_000,
      enabled: pixels > 0,
    })),
  });
  const found = answers.map((answer) => answer.data ?? undefined);
  // The answers' array is new with every drawing; its members are not.
  const lines = useMemo(
    () =>
      found.map((line) =>
        line === undefined || !follows ? line : withTail(line, tail.get(line.path) ?? []),
      ),
    [...found, tail, follows],
  );
  const start = follows ? now - view.length : view.from;
  const end = follows ? now : view.to;
  const window = useMemo(() => ({ from: start, to: end }), [start, end]);
  return {
    lines,
    window,
    isLoading: answers.some((answer) => answer.isFetching),
    problem: answers.find((answer) => answer.error !== null)?.error ?? null,
    again: () => answers.forEach((answer) => void answer.refetch()),
  };
}
