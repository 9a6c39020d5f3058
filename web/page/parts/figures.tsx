import type { FigureFilter, FigureParts, PageTools, Span } from '@selvedge/sdk/page';
import { type ComponentType, useEffect, useState } from 'react';
import { usePage } from '../context.ts';
import { ErrorNote } from './ErrorNote.tsx';
import { filterIn, searchOf } from './filter.ts';

type Parts = typeof import('../figures/parts.ts');
let known: Parts | null = null;

/** What draws figures is read when the first of them is drawn: no station pays for it. Its place is kept meanwhile. */
function drawn<P extends object>(pick: (parts: Parts) => ComponentType<P>) {
  return function Drawn(props: P) {
    const [parts, setParts] = useState(known);
    const [fault, setFault] = useState<unknown>(null);
    useEffect(() => {
      if (parts !== null || fault !== null) return;
      import('../figures/parts.ts').then((read) => setParts((known = read)), setFault);
    }, [parts, fault]);
    if (fault !== null) return <ErrorNote error={fault} onRetry={() => setFault(null)} />;
    if (parts === null) return <div className="part-waiting" aria-busy />;
    const Part = pick(parts);
    return <Part {...props} />;
  };
}

function useFilter(_tools: PageTools, start: Exclude<Span, 'own'> = 'week') {
  const { org } = usePage().opened;
  const [filter, setFilter] = useState(() => filterIn(location.search, start, org));
  const change = (next: FigureFilter): void => {
    history.replaceState(history.state, '', searchOf(next, location.search) + location.hash);
    setFilter(next);
  };
  return [filter, change] as const;
}

export const figures: FigureParts = {
  Trend: drawn((parts) => parts.Trend),
  Pareto: drawn((parts) => parts.Pareto),
  HeatMap: drawn((parts) => parts.HeatMap),
  Yamazumi: drawn((parts) => parts.Yamazumi),
  SmallMultiples: drawn((parts) => parts.SmallMultiples),
  FilterBar: drawn((parts) => parts.FilterBar),
  Numbers: drawn((parts) => parts.Numbers),
  useFilter,
};
