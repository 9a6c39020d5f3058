import { useEffect, useRef, useState } from 'react';
import { useFeed } from '../live/LiveProvider.tsx';
import type { TailPoint } from './line.ts';

const MOST = 5000;

/** Live points of some paths since the chart was opened, newest last; drawn anew at most twice a second. */
export function useTail(paths: readonly string[], runs: boolean): ReadonlyMap<string, readonly TailPoint[]> {
  const feed = useFeed();
  const points = useRef(new Map<string, TailPoint[]>());
  const [tail, setTail] = useState<ReadonlyMap<string, readonly TailPoint[]>>(new Map());
  const key = paths.join('\n');

  useEffect(() => {
    const stops = key === '' || !runs ? [] : key.split('\n').map((path) => feed.retain(path));
    return () => stops.forEach((stop) => stop());
  }, [feed, key, runs]);

  useEffect(() => {
    if (!runs || key === '') return;
    const watched = key.split('\n');
    let timer: ReturnType<typeof setTimeout> | null = null;
    const take = (path: string): void => {
      const value = feed.value(path);
      if (value === undefined) return;
      const known = points.current.get(path) ?? [];
      if ((known.at(-1)?.time ?? -Infinity) >= value.time) return;
      points.current.set(path, [...(known.length >= MOST ? known.slice(MOST / 10) : known), value]);
      timer ??= setTimeout(() => {
        timer = null;
        setTail(new Map(points.current));
      }, 500);
    };
    watched.forEach(take);
    const stops = watched.map((path) => feed.onPath(path, () => take(path)));
    return () => {
      stops.forEach((stop) => stop());
      if (timer !== null) clearTimeout(timer);
    };
  }, [feed, key, runs]);

  return tail;
}
