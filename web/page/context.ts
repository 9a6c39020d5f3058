import type { PageTools } from '@selvedge/sdk/page';
import { createContext, useContext } from 'react';
import type { Freshness } from './fresh.ts';
import type { OpenedPage } from './opened.ts';
import type { Work } from './tools.ts';

/** What stands around a page of an app. */
export interface PageSurroundings {
  readonly opened: OpenedPage;
  readonly work: Work;
  readonly tools: PageTools;
  readonly fresh: Freshness;
  /** Where the layout has room for the place and for buttons; null = where they are written. */
  readonly place: HTMLElement | null;
  readonly bottom: HTMLElement | null;
}

export const PageContext = createContext<PageSurroundings | null>(null);

export function usePage(): PageSurroundings {
  const page = useContext(PageContext);
  if (page === null) throw new Error('This part stands on a page of an app only.');
  return page;
}
