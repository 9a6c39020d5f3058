import { isUsable } from '@selvedge/sdk/connector';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { DAY } from '../format/time.ts';
import { useApi } from '../session/useApi.ts';
import { planTrend } from './plan.ts';
import type { StateChange } from './ribbon.ts';
import { useTail } from './useTail.ts';
import { type View, windowOf } from './window.ts';

const LIMIT = 10_000;

/** Beyond this, single changes are finer than pixels and too many to fetch. */
const LONGEST = 8 * DAY;

/** Changes of a state metric over a view, the one before it included; `cut` when there are too many to draw. */
export function useStates(
  path: string | null,
  view: View,
  pixels: number,
  now: number,
): { changes: readonly StateChange[]; cut: boolean; isLong: boolean } {
  const api = useApi();
  const follows = view.kind === 'follow';
  const { span } = planTrend(view, pixels, now);
  const { from, to } = windowOf(view, now);
  const isLong = to - from > LONGEST;
  const tail = useTail(path === null ? [] : [path], follows);
  const { data } = useQuery({
    queryKey: ['states', path, span],
    queryFn: async ({ signal }) => {
      const [raw] = await api.series.raw(
        [path ?? ''],
        { from: span.from - DAY, to: span.to },
        LIMIT,
        true,
        signal,
      );
      return raw ?? null;
    },
    enabled: path !== null && pixels > 0 && !isLong,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 60_000,
  });
  if (isLong || path === null || data === undefined || data === null)
    return { changes: [], cut: false, isLong };
  const changes = data.ts.map((time, index) => ({
    time,
    word: String(data.values[index] ?? ''),
    usable: isUsable(data.quality[index] ?? 0) && data.values[index] !== null,
  }));
  const last = changes.at(-1)?.time ?? -Infinity;
  for (const point of tail.get(path) ?? []) {
    if (point.time > last)
      changes.push({
        time: point.time,
        word: String(point.value ?? ''),
        usable: isUsable(point.quality) && point.value !== null,
      });
  }
  return { changes, cut: data.more && (changes[0]?.time ?? 0) > from, isLong };
}
