import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { useApi } from '../session/useApi.ts';
import { LiveFeed } from './LiveFeed.ts';

const Feed = createContext<LiveFeed | null>(null);

/** One feed for all pages of an org. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const api = useApi();
  const [feed, setFeed] = useState<LiveFeed | null>(null);
  useEffect(() => {
    const opened = new LiveFeed((under, signal) => api.live(under, signal));
    setFeed(opened);
    return () => opened.close();
  }, [api]);
  return feed === null ? null : <Feed.Provider value={feed}>{children}</Feed.Provider>;
}

export function useFeed(): LiveFeed {
  const feed = useContext(Feed);
  if (feed === null) throw new Error('There is no live feed above this component.');
  return feed;
}
