import { isUsable } from '@selvedge/sdk/connector';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Api, RawPoints } from '../client/index.ts';
import { DAY } from '../format/time.ts';
import { useApi } from '../session/useApi.ts';
import { planTrend, type Plan } from './plan.ts';
import type { StateChange } from './ribbon.ts';
import { useTail } from './useTail.ts';
import { type View } from './window.ts';

const LIMIT = 10_000;
const NO_CHANGES: readonly StateChange[] = [];

/** Every change where they fit (and the one before the view), else the last word of each pixel. */
async function load(
  api: Api,
  path: string,
  { span, points }: Plan,
  signal: AbortSignal,
): Promise<RawPoints | null> {
  if (span.to - span.from <= 2 * DAY) {
    const [raw] = await api.series.raw([path], { from: span.from - DAY, to: span.to }, LIMIT, true, signal);
    if (raw !== undefined && !raw.more) return raw;
  }
  const [words] = await api.series.words(path, span, points, signal);
  return words ?? null;
}

const changesOf = (raw: RawPoints): StateChange[] =>
  raw.ts.map((time, index) => {
    const value = raw.values[index] ?? null;
    return { time, word: String(value ?? ''), usable: isUsable(raw.quality[index] ?? 0) && value !== null };
  });

/** Changes of a state metric over a view, live ones included. */
export function useStates(
  path: string | null,
  view: View,
  pixels: number,
  now: number,
): readonly StateChange[] {
  const api = useApi();
  const plan = planTrend(view, pixels, now);
  const tail = useTail(path === null ? [] : [path], view.kind === 'follow');
  const { data } = useQuery({
    queryKey: ['states', path, plan],
    queryFn: ({ signal }) => load(api, path ?? '', plan, signal),
    enabled: path !== null && pixels > 0,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 60_000,
  });
  return useMemo(() => {
    if (path === null || data === undefined || data === null) return NO_CHANGES;
    const changes = changesOf(data);
    const last = changes.at(-1)?.time ?? -Infinity;
    for (const { time, value, quality } of tail.get(path) ?? []) {
      if (time > last)
        changes.push({ time, word: String(value ?? ''), usable: isUsable(quality) && value !== null });
    }
    return changes;
  }, [path, data, tail]);
}
