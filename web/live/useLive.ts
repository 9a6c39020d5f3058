import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useFeed } from './LiveProvider.tsx';
import type { LiveState, Ingest } from './LiveFeed.ts';
import type { LiveValue } from './values.ts';

/** Keeps the values under a path coming while the component is on screen; null keeps nothing. */
export function useLiveUnder(under: string | null): void {
  const feed = useFeed();
  useEffect(() => (under === null ? undefined : feed.retain(under)), [feed, under]);
}

/** The newest value of one path. */
export function useLiveValue(path: string | null): LiveValue | undefined {
  const feed = useFeed();
  const listen = useCallback(
    (heard: () => void) => (path === null ? () => undefined : feed.onPath(path, heard)),
    [feed, path],
  );
  return useSyncExternalStore(listen, () => (path === null ? undefined : feed.value(path)));
}

/** Draws anew when one of the paths changed, at most every `interval` milliseconds. */
export function useLiveTick(concerns: (path: string) => boolean, interval: number): number {
  const feed = useFeed();
  const [tick, setTick] = useState(0);
  const ask = useRef(concerns);
  useEffect(() => {
    ask.current = concerns;
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    let drawn = -Infinity;
    const stop = feed.onChange((changed) => {
      if (timer !== null) return;
      for (const path of changed) {
        if (!ask.current(path)) continue;
        timer = setTimeout(
          () => {
            timer = null;
            drawn = performance.now();
            setTick((last) => last + 1);
          },
          Math.max(0, drawn + interval - performance.now()),
        );
        return;
      }
    });
    return () => {
      stop();
      if (timer !== null) clearTimeout(timer);
    };
  }, [feed, interval]);
  return tick;
}

export function useLiveState(): { readonly state: LiveState; readonly ingest: Ingest } {
  const feed = useFeed();
  const listen = useCallback((heard: () => void) => feed.onState(heard), [feed]);
  const state = useSyncExternalStore(listen, () => feed.state);
  const ingest = useSyncExternalStore(listen, () => feed.ingest);
  return { state, ingest };
}
